"""Every quotation of an article with its speaker."""

from __future__ import annotations

from collections.abc import Sequence

from newsledger.annotate.names import Mention
from newsledger.annotate.speech.attribute import attributions
from newsledger.annotate.speech.direct import Direct
from newsledger.annotate.speech.model import Attribution, Span, Speech
from newsledger.annotate.speech.quotes import blanked, find_quotes
from newsledger.annotate.speech.reported import reported
from newsledger.annotate.speech.resolve import Memory, confidence
from newsledger.annotate.speech.sources import Sources
from newsledger.text.pieces import pieces


def find_speech(text: str, sentences: Sequence[Span], mentions: Sequence[Mention]) -> list[Speech]:
    """Direct and indirect quotations in order of start; one attributed to nobody found has speaker None and method none."""
    sentences, quotes = pieces(sentences), find_quotes(text)
    bare = blanked(text, quotes)
    sources, memory = Sources(bare, mentions), Memory(text, mentions)
    found: list[Speech] = []
    said: list[list[tuple[Attribution, Speech]]] = []
    for sentence in sentences:
        said.append([(one, _speech(one, memory)) for one in attributions(bare, sentence, sources)])
        found += reported(bare, sentence, said[-1])
    found += Direct(text, bare, sentences, sources, said).find(quotes)
    return sorted(found, key=lambda speech: (speech.start, speech.end))


def _speech(one: Attribution, memory: Memory) -> Speech:
    speaker, words, method = memory.resolve(one)
    sure = confidence(method, speaker, words)
    return Speech(one.start, one.end, "indirect", speaker, words, one.cue, method, sure, one.source)
