"""Who states a figure."""

from __future__ import annotations

from collections.abc import Sequence

from newsledger.annotate.speech import Speech


def speaker_of(start: int, end: int, speeches: Sequence[Speech]) -> Speech | None:
    """The quotation that the figure stands in, a direct one first, then the shortest; None when nobody is said to state it."""
    inside = [s for s in speeches if s.start <= start and end <= s.end and s.speaker_text and _states(s)]
    return min(inside, key=lambda s: (s.kind != "direct", s.end - s.start), default=None)


def _states(speech: Speech) -> bool:
    """A country that "reported" cases is where they were, not who says so."""
    return not (speech.speaker and speech.speaker.kind in {"country", "place"} and speech.cue in {"reported", "reports", "recorded"})
