"""The period of every figure of an article, clause by clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from newsledger.annotate.periods.carry import FigureLike, Topic, carries, market_day
from newsledger.annotate.periods.clauses import VERB, Clause, When, cut
from newsledger.annotate.periods.period import Period
from newsledger.annotate.periods.relative import Relative, find_relative, resolve
from newsledger.annotate.periods.usable import Timed, is_baseline, usable

_ARTICLE = re.compile(r"\b(?:the|an?|its|their)\s$", re.IGNORECASE)
_NOUN = re.compile(r"\s(?!and\b|to\b|from\b|of\b|with\b|by\b|or\b|but\b|at\b|for\b|on\b|as\b|was\b|were\b|compared\b)[a-z]")
_HEAD = 40
_EXPECTED = re.compile(r"\b(?:expect\w*|forecasts?|estimates?d?|targets?|goals?|predict\w*|consensus|threshold)\b")
_PERFECT = re.compile(
    r"\b(?:has|have)\s(?:\w+ly\s)?(?!been|set|forecast|expect|target)(?:\w+ed|won|sold|made|lost|risen|fallen|grown|spent|cut|seen)\b"
)
_RUNNING = re.compile(r"(?:so far\s)?(?:this|the current)\s", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:the|an?|its|their)\s$", re.IGNORECASE)
_NOUN = re.compile(r"\s(?!and\b|to\b|from\b|of\b|with\b|by\b|or\b|but\b|at\b|for\b|on\b|as\b|was\b|were\b|compared\b)[a-z]")
_HEAD = 40
_EXPECTED = re.compile(r"\b(?:expect\w*|forecasts?|estimates?d?|targets?|goals?|predict\w*|consensus|threshold)\b")
_PERFECT = re.compile(r"\b(?:has|have|had)\s(?:\w+ly\s)?(?:\w+ed|won|sold|made|lost|risen|fallen|grown|been|spent|cut|seen)\b")
_APART = re.compile(r"[,;]|\s(?:to|while|and|but|-|–|—)\s")

Span = tuple[int, int]
Bound = dict[int, Period | None]


def bind_periods(
    text: str, sentences: Sequence[Span], figures: Sequence[FigureLike], times: Sequence[Timed], published: date | None
) -> list[Period | None]:
    """The period of each of ``figures`` (in order of start), or None where the text gives none."""
    bound: list[Period | None] = [None] * len(figures)
    topic = Topic()
    starts = [start for start, _ in sentences]
    by_sentence: dict[int, list[int]] = {}
    for no, figure in enumerate(figures):
        by_sentence.setdefault(bisect_right(starts, figure.start) - 1, []).append(no)
    timed: dict[int, list[Timed]] = {}
    for time in times:
        timed.setdefault(bisect_right(starts, time.start) - 1, []).append(time)
    for place in sorted({*by_sentence, *timed}):
        if place < 0:
            continue
        if place not in by_sentence:
            topic.hint(text, place, sentences[place], usable(text, sentences[place], timed[place], published))
            continue
        numbered = {no: figures[no] for no in by_sentence[place]}
        whens = _whens(text, sentences[place], list(numbered.values()), timed.get(place, []), published)
        topic.enter(text, place, sentences[place])
        reader = _Reader(text, sentences[place], numbered, topic, published)
        for no, period in reader.read(whens).items():
            bound[no] = period
        if not (reader.here and reader.here.rule == "market"):
            topic.leave(reader.here, reader.base, {figure.unit for figure in numbered.values()})
    return bound


def _whens(text: str, sentence: Span, figures: list[FigureLike], times: list[Timed], published: date | None) -> list[When]:
    """What may date a figure of the sentence: times and relative expressions, baselines left out."""
    relatives = find_relative(text, *sentence)
    periods = [p for p in usable(text, sentence, times, published) if not any(r.start < p.end and p.start < r.end for r in relatives)]
    whens: list[When] = sorted([*periods, *relatives], key=lambda when: when.start)
    return [when for when in whens if not (is_baseline(text, sentence, when) and not _heads(text, when, figures))]


def _heads(text: str, when: When, figures: list[FigureLike]) -> bool:
    """ "from last year's 13.3 billion", "than the 1985 volume of 2 mln": the time belongs to the figure behind it."""
    nearest = next((f.start for f in figures if f.start >= when.end), None)
    return nearest is not None and nearest - when.end < _HEAD and not _APART.search(text, when.end, nearest)


class _Reader:
    """One sentence read clause by clause: the period it is about, and what that is compared with."""

    def __init__(self, text: str, sentence: Span, figures: dict[int, FigureLike], topic: Topic, published: date | None) -> None:
        self.text, self.sentence, self.figures, self.topic, self.published = text, sentence, figures, topic, published
        self.here: Period | None = None
        self.base: Period | None = None
        self.bound: Bound = {}
        self._waiting: list[int] = []
        self._base_waiting: list[int] = []

    def read(self, whens: list[When]) -> Bound:
        """The period of each figure of the sentence by its number."""
        for clause in cut(self.text, self.sentence, list(self.figures.items()), whens):
            own = _own_times(self.text, clause, self.figures)
            if clause.is_base:
                self._compare(clause, own)
            else:
                self._state(clause, own)
        self._carry()
        return {no: _fitted(self.text, self.sentence, self.figures[no], period, self.published) for no, period in self.bound.items()}

    def _compare(self, clause: Clause, own: dict[int, When | None]) -> None:
        """Figures that others are compared with: their own time, that of an earlier comparison, or the same for a forecast."""
        compared = self.here or self.topic.period
        for no, when in own.items():
            if when:
                self.bound[no] = self._resolved(when, compared)
                self.base = self.base or self.bound[no]
            elif _EXPECTED.search(self.text, clause.start, self.figures[no].start):
                self.bound[no] = replace(compared, rule="sentence") if compared else None
            else:
                self.bound[no] = self.base or (self.topic.base if self.topic.holds_base(self.here) else None)
                self._base_waiting += [no] if self.bound[no] is None else []
        if self.base:
            self.bound |= dict.fromkeys(self._base_waiting, self.base)
            self._base_waiting = []

    def _state(self, clause: Clause, own: dict[int, When | None]) -> None:
        """Figures that the sentence states: their own time, else the sentence's so far."""
        for no, when in own.items():
            found = self._resolved(when, self.here or self.topic.period) if when else None
            if found:
                if self.here and not _same(self.here, found):
                    self.base = None
                self.here = found
            elif self.here:
                found = replace(self.here, rule="sentence")
            else:
                self._waiting.append(no)
            self.bound[no] = found
        lead = next((item for item in clause.items if not isinstance(item, int)), None)
        if self.here is None and lead and clause.link == "start" and not own:
            self.here = self._resolved(lead, self.topic.period)
        if self.here and self._waiting and clause.link in {"and", "to"}:
            self.bound |= dict.fromkeys(self._waiting, replace(self.here, rule="sentence"))
            self._waiting = []

    def _carry(self) -> None:
        """Figures left without a time: the market's day, or the period of the text so far."""
        for no in self._waiting:
            found = market_day(self.text, self.sentence, self.published)
            if found is None and carries(self.text, self.sentence, self.figures[no], self.topic):
                found = self.topic.carried()
            self.bound[no] = found
            self.here = self.here or found

    def _resolved(self, when: When, compared: Period | None) -> Period | None:
        if isinstance(when, Relative):
            return resolve(when, compared, self.published) if compared else None
        return when


