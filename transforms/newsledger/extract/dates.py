"""Dates as publishers write them, resolved to UTC."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil import parser

from newsledger.extract.vocabulary import Vocabulary

_HALF_YEAR = r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?"
_OTHER_HALF = r"July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
_MONTH = rf"(?:{_HALF_YEAR}|{_OTHER_HALF})\.?"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_CLOCK = r"(?:\d{1,2}(?:[:.]\d\d){1,2}(?: ?[ap]\.? ?m\b\.?)?|\d{1,2} ?[ap]\.? ?m\b\.?)"
# In capitals whatever the rest: "4:12pm but" names no zone.
_ZONE = r"(?-i: ?\(?(?:[A-Z]{2,5}(?:[+-]\d{1,2}(?::?\d\d)?)?\b|[+-]\d\d:?\d\d|Z\b)\)?)?"
_WRITTEN_DATE = rf"{_DAY}[ -]{_MONTH}[ -],? ?\d{{4}}|{_DAY} {_MONTH},? \d{{4}}|{_MONTH} {_DAY},? \d{{4}}"
_NUMERIC_DATE = r"\d{4}[-/.]\d\d?[-/.]\d\d?|\d{1,2}[/.]\d{1,2}[/.]\d{4}"
_GAP = r"[\s,|·•/–—-]{0,4}(?:at |@ )?"
# A date with the clock time and zone before or after it, if any.
_MOMENT = re.compile(
    rf"(?:{_CLOCK}{_ZONE}{_GAP}(?:on )?)?{_WEEKDAY}(?:{_WRITTEN_DATE}|{_NUMERIC_DATE})"
    rf"(?:(?:T|{_GAP}){_CLOCK}(?: ?(?:hrs|hours|h)\b)?{_ZONE})?",
    re.IGNORECASE,
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d|$)")
_YEAR = re.compile(r"\d{4}")
_YEAR_FIRST = re.compile(r"\d{4}[-/.]")
_MERIDIEM = re.compile(r"(\d) ?([ap])\.? ?m\b\.?", re.IGNORECASE)
_DOTTED_CLOCK = re.compile(r"\b(\d{1,2})\.(\d\d)(?= ?[ap]\.? ?m\b)", re.IGNORECASE)
_NOISE = re.compile(r"[|·•@()]|\b(?:at|on|hrs|hours|uhr)\b", re.IGNORECASE)
_OFFSET_NAMES = re.compile(r"\b(?:GMT|UTC)(?=[+-]\d)")
_LONGEST = 120
_YEARS = range(1600, 2101)


def find_moment(text: str) -> str | None:
    """The first date in ``text``, with its clock time and zone if they are stated."""
    begun = text[:400]
    match = _MOMENT.search(begun) if _YEAR.search(begun) else None
    return match.group().strip() if match else None


def parse_moment(text: str | None, vocabulary: Vocabulary, countries: Iterable[str] = ()) -> datetime | None:
    """``text`` as an aware moment in UTC (``parse_local``)."""
    found = parse_local(text, vocabulary, countries)
    return found.astimezone(UTC) if found else None


def parse_local(text: str | None, vocabulary: Vocabulary, countries: Iterable[str] = ()) -> datetime | None:
    """``text`` as an aware moment in the zone that it states, or None where no day, month and year are stated.

    A zone's abbreviation means what it means in the first of ``countries`` that uses it; no zone is UTC, no clock time is
    00:00. Numeric dates are read month first unless ``countries`` name a country where the day comes first.
    """
    if not text or not (text := " ".join(text.split())) or len(text) > _LONGEST:
        return None
    countries = tuple(countries)
    found = _from_iso(text) or _from_words(text, vocabulary, countries)
    if found is None or found.year not in _YEARS:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _from_iso(text: str) -> datetime | None:
    if not _ISO.match(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _from_words(text: str, vocabulary: Vocabulary, countries: tuple[str, ...]) -> datetime | None:
    """Read twice against different defaults: what differs was not stated."""
    wording = _MERIDIEM.sub(r"\1 \2m", _DOTTED_CLOCK.sub(r"\1:\2", text))
    wording = " ".join(_OFFSET_NAMES.sub("", _NOISE.sub(" ", wording)).split())
    day_first = bool(countries) and countries[0] != "US" and not _YEAR_FIRST.match(wording)
    zones = _zone_lookup(vocabulary, countries)
    try:
        # dateutil wants naive defaults: a zone there would pass for one that the text states.
        first, second = (
            parser.parse(wording, dayfirst=day_first, default=default, tzinfos=zones)
            for default in (datetime(1996, 1, 1), datetime(2004, 2, 2))  # noqa: DTZ001
        )
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None
    return first if first == second else None


def _zone_lookup(vocabulary: Vocabulary, countries: tuple[str, ...]) -> Callable[[str | None, int | None], tzinfo | None]:
    def lookup(name: str | None, offset: int | None) -> tzinfo | None:
        if offset is not None:
            return timezone(timedelta(seconds=offset))
        zone = vocabulary.zone(name, countries) if name else None
        try:
            return ZoneInfo(zone) if zone else UTC
        except (ZoneInfoNotFoundError, ValueError):
            return UTC

    return lookup
