"""Which period a figure is about: the clause's own time, one computed from another figure's, or one carried over."""

from newsledger.annotate.periods.bind import bind_periods
from newsledger.annotate.periods.period import Period, Stated

__all__ = ["Period", "Stated", "bind_periods"]
