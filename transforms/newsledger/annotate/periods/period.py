"""A period, and the arithmetic that makes one from another."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

_MONTHS = 12


@dataclass(slots=True)
class Period:
    """First and last day, grain, the span of the words that say so, and the rule that chose them."""

    first: date
    last: date
    grain: str | None
    start: int
    end: int
    rule: str


@dataclass(slots=True)
class Stated:
    """A figure as far as its period depends on it."""

    start: int
    end: int
    kind: str
    unit: str | None


def moved(period: Period, unit: str, steps: int) -> Period | None:
    """The period ``steps`` years, quarters, months, weeks or days later (earlier when negative); None off the calendar."""
    try:
        if unit in {"week", "day"}:
            delta = timedelta(days=steps * (7 if unit == "week" else 1))
            return replace(period, first=period.first + delta, last=period.last + delta)
        months = steps * {"year": _MONTHS, "quarter": 3, "month": 1}[unit]
        return replace(period, first=_plus(period.first, months, False), last=_plus(period.last, months, _ends_month(period.last)))
    except (ValueError, OverflowError):
        return None


def _plus(day: date, months: int, to_end: bool) -> date:
    count = day.year * _MONTHS + day.month - 1 + months
    year, month = count // _MONTHS, count % _MONTHS + 1
    longest = calendar.monthrange(year, month)[1]
    return date(year, month, longest if to_end else min(day.day, longest))


def _ends_month(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]
