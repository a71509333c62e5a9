"""The one place where the benchmark touches the engine: a text in, its figures and times out."""

from __future__ import annotations

from datetime import date

from newsledger.annotate.figures.engine import find_figures
from newsledger.annotate.figures.figure import Figure
from newsledger.annotate.figures.measures import find_terms, measure_of
from newsledger.annotate.times import Time, find_times
from newsledger.reference.lexicon import lexicon
from newsledger.text.sentences import sentences
from newsledger.text.words import words


def annotate(text: str, published: date | None = None) -> tuple[list[Figure], list[Time]]:
    """Figures, asides included, and times of a text, with no model: what is timed, and what is scored. Measures are timed alone."""
    spans, times = sentences(text), find_times(text, published)
    dated = [(time.start, time.end) for time in times if time.kind != "duration"]
    figures = find_figures(text, spans, lexicon(), times=dated)
    terms: dict[int, list[tuple[int, int, str, int]]] = {}
    for figure in figures:
        if figure.sentence not in terms:
            terms[figure.sentence] = find_terms(words(text, *spans[figure.sentence]), lexicon())
        measure_of(figure.start, figure.end, figure.kind, terms[figure.sentence], lexicon())
    return figures, times
