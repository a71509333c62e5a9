"""What is wrong with a home, and what can safely be done about it."""

from newsledger.doctor.examine import examine
from newsledger.doctor.finding import Finding
from newsledger.doctor.repair import prune, repair

__all__ = ["Finding", "examine", "prune", "repair"]
