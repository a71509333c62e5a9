"""Time expressions, resolved against the day of publication."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = {name.lower(): no for no, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3]: no for name, no in _MONTHS.items()} | {"sept": 9}
_DAYS = {name.lower(): no for no, name in enumerate(calendar.day_name)}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_M = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_Y = r"(?:1[89]\d\d|20\d\d)"
_N = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several)"
_PATTERNS = [
    ("iso", rf"\b(?P<iy>{_Y})-(?P<im>[01]\d)-(?P<id>[0-3]\d)\b"),
    ("dmy", rf"\b(?P<dd>[0-3]?\d)(?:st|nd|rd|th)?\s(?P<dm>{_M})(?:,?\s(?P<dy>{_Y}))?\b"),
    ("mdy", rf"\b(?P<mm>{_M})\s(?P<md>[0-3]?\d)(?:st|nd|rd|th)?\b(?!\s?(?:percent|per cent|pct|million|billion|%))(?:,?\s(?P<my>{_Y}))?"),
    (
        "quarter",
        rf"\b(?P<qn>first|second|third|fourth|1st|2nd|3rd|4th)[- ]quarter(?:\s(?:of\s)?(?P<qy>{_Y}|this year|last year))?\b"
        rf"|\bQ(?P<qd>[1-4])(?:\s(?P<qe>{_Y}))?\b",
    ),
    ("fiscal", rf"\b(?:fiscal|financial)(?:\syear)?\s(?P<fy>{_Y})(?:[-–/]\d\d(?:\d\d)?)?\b|\b(?P<fs>{_Y})[-–/]\d\d\b(?!\d)"),
    ("month_year", rf"\b(?P<ym>{_M})(?:\sof)?,?\s(?P<yy>{_Y})\b"),
    ("relative", r"\b(?P<rel>last|this|next|previous|the past|current)\s(?P<unit>year|month|week|quarter)\b"),
    ("ago", r"\b(?:a|one)\s(?P<au>year|month|week)\s(?:ago|earlier|before)\b"),
    ("day", r"\b(?P<dw>yesterday|today|tomorrow)\b"),
    ("weekday", r"\b(?:on\s)?(?P<wd>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"),
    (
        "duration",
        rf"\b{_N}[- ](?:(?:more|past|consecutive)\s)?(?:years?|months?|weeks?|days?|hours?|minutes?|decades?|quarters?)(?:-old)?\b",
    ),
    ("month", rf"\b(?:(?:in|since|to|from|by|of|for|during|until|through|last|ended|and)\s)(?P<lm>{_M})\b(?![-\s]\d)"),
    ("year", rf"(?<![\d,.$£€₹-])\b(?P<y>{_Y})\b(?![\d%,.]\d)(?!\s?(?:percent|per cent|pct|million|billion|tonnes|barrels|people|jobs))"),
]
_SCAN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS))


@dataclass(frozen=True, slots=True)
class Time:
    """One expression: its span, its first and last day where it has them, its grain."""

    start: int
    end: int
    kind: str
    first: date | None = None
    last: date | None = None
    grain: str | None = None


def find_times(text: str, published: date | None) -> list[Time]:
    """Every time expression in ``text``, in order. Without a publication day only what names its year is resolved."""
    return [time for match in _SCAN.finditer(text) if (time := _read(match, published))]


def _read(match: re.Match[str], published: date | None) -> Time | None:
    name = match.lastgroup or ""
    name = next(key for key, _ in _PATTERNS if match[key] is not None)
    start = match.start("lm") if name == "month" else match.start()
    try:
        span = _RESOLVERS[name](match, published) if name in _RESOLVERS else None
    except (ValueError, OverflowError):
        return None
    kind = "duration" if name == "duration" else "date" if span else "vague"
    return Time(start, match.end(), kind, *(span or (None, None, None)))


Span = tuple[date, date, str] | None


def month_span(year: int, month: int) -> Span:
    """The first and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month"


def _day(year: int, month: int, day: int) -> Span:
    found = date(year, month, day)
    return found, found, "day"


def _month(name: str) -> int:
    return _MONTHS[name.lower().rstrip(".")[:3]]


def _month_day(match: re.Match[str], month: str, day: str, year: str, published: date | None) -> Span:
    if match[year]:
        return _day(int(match[year]), _month(match[month]), int(match[day]))
    return _day(_nearest(published, _month(match[month])), _month(match[month]), int(match[day])) if published else None


def _nearest(published: date, month: int) -> int:
    """The year that puts the month closest to publication."""
    distance = month - published.month
    half_year = 6
    return published.year + (distance < -half_year) - (distance > half_year)


def _quarter(match: re.Match[str], published: date | None) -> Span:
    no = int(match["qd"]) if match["qd"] else _ORDINALS[match["qn"].lower()]
    stated = match["qy"] or match["qe"]
    if stated and stated[0].isdigit():
        year = int(stated)
    elif published:
        year = published.year - (stated == "last year" or (not stated and 3 * no - 2 > published.month))
    else:
        return None
    return date(year, 3 * no - 2, 1), date(year, 3 * no, calendar.monthrange(year, 3 * no)[1]), "quarter"


def _relative(match: re.Match[str], published: date | None) -> Span:
    if not published:
        return None
    step = {"last": -1, "previous": -1, "the past": -1, "next": 1}.get(match["rel"].lower(), 0)
    return _shifted(match["unit"], step, published)


def _shifted(unit: str, step: int, published: date) -> Span:
    if unit == "year":
        return date(published.year + step, 1, 1), date(published.year + step, 12, 31), "year"
    if unit == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
        return monday, monday + timedelta(days=6), "week"
    months = published.year * 12 + published.month - 1
    if unit == "month":
        return month_span(*_year_month(months + step))
    first = (months // 3 + step) * 3
    start, end = month_span(*_year_month(first)), month_span(*_year_month(first + 2))
    return (start[0], end[1], "quarter") if start and end else None


def _year_month(months: int) -> tuple[int, int]:
    return months // 12, months % 12 + 1


def _year(match: re.Match[str], group: str) -> Span:
    return date(int(match[group]), 1, 1), date(int(match[group]), 12, 31), "year"


def _weekday(match: re.Match[str], published: date | None) -> Span:
    if not published:
        return None
    back = (published.weekday() - _DAYS[match["wd"].lower()]) % 7
    day = published - timedelta(days=back)
    return day, day, "day"


def _fiscal(match: re.Match[str], _published: date | None) -> Span:
    return _year(match, "fy" if match["fy"] else "fs")


def _near_day(word: str, published: date | None) -> Span:
    if not published:
        return None
    found = published + timedelta(days=_OFFSETS[word])
    return found, found, "day"


_OFFSETS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_RESOLVERS: dict[str, Callable[[re.Match[str], date | None], Span]] = {
    "iso": lambda match, _: _day(int(match["iy"]), int(match["im"]), int(match["id"])),
    "dmy": lambda match, published: _month_day(match, "dm", "dd", "dy", published),
    "mdy": lambda match, published: _month_day(match, "mm", "md", "my", published),
    "quarter": _quarter,
    "fiscal": _fiscal,
    "month_year": lambda match, _: month_span(int(match["yy"]), _month(match["ym"])),
    "relative": _relative,
    "ago": lambda match, published: _shifted(match["au"], -1, published) if published and match["au"] != "month" else None,
    "day": lambda match, published: _near_day(match["dw"], published),
    "weekday": _weekday,
    "month": lambda match, published: month_span(_nearest(published, _month(match["lm"])), _month(match["lm"])) if published else None,
    "year": lambda match, _: _year(match, "y"),
}
