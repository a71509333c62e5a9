"""What is known of a quotation and of the words that attribute it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from newsledger.annotate.names import Mention

Span = tuple[int, int]

# How sure a speaker is, by the way he was found: about the share right of each way on attributions read by people (PolNeAR).
CONFIDENCE = {
    "subject_before_cue": 0.93,
    "cue_before_subject": 0.95,
    "according_to": 0.95,
    "apposition": 0.91,
    "quoted_by": 0.9,
    "short_form": 0.9,
    "source_noun": 0.88,
    "claim_noun": 0.85,
    "pronoun": 0.85,
    "colon": 0.8,
    "participle": 0.8,
    "same_paragraph": 0.8,
    "continued_quote": 0.7,
    "sentence_subject": 0.6,
    "previous_paragraph": 0.4,
    "none": 0.1,
}


@dataclass(frozen=True, slots=True)
class Speech:
    """One quotation: its span, its kind, who said it, by which words and how that was found."""

    start: int
    end: int
    kind: str
    speaker: Mention | None
    speaker_text: str | None
    cue: str | None
    method: str
    confidence: float = 0.1
    speaker_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source beside a cue: its words, the span that both take up, and the cue's kind (say, show, estimate)."""

    start: int
    end: int
    source: Span
    mention: Mention | None
    pronoun: str | None
    cue: str
    kind: str
    method: str
    cue_start: int


def placed(speech: Speech, span: Span, kind: str, method: str | None = None) -> Speech:
    """The same words attributed, at another span; found by a weaker ``method``, it is less sure."""
    sure = speech.confidence if method is None else min(speech.confidence, CONFIDENCE[method])
    return replace(speech, start=span[0], end=span[1], kind=kind, method=method or speech.method, confidence=sure)
