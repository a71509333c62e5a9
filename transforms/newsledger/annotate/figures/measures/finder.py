"""The measures of an article's figures, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from newsledger.annotate.figures.measures.reading import Context, Reading
from newsledger.annotate.figures.measures.rules import read
from newsledger.annotate.figures.measures.sentence import Sentence, Stated, read_sentence
from newsledger.annotate.figures.measures.story import Story
from newsledger.reference.lexicon import Lexicon


@dataclass(slots=True)
class Measure:
    """What a figure measures. ``start`` and ``end`` are offsets of the phrase, None where its words do not stand together.

    ``rule`` read the phrase; ``steps`` changed its code afterwards.
    """

    start: int | None
    end: int | None
    text: str
    code: str | None
    rule: str
    score: float
    steps: tuple[str, ...] = ()


def find_measures(
    text: str, sentences: Sequence[tuple[int, int]], figures: Sequence[Stated], lexicon: Lexicon, title: str = ""
) -> list[Measure | None]:
    """The measure of each of ``figures``, which stand in the order of the text; None where no words name one."""
    if not figures:
        return []
    found: list[Measure | None] = []
    starts = [figure.start for figure in figures]
    story = Story(lexicon, title)
    for start, end in sentences:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if first == last:
            continue
        found += [None] * (first - len(found))
        found += _of_sentence(read_sentence(text, start, end, figures[first:last]), figures[first:last], story)
    return found + [None] * (len(figures) - len(found))


def _of_sentence(sentence: Sentence, figures: Sequence[Stated], story: Story) -> list[Measure | None]:
    measures: list[Measure | None] = []
    last: tuple[int, Stated, Reading] | None = None
    for at, figure in zip(sentence.places, figures, strict=True):
        reading = read(Context(sentence, at, figure, last, story.memory, story.in_full))
        measures.append(_measure(reading, story.code(reading, figure)) if reading else None)
        last = (at, figure, reading) if reading else last
    story.memory = last[2] if last else story.memory
    return measures


def _measure(reading: Reading, code: str | None) -> Measure:
    base, text = reading.base, reading.text
    start, end = base.span if base.span and text == base.text else (None, None)
    return Measure(start, end, text, code, reading.rule, reading.score)
