"""Time expressions: found, resolved against the day of publication, and given a TIMEX3 value."""

from newsledger.annotate.times.find import as_timex3, find_times
from newsledger.annotate.times.fiscal import FiscalYear, fiscal_year_of
from newsledger.annotate.times.model import Time

__all__ = ["FiscalYear", "Time", "as_timex3", "find_times", "fiscal_year_of"]
