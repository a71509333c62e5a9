"""Calendar arithmetic: periods as spans of days, each with its TIMEX3 value.

Every function may raise ValueError or OverflowError for what no calendar holds (30 February, the year 0); the finder catches both.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from newsledger.annotate.times.model import Span
from newsledger.reference.csv_rows import rows

MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}


def day(found: date) -> Span:
    """One day."""
    return Span(found, found, "day", found.isoformat())


def week(inside: date) -> Span:
    """The ISO week, Monday to Sunday, that holds a day."""
    monday = inside - timedelta(days=inside.weekday())
    year, number, _ = monday.isocalendar()
    return Span(monday, monday + timedelta(days=6), "week", f"{year:04}-W{number:02}")


def weekend(inside: date) -> Span:
    """Saturday and Sunday of the ISO week that holds a day."""
    found = week(inside)
    return Span(found.last - timedelta(days=1), found.last, "other", f"{found.timex}-WE")


# An article names the same few periods over and over.
@lru_cache(maxsize=1 << 12)
def months(year: int, month: int, count: int, grain: str = "other", timex: str = "") -> Span:
    """``count`` whole months from a month on; a month past December runs on into later years."""
    year, month = _carry(year, month)
    last_year, last_month = _carry(year, month + count - 1)
    last = date(last_year, last_month, monthrange(last_year, last_month)[1])
    return Span(date(year, month, 1), last, grain, timex or f"P{count}M")


def month(year: int, number: int) -> Span:
    """A calendar month."""
    year, number = _carry(year, number)
    return months(year, number, 1, "month", f"{year:04}-{number:02}")


def quarter(year: int, number: int) -> Span:
    """A calendar quarter; 0 is the last of the year before."""
    year, first = _carry(year, 3 * number - 2)
    return months(year, first, 3, "quarter", f"{year:04}-Q{(first + 2) // 3}")


def half(year: int, number: int) -> Span:
    """A half of a calendar year."""
    return months(year, 6 * number - 5, 6, "half", f"{year:04}-H{number}")


def year(number: int) -> Span:
    """A calendar year."""
    return months(number, 1, 12, "year", f"{number:04}")


def decade(first: int) -> Span:
    """Ten years from a year that ends in 0."""
    return months(first, 1, 120, "decade", str(first // 10))


def century(first: int) -> Span:
    """A hundred years from a year that ends in 00, as "the 1800s" and, loosely, "the 19th century"."""
    return months(first, 1, 1200, "other", str(first // 100))


def season(number: int, code: str) -> Span:
    """A season of the northern hemisphere (SP, SU, FA, WI); winter runs into the next year."""
    row = next(row for row in rows("seasons") if row["code"] == code)
    return months(number, int(row["first_month"]), int(row["months"]), "season", f"{number:04}-{code}")


def around(inside: date, unit: str) -> Span:
    """The calendar unit that holds a day."""
    if unit in DAYS_IN:
        return day(inside) if unit == "day" else week(inside)
    match unit:
        case "quarter":
            return quarter(inside.year, (inside.month + 2) // 3)
        case "month":
            return month(inside.year, inside.month)
        case "half":
            return half(inside.year, 1 + (inside.month > 6))
        case "year":
            return year(inside.year)
        case "decade":
            return decade(inside.year // 10 * 10)
    return century(inside.year // 100 * 100)


def counted(inside: date, unit: str) -> Span:
    """The decade or century as it is counted when its end is named: the end of the 21st century is the end of 2100."""
    whole = around(inside, unit)
    return months(whole.first.year + 1, 1, MONTHS_IN[unit], whole.grain, whole.timex)


def moved(day_: date, count: int, unit: str) -> date:
    """A day moved by whole units; the 31st becomes the last day of a shorter month."""
    if unit in DAYS_IN:
        return day_ + timedelta(days=count * DAYS_IN[unit])
    to_year, to_month = _carry(day_.year, day_.month + count * MONTHS_IN[unit])
    return date(to_year, to_month, min(day_.day, monthrange(to_year, to_month)[1]))


def shifted(span: Span, count: int, unit: str) -> Span:
    """A span moved by whole units, its grain kept: the third quarter of one year becomes that of another."""
    first = moved(span.first, count, unit)
    if span.grain in {"day", "week", "month", "quarter", "half", "year", "decade"} and _is_calendar(span):
        return around(first, span.grain)
    if span.grain == "season":
        return season(first.year, span.timex[-2:])
    last = moved(span.last + timedelta(days=1), count, unit) - timedelta(days=1)
    return Span(first, last, span.grain, _name(first, last, span.grain))


def _name(first: date, last: date, grain: str) -> str:
    """What TIMEX3 calls a period that is no calendar one: the quarter that most of it lies in, else the year that it ends in."""
    return around(first + (last - first) / 2, grain).timex if grain == "quarter" else f"{last.year:04}"


def joined(one: Span, other: Span, timex: str = "") -> Span:
    """From the first day of one span to the last of another."""
    if other.last < one.first:
        raise ValueError("a range ends before it starts")
    return Span(one.first, other.last, "other", timex or f"{one.timex}/{other.timex}")


def _is_calendar(span: Span) -> bool:
    """Whether a span is the calendar's own; a fiscal year or quarter moves by its days."""
    return around(span.first, span.grain)[:2] == span[:2]


def _carry(number: int, month_: int) -> tuple[int, int]:
    return number + (month_ - 1) // 12, (month_ - 1) % 12 + 1
