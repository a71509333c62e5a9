"""One sentence read clause by clause: which period each of its figures has."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from newsledger.annotate.periods.carry import Topic, carries, market_day
from newsledger.annotate.periods.clauses import Clause, cut
from newsledger.annotate.periods.own import Own, own_times
from newsledger.annotate.periods.period import Period, Stated, moved
from newsledger.annotate.periods.relative import Relative, When, resolve
from newsledger.annotate.periods.tables import is_table_line, year_before

_EXPECTED = re.compile(r"\b(?:expect\w*|forecasts?|estimates?d?|targets?|goals?|predict\w*|consensus|guidance|threshold)\b")
_PERFECT = re.compile(
    r"\b(?:has|have)\s(?:\w+ly\s)?(?!been|set|forecast|expect|target)(?:\w+ed|won|sold|made|lost|risen|fallen|grown|spent|cut|seen)\b"
)
_AT_THE_TIME = re.compile(
    r"(?:At the time|At that time|By then|(?:On|In) (?:that|the same) (?:day|week|month|quarter|year)|That (?:day|week|month|year))\b"
)
_FRONTED = re.compile(r"[\s,;]*(?:(?:and|but|while|whereas|in|by|for|during|at|on|the)\s){0,3}", re.IGNORECASE)
_STANDING = re.compile(r"\W*(?:which|who)\s(?:has|have|is|are|owns?|holds?|employs?)\b")
_YEAR_AGO = re.compile(
    r"\s(?:above|below)\s(?:(?:the|its|their|price|levels?|that|those|of|in|for)\s){0,5}(?:(?:a|one)\syear\s(?:ago|earlier|before)|[A-Z][a-z]+,?\s(?P<year>\d{4}))\b"
)
_LAST_YEAR = re.compile(r"last\syear\b(?!['’])", re.IGNORECASE)
_RUNNING = re.compile(r"(?:so far\s)?(?:this|the current)\s", re.IGNORECASE)

_ESTIMATED = re.compile(
    r"\b(?:estimat\w+|forecasts?|forecasted|predict\w*|project(?:s|ed|ion)|sees?|saw|puts?|pegged|(?:raised|cut|lowered)\sits)\b",
    re.IGNORECASE,
)
_MOMENTS = {"day", "week", "month"}
_HALF_A_YEAR = 180

Span = tuple[int, int]
Bound = dict[int, Period | None]


class Reader:
    """One sentence read clause by clause: the period it is about, and what that is compared with."""

    def __init__(self, text: str, sentence: Span, figures: Mapping[int, Stated], topic: Topic, published: date | None) -> None:
        self.text, self.sentence, self.figures, self.topic, self.published = text, sentence, figures, topic, published
        self.here: Period | None = None
        self.base: Period | None = None
        self.bound: Bound = {}
        self._waiting: list[int] = []
        self._base_waiting: list[int] = []

    def read(self, whens: Sequence[When]) -> Bound:
        """The period of each figure of the sentence by its number."""
        if _AT_THE_TIME.match(self.text, *self.sentence):
            self.here = self.topic.at_the_time()
        for clause in cut(self.text, self.sentence, list(self.figures.items()), whens):
            own = own_times(self.text, clause, self.figures)
            if clause.is_base:
                self._compare(clause, own)
            else:
                self._state(clause, own)
        self._carry()
        return {no: _fitted(self.text, self.sentence, self.figures[no], period, self.published) for no, period in self.bound.items()}

    def opening(self) -> int | None:
        """A change that opens the text undated ("profits fell 40 percent"): the next sentence with a period dates it."""
        undated = [no for no, figure in self.figures.items() if self.bound.get(no) is None and figure.kind == "percent"]
        return undated[0] if undated and len(self.figures) == 1 else None

    def leave(self) -> None:
        """Let the text go on from what this sentence was about; a market's day is no topic."""
        if not (self.here and self.here.rule == "market"):
            self.topic.leave(self.here, self.base, {figure.unit for figure in self.figures.values()})

    def _compare(self, clause: Clause, own: Own) -> None:
        """Figures that others are compared with: their own time, that of an earlier comparison, or the same for a forecast."""
        compared = self.here or self.topic.period
        for no, when in own.items():
            if when and compared and self._is_earlier_estimate(clause, when, compared):
                self.bound[no] = replace(compared, rule="estimate")
            elif when:
                self.bound[no] = self._before(self._resolved(when, compared, is_base=True))
                self.base = self.base or self.bound[no]
            elif _EXPECTED.search(self.text, clause.start, self.figures[no].start):
                self.bound[no] = replace(compared, rule="sentence") if compared else None
            elif clause.link.startswith("vs") and is_table_line(self.text, self.sentence):
                self.bound[no] = year_before(compared) if compared else None
            else:
                self.bound[no] = self.base or (self.topic.base if self.topic.holds_base(self.here) else None)
                self._base_waiting += [no] if self.bound[no] is None else []
        if self.base:
            self.bound |= dict.fromkeys(self._base_waiting, self.base)
            self._base_waiting = []

    def _state(self, clause: Clause, own: Own) -> None:
        """Figures that the sentence states: their own time, else the sentence's so far; "which has 19 offices" has none."""
        is_standing = bool(_STANDING.match(self.text, clause.start))
        for no, when in own.items():
            found = self._resolved(when, self.here or self.topic.period) if when else None
            if found:
                if self.here and not _same(self.here, found):
                    self.base = None
                self.here = found
            elif self.here and not is_standing:
                found = replace(self.here, rule="sentence")
            elif not is_standing:
                self._waiting.append(no)
            self.bound[no] = found
        lead = next((item for item in clause.items if not isinstance(item, int)), None)
        if lead and not own and (not self.bound or _FRONTED.fullmatch(self.text, clause.start, lead.start)):
            self.here = self._resolved(lead, self.topic.period)
        if self.here and self._waiting and clause.link in {"and", "to"}:
            self.bound |= dict.fromkeys(self._waiting, replace(self.here, rule="sentence"))
            self._waiting = []

    def _carry(self) -> None:
        """Figures left without a time: the market's day, or the period of the text so far."""
        carried: Period | None = None
        for no in self._waiting:
            carried = market_day(self.text, self.sentence, self.published) or carried
            if carried is None and carries(self.text, self.sentence, self.figures[no], self.topic):
                carried = self.topic.carried()
            self.bound[no] = carried
        self.here = self.here or carried

    def _is_earlier_estimate(self, clause: Clause, when: When, compared: Period) -> bool:
        """ "It put the 1986/87 crop at 78.1 mln tonnes, vs 77.1 mln last month": of the same year, a month ago."""
        is_recent = when.unit in _MOMENTS if isinstance(when, Relative) else when.grain in _MOMENTS
        is_long = (compared.last - compared.first).days >= _HALF_A_YEAR
        return is_recent and is_long and bool(_ESTIMATED.search(self.text, self.sentence[0], clause.start))

    def _before(self, found: Period | None) -> Period | None:
        """Like is compared with like: beside a figure of 1986 "last year's" is 1985's, beside one of January 1987 that of January 1986."""
        if not found or not self.here or found.grain != "year":
            return found
        if _same(found, self.here):
            return year_before(found)
        is_part = self.here.grain in {"month", "quarter"} and found.first.year == self.here.first.year - 1
        is_calendar = (found.first.month, found.first.day) == (1, 1)
        if is_part and is_calendar and _LAST_YEAR.match(self.text, found.start):
            ago = year_before(self.here)
            return replace(ago, start=found.start, end=found.end) if ago else found
        return found

    def _resolved(self, when: When, compared: Period | None, is_base: bool = False) -> Period | None:
        if isinstance(when, Relative):
            return resolve(when, compared, is_base) if compared else None
        return when