def _same(one: Period, other: Period) -> bool:
    return (one.first, one.last) == (other.first, other.last)


def _fitted(text: str, sentence: Span, figure: FigureLike, period: Period | None, published: date | None) -> Period | None:
    """A share "by the end of 2030" is the year's; what has happened "this year" has until publication."""
    if period is None:
        return None
    if figure.kind == "percent" and (period.last.month, period.last.day) == (12, 31) and period.first == period.last:
        return replace(period, first=period.first.replace(month=1, day=1), grain="year")
    if (
        published
        and period.first < published < period.last
        and _RUNNING.match(text, period.start)
        and _PERFECT.search(text, sentence[0], figure.start)
    ):
        return replace(period, last=published, grain=None)
    return period


def _own_times(text: str, clause: Clause, figures: dict[int, FigureLike]) -> dict[int, When | None]:
    """The time of each figure that stands in its own clause: one before governs, one close behind is stronger."""
    own: dict[int, When | None] = {}
    pending: list[int] = []
    lead: When | None = None
    for item in clause.items:
        if isinstance(item, int):
            own[item] = lead
            pending.append(item)
        elif not pending or _describes(text, item, clause, figures):
            lead, pending = item, []
        else:
            close = [
                no
                for no in pending
                if _is_close(text, figures[no].end, item) or (own[no] is None and not VERB.search(text, figures[no].end, item.start))
            ]
            own |= dict.fromkeys(close, item)
            lead, pending = item if not clause.is_base else None, []
    return own


def _describes(text: str, when: When, clause: Clause, figures: dict[int, FigureLike]) -> bool:
    """ "last year's", "the 1985 volume of": the time belongs to the noun, and the figure, behind it."""
    if text[when.end : when.end + 2] in {"'s", "’s"} or text[when.end - 2 : when.end] in {"'s", "’s"}:
        return True
    follower = next((figures[no] for no in clause.items if isinstance(no, int) and figures[no].start >= when.end), None)
    return bool(
        follower
        and _ARTICLE.search(text, max(0, when.start - 6), when.start)
        and _NOUN.match(text, when.end)
        and follower.start - when.end < _HEAD
        and not _APART.search(text, when.end, follower.start)
    )


def _is_close(text: str, end: int, when: When) -> bool:
    between = text[end : when.start]
    return len(between.split()) <= 8 and not any(mark in between for mark in ",;(")
