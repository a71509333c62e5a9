"""newsledger's own runner: the whole annotation is timed; names, countries and quotations are handed back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from benchmarks.peers.loop import Convert, Read, serve

from newsledger.annotate.article import annotate_article
from newsledger.annotate.names import Mention, find_mentions, load_model
from newsledger.annotate.speech import Speech, find_speech
from newsledger.config import DEFAULT_MODEL
from newsledger.contracts.records import Article
from newsledger.reference.lexicon import lexicon
from newsledger.text.sentences import sentences

_LABELS = {"person": "PER", "organisation": "ORG", "place": "LOC", "country": "LOC"}


class _Afresh:
    """The model for one text: what is remembered of the sentences of another, such as the warm-up's, must not help."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def pipe(self, texts: Iterable[str], **options: Any) -> Any:
        return self._model.pipe(texts, **options)


def load() -> tuple[Read, Convert]:
    """The annotation stage with its vocabulary and model: names, roles, times, quotations, figures, measures, periods, parties."""
    model, words = load_model(DEFAULT_MODEL), lexicon()

    def convert(text: str, _rows: Any) -> dict[str, Any]:
        mentions = find_mentions(text, words, _Afresh(model))
        return {
            "names": list(_names(mentions)),
            "countries": [{"start": m.start, "end": m.end, "code": m.country_code} for m in mentions if _is_named_country(m)],
            "speech": list(map(_speech, find_speech(text, sentences(text), mentions))),
        }

    return lambda text: annotate_article(Article("benchmark", "benchmark", "text", text), words, _Afresh(model)), convert


def _is_named_country(mention: Mention) -> bool:
    """A country, not the capital that stands for its government."""
    return mention.kind == "country" and mention.form != "capital"


def _names(mentions: list[Mention]) -> Iterable[dict[str, Any]]:
    """As the CoNLL sets mark names: no demonyms, and no country inside a longer name."""
    longer = [(m.start, m.end) for m in mentions if m.kind != "country"]
    for m in mentions:
        is_part = m.kind == "country" and (m.form == "demonym" or any(start <= m.start and m.end <= end for start, end in longer))
        if m.kind in _LABELS and not is_part:
            yield {"start": m.start, "end": m.end, "label": _LABELS[m.kind]}


def _speech(one: Speech) -> dict[str, Any]:
    speaker = one.speaker.surface if one.speaker else None
    return {"start": one.start, "end": one.end, "cue": one.cue, "speaker": speaker, "words": one.speaker_text, "source": one.speaker_span}


if __name__ == "__main__":
    serve(load)