def _same(one: Period, other: Period) -> bool:
    return (one.first, one.last) == (other.first, other.last)


def _is_from_year_ago(text: str, sentence: Span, figure: Stated, period: Period) -> bool:
    """ "2 percent above a year ago", "below its level of February 1986": a change over twelve months, not of one."""
    match = _YEAR_AGO.match(text, figure.end, sentence[1])
    return bool(match and (match["year"] is None or int(match["year"]) == period.last.year - 1))


def _fitted(text: str, sentence: Span, figure: Stated, period: Period | None, published: date | None) -> Period | None:
    """A share "by the end of 2030" is the year's; what has happened "this year" has until publication."""
    if period is None:
        return None
    if figure.kind == "percent" and (period.last.month, period.last.day) == (12, 31) and period.first == period.last:
        return replace(period, first=period.first.replace(month=1, day=1), grain="year")
    if figure.kind == "percent" and period.grain == "month" and _is_from_year_ago(text, sentence, figure, period):
        ago = moved(period, "month", -11)
        return replace(period, first=ago.first, grain=None) if ago else period
    if (
        published
        and period.first < published < period.last
        and _RUNNING.match(text, period.start)
        and _PERFECT.search(text, sentence[0], figure.start)
    ):
        return replace(period, last=published, grain=None)
    return period
