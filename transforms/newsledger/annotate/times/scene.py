"""What a phrase is read against: the day of publication, and the times that the text has named so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from newsledger.annotate.times import spans
from newsledger.annotate.times.fiscal import FiscalYear
from newsledger.annotate.times.grammar import Phrase
from newsledger.annotate.times.model import Reading, Span, Tokens

# Which way a word points, in units.
STEPS = {"last": -1, "previous": -1, "prior": -1, "past": -1, "next": 1, "following": 1, "coming": 1}
REPORTED = ("month", "quarter", "half", "year", "other")
_NEAR, _FAR, _KEPT = 150, 400, 40
_POINTING = frozenset({"ago", "year_ago", "stated_same", "same_then"})
NO_DAY = Reading(None, "")


class Part(NamedTuple):
    """A period without its year: ("quarter", 3), ("month", 5), ("season", "SU"), ("months", 9) for the first nine."""

    unit: str
    value: int | str
    from_end: bool = False


class Item(NamedTuple):
    """A phrase, or several joined, with its reading; ``part`` where a year beside it would say more."""

    rule: str
    first: int
    stop: int
    reading: Reading
    part: Part | None = None
    parts: tuple[Item, ...] = ()


@dataclass(slots=True)
class Scene:
    """The reference of one text. ``items`` grows as the text is read, so that "a year earlier" finds what it is earlier than."""

    tokens: Tokens
    published: date | None
    fiscal: FiscalYear
    items: list[Item] = field(default_factory=list)

    def near(self, phrase: Phrase, grains: Iterable[str] = REPORTED) -> Span | None:
        """The period that the passage is about: the latest that had ended by publication, of those named just before."""
        wanted = set(grains)
        recent = [i for i in self.items[-_KEPT:] if i.rule not in _POINTING and i.reading.span and i.reading.span.grain in wanted]
        ended = [item for item in recent if item.reading.span and self._is_reported(item.reading.span)]
        close = [item for item in ended if phrase.first - item.stop < _NEAR] or ended[-1:]
        found = [item.reading.span for item in close if item.reading.span and phrase.first - item.stop < _FAR]
        return max(reversed(found), key=lambda span: span.last, default=None)

    def _is_reported(self, span: Span) -> bool:
        """Whether a period can have been reported by publication: it is over, or a month or quarter nearly is."""
        ahead = (span.last - span.first) / 2 if span.grain in {"month", "quarter"} else timedelta()
        return not self.published or span.last - ahead <= self.published

    def latest(self, grains: Iterable[str]) -> Span | None:
        """The last named period of some grains, past or to come."""
        wanted = set(grains)
        return next((i.reading.span for i in reversed(self.items[-_KEPT:]) if i.reading.span and i.reading.span.grain in wanted), None)

    def reported_quarter(self, phrase: Phrase) -> Span | None:
        """The three months that a report states the days of: a company's own third quarter may be no calendar one."""
        for item in reversed(self.items[-_KEPT:]):
            span = item.reading.span
            if item.rule == "ended" and span and phrase.first - item.stop < _FAR and 85 <= (span.last - span.first).days <= 95:
                return span if not self.published or span.last <= self.published else None
        return None

    def running_fiscal_year(self) -> Span | None:
        """The fiscal year in which the text was published, where the year last named is that."""
        named = self.latest(("year",))
        is_fiscal = named and self.fiscal.start_month > 1 and named.first.month == self.fiscal.start_month
        return self.fiscal.current(self.published.year, self.published.month) if is_fiscal and self.published else None


def part_of(part: Part, year: Span) -> Span:
    """A part of a year, calendar or fiscal: its third quarter, its first nine months, its March."""
    first, value = year.first, part.value
    if part.unit == "season":
        return spans.season(first.year, str(value))
    number = int(value)
    if part.unit == "month":
        return spans.month(first.year + (number < first.month), number)
    if part.unit == "months":
        start = 13 - number if part.from_end else 1
        return spans.months(first.year, first.month + start - 1, number)
    size = spans.MONTHS_IN[part.unit]
    name = f"{year.timex[:4]}-{part.unit[0].upper()}{number}"
    return spans.months(first.year, first.month + size * (number - 1), size, part.unit, name)
