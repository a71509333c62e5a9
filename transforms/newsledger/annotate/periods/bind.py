"""The period of every figure of an article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from newsledger.annotate.periods.carry import Topic
from newsledger.annotate.periods.own import heads
from newsledger.annotate.periods.period import Period, Stated
from newsledger.annotate.periods.reader import Reader
from newsledger.annotate.periods.relative import When, find_relative
from newsledger.annotate.periods.tables import is_header, read_header
from newsledger.annotate.periods.usable import as_period, is_baseline, usable
from newsledger.annotate.times import Time
from newsledger.text.pieces import pieces

Span = tuple[int, int]


def bind_periods(
    text: str, sentences: Sequence[Span], figures: Sequence[Stated], times: Sequence[Time], published: date | None
) -> list[Period | None]:
    """The period of each of ``figures`` (in order of start), or None where the text gives none."""
    bound: list[Period | None] = [None] * len(figures)
    topic = Topic()
    opening: tuple[int, int] | None = None
    sentences = pieces(sentences)
    starts = [start for start, _ in sentences]
    stated, timed = _by_place(starts, [f.start for f in figures]), _by_place(starts, [t.start for t in times])
    headed = {no for no, span in enumerate(sentences) if is_header(text, span)}
    for place in sorted({*stated, *timed, *headed} - {-1}):
        sentence, here = sentences[place], [times[no] for no in timed.get(place, [])]
        if place in headed:
            topic.head(place, sentence, read_header(text, sentence, published))
        elif place not in stated:
            topic.hint(text, place, sentence, usable(text, sentence, here, published), as_period(here[-1]))
        else:
            topic.enter(text, place, sentence)
            numbered = {no: figures[no] for no in stated[place]}
            reader = Reader(text, sentence, numbered, topic, published)
            for no, period in reader.read(_whens(text, sentence, list(numbered.values()), here, published)).items():
                bound[no] = period
            if opening and place - opening[1] == 1 and reader.here and reader.here.rule == "clause":
                bound[opening[0]] = replace(reader.here, rule="following")
            undated = reader.opening() if topic.period is None else None
            opening = (undated, place) if undated is not None else None
            reader.leave()
    return bound


def _by_place(starts: list[int], positions: list[int]) -> dict[int, list[int]]:
    """Numbers of the positions in each sentence; -1 is before the first."""
    placed: dict[int, list[int]] = {}
    for no, position in enumerate(positions):
        placed.setdefault(bisect_right(starts, position) - 1, []).append(no)
    return placed


def _whens(text: str, sentence: Span, figures: list[Stated], times: list[Time], published: date | None) -> list[When]:
    """What may date a figure of the sentence: times and relative expressions, baselines left out."""
    relatives = find_relative(text, *sentence)
    periods = [p for p in usable(text, sentence, times, published) if not any(r.start < p.end and p.start < r.end for r in relatives)]
    whens: list[When] = sorted([*periods, *relatives], key=lambda when: when.start)
    return [when for when in whens if not (is_baseline(text, sentence, when, published) and not heads(text, when, figures))]
