"""What a figure measures: the phrase that names it in its sentence, and the code of the taxonomy that the phrase has."""

from newsledger.annotate.figures.measures.finder import Measure, find_measures
from newsledger.annotate.figures.measures.sentence import Stated

__all__ = ["Measure", "Stated", "find_measures"]
