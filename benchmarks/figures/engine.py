"""The one place where the benchmark touches the engine: a sentence in, its figures and times out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from newsledger.annotate.figures.context import bound_of, change_of
from newsledger.annotate.figures.measures import find_terms, measure_of
from newsledger.annotate.figures.scan import Candidate, counted_noun, scan
from newsledger.annotate.times import find_times
from newsledger.reference.lexicon import lexicon
from newsledger.text.sentences import sentences
from newsledger.text.words import words

_BEFORE = 80


@dataclass(frozen=True, slots=True)
class Figure:
    """What the benchmark reads of a figure; ``low`` and ``high`` instead of ``value`` for a range."""

    start: int
    end: int
    kind: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    per_unit: str | None
    bound: str
    direction: str


def annotate(text: str, published: date | None = None) -> tuple[list[Figure], list[Any]]:
    """Figures and times of a text, with no model: what is timed, and what is scored."""
    times = find_times(text, published)
    figures = [_figure(text, found) for found in scan(text, lexicon()) if _is_figure(text, found, times)]
    for start, end in sentences(text):
        terms = find_terms(words(text, start, end), lexicon())
        for figure in figures:
            if start <= figure.start < end:
                measure_of(figure.start, figure.end, figure.kind, terms, lexicon())
    return figures, times


def find_only_times(text: str, published: date | None) -> list[Any]:
    """The times of a text."""
    return find_times(text, published)


def _is_figure(text: str, found: Candidate, times: list[Any]) -> bool:
    if any(time.start < found.end and found.start < time.end for time in times):
        return False
    return found.unit is not None or counted_noun(text, found.end) is not None


def _figure(text: str, found: Candidate) -> Figure:
    before = text[max(0, found.start - _BEFORE) : found.start]
    return Figure(
        found.start,
        found.end,
        found.unit.kind if found.unit else "count",
        None if found.high is not None else found.value,
        found.value if found.high is not None else None,
        found.high,
        found.unit.unit if found.unit else counted_noun(text, found.end),
        found.per_unit,
        bound_of(before),
        change_of(before, text[found.end :])[0],
    )
