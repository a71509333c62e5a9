"""The one place where the benchmark touches the engine: a text in, its figures and times out."""

from __future__ import annotations

from datetime import date

from newsledger.annotate.figures.engine import find_figures
from newsledger.annotate.figures.figure import Figure
from newsledger.annotate.figures.measures import find_measures
from newsledger.annotate.times import Time, as_timex3, find_times
from newsledger.reference.lexicon import lexicon
from newsledger.text.sentences import sentences


def annotate(text: str) -> tuple[list[Figure], list[Time]]:
    """Figures, asides included, and times of a text, with no model: what is scored, and what is timed."""
    return _annotated(text, sentences(text))


def annotate_measured(text: str) -> tuple[list[Figure], list[Time]]:
    """The same with a measure for each figure, which is only timed: no peer has any."""
    spans = sentences(text)
    figures, times = _annotated(text, spans)
    find_measures(text, spans, [figure for figure in figures if figure.is_stated], lexicon())
    return figures, times


def _annotated(text: str, spans: list[tuple[int, int]]) -> tuple[list[Figure], list[Time]]:
    times = find_times(text, None)
    dated = [(time.start, time.end) for time in times if time.kind != "duration"]
    return find_figures(text, spans, lexicon(), times=dated), times


def timexes(text: str, published: date) -> list[Time]:
    """The times of a text as TIMEX3 marks them."""
    return list(as_timex3(find_times(text, published)))
