"""A sentence with figures, cut where the period may change: at comparisons and at new clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsledger.annotate.periods.period import Stated
from newsledger.annotate.periods.relative import When


@dataclass(slots=True)
class Clause:
    """Figures (by index) and times in order; ``is_base`` when they are what another figure is compared with."""

    start: int
    is_base: bool
    link: str
    items: list[int | When] = field(default_factory=list)


VERB = re.compile(
    r"\b(?:rose|rises?|rising|risen|fell|falls?|falling|fallen|grew|grows?|grown|growing|was|were|is|are|be|been|being|will|would|should|could|"
    r"may|might|must|can|expects|predicts|has|have|had|made|hit|cut|went|goes|come|came|stood|ran|spent|sold|bought|lost|won|shot|sank|rebounded|"
    r"(?!revised\b|ended\b|ending\b|adjusted\b|unadjusted\b|estimated\b|united\b|weighted\b)[a-z]{2,}(?:ed|ing))\b"
)
_CUT = re.compile(
    r"(?P<compare>\b(?:from|against|versus|vs\.?|compared\s(?:with|to)|compares\swith|than|after|following|follows|followed|down\son|up\son)(?=[\s(]))"
    r"|(?P<clause>;|[-–—]{1,2}\s(?=up\b|down\b)|\b(?:while|whereas|but|although|though|which)\b|,\swith\b)"
    r"|(?P<and>,?\sand\s|,\s)",
    re.IGNORECASE,
)
_NOT_COMPARED = re.compile(
    r"(?:revised(?:\s(?:up|down|upwards?|downwards?))?|apart|away|aside|range[sd]?|ranging|excluding)\s$", re.IGNORECASE
)
_OTHER_WORDS = re.compile(r"[A-Za-z’']+")
_COMPARED = re.compile(r"\b(?:compared|from|against|versus|after)\s")
_NUMBER = re.compile(r"\s(?:a |about |the |an estimated |record )?[$£€]?\d[\d,.]*(?!\S)(?!\s(?:to|until|through)\s)")
_MORE_THAN = re.compile(r"\s(?:offset|made\sup|\w+ed)\b")
_LEVEL = re.compile(r"\b(?:to|at)\s(?:(?:a|an|about|almost|nearly|only|just|around|some|record|over|under|the)\s){0,2}$", re.IGNORECASE)
_LOOSE = {"after", "following", "follows", "followed"}
_REACH = 70
_LEAD_IN, _SOON = 7, 24


def cut(text: str, sentence: tuple[int, int], figures: Sequence[tuple[int, Stated]], times: Sequence[When]) -> list[Clause]:
    """The clauses of ``sentence`` that hold its figures (index, span) and times."""
    marks = sorted([*((f.start, 1, (no, f)) for no, f in figures), *((t.start, 1, t) for t in times)], key=lambda mark: mark[0])
    spans = [(f.start, f.end) for _, f in figures]
    breaks = _breaks(text, sentence, spans, times)
    clauses = [Clause(sentence[0], False, "start")]
    at = 0
    for position, _, mark in marks:
        while at < len(breaks) and breaks[at][0] <= position:
            clauses.append(Clause(*breaks[at]))
            at += 1
        if isinstance(mark, tuple):
            no, figure = mark
            if clauses[-1].is_base and clauses[-1].items and _LEVEL.search(text, max(clauses[-1].start, figure.start - 24), figure.start):
                clauses.append(Clause(figure.start, False, "to"))
            clauses[-1].items.append(no)
        else:
            clauses[-1].items.append(mark)
    return [clause for clause in clauses if clause.items]


def _breaks(text: str, sentence: tuple[int, int], figures: list[tuple[int, int]], times: Sequence[When]) -> list[tuple[int, bool, str]]:
    """(position, whether a comparison follows, the link) of every cut."""
    taken = [(t.start, t.end) for t in times] + figures
    found: list[tuple[int, bool, str]] = []
    for match in _CUT.finditer(text, *sentence):
        first, last = match.start() + 1, match.end() - 1
        if any(start < last and first < end for start, end in taken):
            continue
        after = next((span for span in figures if span[0] >= match.end()), None)
        if match["compare"]:
            if _compares(text, match, after, figures):
                found.append((match.start(), True, match[0].lower()))
        elif match["clause"]:
            found.append((match.start(), False, "clause"))
        elif _coordinates(text, match, after, sentence[1]) or (match["and"] != ", " and _opens(text, match.end(), times)):
            found.append((match.start(), False, "and"))
    return found


def _coordinates(text: str, match: re.Match[str], after: tuple[int, int] | None, stop: int) -> bool:
    """Whether "and" or a comma begins a statement of its own: a verb before the next figure, or a comparison behind it."""
    if after is None or after[0] - match.end() > 2 * _REACH:
        return False
    is_compared = match[0] == ", and " and _COMPARED.search(text, after[1], min(stop, after[1] + _REACH))
    return bool(VERB.search(text, match.end(), after[0]) or is_compared)


def _opens(text: str, at: int, times: Sequence[When]) -> bool:
    """ "and next month it will build two": a time right behind "and", before a verb, opens a clause of its own."""
    return any(0 <= time.start - at <= _LEAD_IN and VERB.search(text, time.end, time.end + _SOON) for time in times)


def _compares(text: str, match: re.Match[str], after: tuple[int, int] | None, figures: list[tuple[int, int]]) -> bool:
    """A comparison names another figure soon, in the same clause."""
    if _NUMBER.match(text, match.end()) and match[0].lower() == "from" and figures[0][0] < match.start():
        return True
    if after is None or after[0] - match.end() > _REACH or _NOT_COMPARED.search(text, max(0, match.start() - 16), match.start()):
        return False
    between = text[match.end() : after[0]]
    word = match[0].lower()
    if word == "than" and (not between.strip() or _MORE_THAN.match(between)):
        return False
    if word in _LOOSE:
        return figures[0][0] < match.start() and not VERB.search(between.replace("increasing", "").replace("rising", ""))
    return ";" not in between and not re.search(r"\b(?:to|while|but|with)\b", between)
