"""Phrases side by side that make one expression: "the third quarter" + "of 1990", "nine months" + "ended Sept. 30"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from functools import lru_cache

from newsledger.annotate.times import spans
from newsledger.annotate.times.dates import of_span
from newsledger.annotate.times.grammar import matches
from newsledger.annotate.times.model import Reading, Span
from newsledger.annotate.times.scene import Item, Scene, part_of

Joiner = Callable[[Item, Item, Scene], Reading | None]

_LENGTHS = re.compile(r"P(\d+)([DWMQY])$")
_UNITS = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}
_DATED = {"day", "month"}
_FIRST, _LAST = frozenset({"first"}), frozenset({"last", "final"})
_HALF_MONTH, _MOST_UNITS = 15, 365
_WITHIN_A_MONTH = {"day", "week"}


def _part_then_year(one: Item, other: Item, _scene: Scene) -> Reading | None:
    """The third quarter of fiscal 1990; June last year; the first nine months of 2004."""
    year = other.reading.span
    if not one.part or not year or year.grain != "year" or other.part or other.rule == "ago":
        return None
    return _of_year(one, year)


def _half_of_longer(one: Item, other: Item, _scene: Scene) -> Reading | None:
    """The second half of the 1990s."""
    whole = other.reading.span
    if not one.part or one.part.unit != "half" or not whole or other.rule not in {"decade", "century"}:
        return None
    years = (whole.last.year - whole.first.year + 1) // 2
    first = whole.first.year + years * (int(one.part.value) - 1)
    return Reading(spans.months(first, 1, 12 * years, "other", whole.timex), whole.timex)


def _stretch_of(one: Item, other: Item, scene: Scene) -> Reading | None:
    """The first 20 days of February, the second half of March, the last three months of 2022: days at one end of a longer period."""
    whole = other.reading.span
    if not whole or whole.grain not in spans.MONTHS_IN:
        return None
    if one.part and one.part.unit == "half" and whole.grain == "month":
        middle = whole.first + timedelta(days=_HALF_MONTH)
        ends = (whole.first, middle - timedelta(days=1)) if int(one.part.value) == 1 else (middle, whole.last)
        return Reading(Span(*ends, "other", whole.timex), whole.timex, "DATE", "range")
    words = {surface.lower() for surface in scene.tokens.surfaces[one.first : one.stop]}
    length = _LENGTHS.match(one.reading.timex)
    if not length or int(length[1]) > _MOST_UNITS or not words & (_FIRST | _LAST):
        return None
    count, unit = int(length[1]), _UNITS[length[2]]
    if words & _FIRST:
        first, last = whole.first, spans.moved(whole.first, count, unit) - timedelta(days=1)
    else:
        first, last = spans.moved(whole.last + timedelta(days=1), -count, unit), whole.last
    if not whole.first <= first <= last <= whole.last:
        return None
    return Reading(Span(first, last, "other", one.reading.timex), one.reading.timex, "DURATION", "range")


def _year_then_part(one: Item, other: Item, _scene: Scene) -> Reading | None:
    """This year's third quarter; the 1986 fourth quarter."""
    year = one.reading.span
    return _of_year(other, year) if other.part and year and year.grain == "year" and other.part.unit != "month" else None


def _of_year(item: Item, year: Span) -> Reading | None:
    if item.part is None:
        return None
    span = part_of(item.part, year)
    timex = item.reading.timex if item.part.unit == "months" else span.timex
    return Reading(span, timex, item.reading.timex_type, item.reading.kind)


def _same_then_year(one: Item, other: Item, scene: Scene) -> Reading | None:
    """The same period last year, of 2003, a year earlier."""
    here, year = one.reading.span, other.reading.span
    if one.rule != "same_period" or not here or not year:
        return None
    if other.rule == "ago":
        return _same_then_ago(here, other, scene)
    if year.grain != "year":
        return None
    return of_span(spans.shifted(here, year.last.year - here.last.year, "year"))


def _same_then_ago(here: Span, other: Item, scene: Scene) -> Reading:
    text = scene.tokens.text[scene.tokens.starts[other.first] : scene.tokens.ends[other.stop - 1]].lower()
    return of_span(spans.shifted(here, -1, "year")) if "year" in text else other.reading


