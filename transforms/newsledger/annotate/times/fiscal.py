"""Fiscal years: where they start and after which calendar year they are named."""

from __future__ import annotations

from typing import NamedTuple

from newsledger.annotate.times import spans
from newsledger.annotate.times.model import Span
from newsledger.reference.csv_rows import rows

# Japan's fiscal 2014 began in April 2014; elsewhere a fiscal year is named after the year in which it ends.
_NAMED_BY_START = frozenset({"JP"})


class FiscalYear(NamedTuple):
    """The month that a country's fiscal year starts in, and whether its name is the year it starts in."""

    start_month: int = 1
    named_by_start: bool = False

    def span(self, year: int) -> Span:
        """The fiscal year called ``year``."""
        starts = year if self.named_by_start or self.start_month == 1 else year - 1
        return self.starting(starts, f"{year:04}")

    def starting(self, year: int, timex: str = "") -> Span:
        """The fiscal year that starts in a calendar year."""
        return spans.months(year, self.start_month, 12, "year", timex or f"{year:04}")

    def current(self, year: int, month: int) -> Span:
        """The fiscal year in which a month lies."""
        starts = year - (month < self.start_month)
        return self.span(starts + (not self.named_by_start and self.start_month > 1))


def fiscal_year_of(country_code: str | None) -> FiscalYear:
    """The fiscal year of a country's government; the calendar year where none is known."""
    for row in rows("countries"):
        if row["code"] == country_code and row["fiscal_year_start_month"]:
            return FiscalYear(int(row["fiscal_year_start_month"]), country_code in _NAMED_BY_START)
    return FiscalYear()
