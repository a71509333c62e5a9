"""Periods named by another: "a year earlier", "the same quarter of 1986", "the previous month"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from newsledger.annotate.periods.period import Period, moved

_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NUMBERS = {"a": 1, "an": 1} | {word: number for number, word in enumerate(_WORDS, 1)}
_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_UNIT = r"(?:year|quarter|month|week|day)"
_SPAN = rf"(?:period|time|stage|point|half|{_UNIT}s?|(?:{_COUNT}[- ]){_UNIT}s?(?:\speriod)?)"
_YEAR = r"(?:19|20)\d\d"
_WHEN = (
    rf"(?P<when>\s(?:(?:of|in|for)\s)?(?:the\s)?(?:(?P<stated>{_YEAR})(?:[/-]\d\d)?|(?P<past>last|previous|prior|preceding)(?:\s(?:financial|fiscal))?\syear"
    r"|a\syear\s(?:ago|earlier|before|previously)|year[- ](?:ago|earlier|before)))"
)
_RELATIVE = re.compile(
    rf"(?P<same>(?:the\s)?(?:same|corresponding|comparable|like|equivalent|similar)\s(?:(?P<inside>{_YEAR})\s)?{_SPAN}\b{_WHEN}?)"
    rf"|(?P<ago>\b(?P<count>{_COUNT})\s(?P<unit>{_UNIT})s?\s(?:earlier|before|ago|previously|prior|(?P<later>later))\b)"
    rf"|(?P<yearago>(?:the\s)?year[- ](?:ago|earlier|before)(?:\s{_SPAN}\b)?)"
    rf"|(?P<former>(?:the|a)\s(?:previous|prior|preceding)\s(?:(?:financial|fiscal|calendar)\s)?(?P<funit>{_UNIT}|period)\b"
    rf"|the\s(?P<bunit>{_UNIT})\s(?:before|earlier|prior|previous)\b)",
    re.IGNORECASE,
)


# One of these stands in every such expression.
_CUES = (
    *("same", "ago", "earlier", "before", "previous", "prior", "later", "preceding"),
    *("like", "similar", "corresponding", "comparable", "equivalent"),
)
_IDIOM = re.compile(r"the same time", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Relative:
    """An expression that shifts the period it is compared with by ``steps`` ``unit``s, or into ``year``; an anaphor may mean it itself."""

    start: int
    end: int
    unit: str
    steps: int
    year: int | None = None
    is_anaphor: bool = False


When = Period | Relative


def find_relative(text: str, start: int, end: int) -> list[Relative]:
    """Every such expression in a sentence, in order."""
    written = text[start:end].lower()
    if not any(cue in written for cue in _CUES):
        return []
    return [_read(match) for match in _RELATIVE.finditer(text, start, end) if not _is_idiom(text, match)]


def _is_idiom(text: str, match: re.Match[str]) -> bool:
    """ "At the same time, …" names no time."""
    return bool(
        match["same"] and not match["when"] and _IDIOM.fullmatch(match["same"]) and text[match.start() - 3 : match.start()].lower() == "at "
    )


def _read(match: re.Match[str]) -> Relative:
    span = match.span()
    if match["ago"]:
        word = match["count"].lower()
        count = _NUMBERS[word] if word in _NUMBERS else int(word)
        return Relative(*span, match["unit"].lower(), count if match["later"] else -count)
    if match["former"]:
        unit = (match["funit"] or match["bunit"]).lower()
        return Relative(*span, "same" if unit == "period" else unit, -1)
    year = match["inside"] or match["stated"]
    is_anaphor = bool(match["same"]) and not (match["when"] or year)
    return Relative(*span, "year", -1, int(year) if year else None, is_anaphor)


def resolve(relative: Relative, compared: Period, is_base: bool) -> Period | None:
    """The period that ``relative`` names beside ``compared``; "the same month" is another year's only in a comparison."""
    steps, unit = relative.steps, relative.unit
    if relative.is_anaphor and not is_base:
        steps = 0
    if unit == "same":
        unit, steps = _own_length(compared)
    if relative.year is not None:
        steps = relative.year - compared.last.year
    found = moved(compared, unit, steps)
    return replace(found, start=relative.start, end=relative.end, rule="relative") if found else None


def _own_length(period: Period) -> tuple[str, int]:
    days = (period.last - period.first).days + 1
    for unit, length in (("year", 360), ("quarter", 88), ("month", 28), ("week", 7)):
        if days >= length:
            return unit, -round(days / {"year": 365, "quarter": 91, "month": 30, "week": 7}[unit])
    return "day", -days