def _ended(one: Item, other: Item, _scene: Scene) -> Reading | None:
    """The nine months ended Sept. 30; the year to March; the three months to 30 June 2011."""
    end = other.reading.span
    length = _length(one) if one.rule not in {"joined", "ended"} else None
    if not length or not end or end.grain not in _DATED or (other.part and end.grain != "month"):
        return None
    count, unit = length
    if one.rule == "fiscal_year" and one.reading.span:
        end = spans.shifted(end, one.reading.span.last.year - end.last.year, "year")
    after = end.last + timedelta(days=1)
    is_month_end = after.day == 1
    first = (
        spans.moved(after, -count, unit)
        if is_month_end or unit in spans.DAYS_IN
        else spans.moved(end.last, -count, unit) + timedelta(days=1)
    )
    grain = unit if count == 1 and unit in {"week", "month", "quarter", "half", "year"} else "other"
    if grain in {"quarter", "month", "week"}:
        # A company's quarter keeps its own number, else takes that of the calendar quarter that most of it lies in.
        timex = spans.around(first + (end.last - first) / 2, grain).timex
        timex = f"{end.last.year:04}-Q{one.part.value}" if one.part else timex
        return Reading(Span(first, end.last, grain, timex), timex)
    timex = f"P{count}{unit[0].upper()}"
    return Reading(Span(first, end.last, grain, timex), timex, "DURATION", "range")


def _started(one: Item, other: Item, _scene: Scene) -> Reading | None:
    """The year starting April 1."""
    start, length = other.reading.span, _length(one)
    if not start or not length or length[1] in _WITHIN_A_MONTH or start.grain not in _DATED:
        return None
    count, unit = length
    last = spans.moved(start.first, count, unit) - timedelta(days=1)
    timex = f"P{count}{unit[0].upper()}"
    return Reading(Span(start.first, last, unit if count == 1 else "other", timex), timex, "DURATION", "range")


def _length(item: Item) -> tuple[int, str] | None:
    """How long a phrase is in units; "the year" and "the second quarter" are one."""
    if (
        item.rule in {"the_unit", "fiscal_relative", "numbered", "relative", "bare_unit", "same_period", "ended_unit", "fiscal_year"}
        and item.reading.span
    ):
        grain = item.reading.span.grain
        return (1, grain) if grain in {"year", "quarter", "half", "month", "week"} else None
    if found := _LENGTHS.match(item.reading.timex):
        return (int(found[1]), _UNITS[found[2]]) if int(found[1]) < 1000 else None
    return None


def _unit_of_day(one: Item, other: Item, _scene: Scene) -> Reading | None:
    """The week of March 6."""
    unit, day = one.reading.span, other.reading.span
    if one.rule != "the_unit" or not unit or not day or day.grain != "day" or unit.grain not in {"week", "month"}:
        return None
    return of_span(spans.around(day.first, unit.grain))


def _unit_named(one: Item, other: Item, _scene: Scene) -> Reading | None:
    """The month of February, the year 1986."""
    unit, named = one.reading.span, other.reading.span
    is_named = other.rule in {"month", "month_year", "year", "fiscal_year"}
    if one.rule != "the_unit" or not is_named or not unit or not named or unit.grain != named.grain:
        return None
    return other.reading


def _day_of_year(one: Item, other: Item, _scene: Scene) -> Reading | None:
    """July 28 last year."""
    day, year = one.reading.span, other.reading.span
    if one.rule not in {"month_day", "day_month"} or other.rule != "relative" or not day or not year or year.grain != "year":
        return None
    return of_span(spans.shifted(day, year.first.year - day.first.year, "year"))


def _end_of_year(one: Item, other: Item, _scene: Scene) -> Reading | None:
    """Year-end 1986."""
    end, year = one.reading.span, other.reading.span
    if one.rule != "year_end" or not end or not year or end.grain != "day" or year.grain != "year":
        return None
    return of_span(spans.day(year.last))


