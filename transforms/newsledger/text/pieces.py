"""Spans cut to a bearable length, so that work which grows with the square of a sentence stays bounded on any text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_LONGEST = 3000


def pieces(spans: Sequence[tuple[int, int]], longest: int = _LONGEST) -> list[tuple[int, int]]:
    """The spans in order, each longer than ``longest`` characters cut into parts of at most that length."""
    return [piece for span in spans for piece in _cut(*span, longest)]


def _cut(start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    for at in range(start, end, longest):
        yield at, min(at + longest, end)