def _clock_then_day(one: Item, other: Item, _scene: Scene) -> Reading | None:
    """9 a.m. on Tuesday."""
    return _at(one, other) if one.rule == "clock" else None


def _day_then_clock(one: Item, other: Item, _scene: Scene) -> Reading | None:
    """Thursday at 10:11 pm."""
    return _at(other, one) if other.rule == "clock" else None


def _at(clock: Item, day: Item) -> Reading | None:
    span = day.reading.span
    if not span or span.grain != "day" or day.rule == "clock" or "T" not in clock.reading.timex:
        return None
    return Reading(span, f"{span.timex}T{clock.reading.timex.partition('T')[2]}", "TIME")


def _month_to_month(one: Item, other: Item, _scene: Scene) -> Reading | None:
    """January to October 2023; the former takes the year of the latter."""
    first, last = one.reading.span, other.reading.span
    if one.rule == other.rule == "month_year":
        return _range(first, last)
    if one.rule != "month" or not one.part or not first or not last or last.grain not in _DATED:
        return None
    number = int(one.part.value)
    return _range(spans.month(last.first.year - (number > last.first.month), number), last)


def _from_to(one: Item, other: Item, scene: Scene) -> Reading | None:
    """From 2001 to 2005; between March and June."""
    return _month_to_month(one, other, scene) or _range(one.reading.span, other.reading.span)


def _range(first: Span | None, last: Span | None) -> Reading | None:
    if not first or not last or last.last <= first.first or "XX" in last.timex:
        return None
    span = spans.joined(first, last)
    return Reading(span, span.timex, "DATE", "range")


# What may stand between two phrases, before the first (an empty pattern: anything), and what joins them.
_JOINS: tuple[tuple[str, str, str, Joiner], ...] = (
    ("joined", "", "(?:of|in|comma|hyphen)?(?:the)?", _part_then_year),
    ("joined", "", "of", _half_of_longer),
    ("stretch", "", "(?:of|in)", _stretch_of),
    ("joined", "", "poss?", _year_then_part),
    ("joined", "", "(?:of|in|comma)?", _same_then_year),
    ("joined", "", "(?:of|comma)?", _day_of_year),
    ("joined", "", "of", _unit_of_day),
    ("joined", "", "of?", _unit_named),
    ("joined", "", "of?", _end_of_year),
    ("ended", "", "comma? (?:that|which)? ended (?:in|on)?", _ended),
    ("ended", "", "started (?:in|on)?", _started),
    ("ended", "", "to (?:the)? (?:edge (?:of|hyphen)?)?", _ended),
    ("joined", "", "(?:on|comma)?", _clock_then_day),
    ("joined", "", "(?:at|comma)?", _day_then_clock),
    ("range", "from", "(?:to|until|hyphen)", _from_to),
    ("range", "between", "(?:and|to)", _from_to),
    ("range", "", "(?:to|hyphen|slash)", _month_to_month),
)
_LONGEST = 4


def joined(one: Item, other: Item, scene: Scene) -> Item | None:
    """The two as one item where a join fits what stands between and before them."""
    classes = scene.tokens.classes
    if other.first - one.stop > _LONGEST:
        return None
    for rule, before, join in _fitting(classes[one.stop : other.first]):
        start = before.search(classes, max(0, one.first - 2), one.first)
        if start and (reading := join(one, other, scene)):
            # TIMEX3 marks both ends of a range, a stretch and what it is of, and the day that a length ends on.
            parts = {"joined": (), "ended": (one._replace(reading=reading), other)}.get(rule, (one, other))
            if one.part and one.part.unit == "months":
                parts = (one, other)
            return Item(rule, start.start(), other.stop, reading, parts=parts)
    return None


# Most neighbours have nothing in common: what stands between two of them is short, and tells that at once.
@lru_cache(maxsize=1 << 12)
def _fitting(between: str) -> list[tuple[str, re.Pattern[str], Joiner]]:
    """The joins that a few tokens between two phrases allow, each with what may stand before."""
    return [
        (rule, matches(f"{before} the?$" if before else "$"), join)
        for rule, before, pattern, join in _JOINS
        if matches(pattern).fullmatch(between)
    ]
