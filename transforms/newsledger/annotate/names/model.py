"""spaCy's named entities, asked for only where a name can be, and once for a paragraph that comes again."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import spacy

from newsledger.errors import UsageError

_UNUSED = ["parser", "tagger", "lemmatizer", "attribute_ruler", "senter"]
# A capital that does not open a sentence, or two at its opening: without either there is no name that the model alone could know.
_NAMED = re.compile(
    r"[\w,;:)\"”’'–-]\s+[\"“‘'(<]?(?!I\b)[^\W\d_a-z]|[a-z\d)][-/](?!I\b)[^\W\d_a-z]|[^\W\d_a-z]{2}|^[^\W\d_a-z]\S*[a-z]’?'?s?\s"
)
_REMEMBERED = 4096


class Span(NamedTuple):
    """A stretch of text and the model's word for what it names (PERSON, ORG, GPE …)."""

    start: int
    end: int
    label: str


_memory: WeakKeyDictionary[Any, dict[str, tuple[Span, ...]]] = WeakKeyDictionary()


@cache
def load_model(name: str) -> Any:
    """The spaCy pipeline ``name``, named-entity recognition only. A package may keep its data in ``_model``."""
    found = importlib.util.find_spec(name) if name.isidentifier() else None
    bundled = Path(found.origin).parent / "_model" if found and found.origin else None
    try:
        model = spacy.load(bundled if bundled and bundled.is_dir() else name, exclude=_UNUSED)
    except OSError as error:
        raise UsageError(f"The model {name!r} is not installed: python -m spacy download en_core_web_md") from error
    if "tok2vec" in model.pipe_names and not _listens(model):
        model.remove_pipe("tok2vec")
    return model


def _listens(model: Any) -> bool:
    """Whether the recogniser reads the shared vectors of another component; in the md and sm models it has its own."""
    layer = model.config["components"].get("ner", {}).get("model", {}).get("tok2vec", {})
    return "Listener" in layer.get("@architectures", "")


def recognise(text: str, model: Any) -> list[Span]:
    """The model's entities, paragraph by paragraph (one a line); no entity spans two."""
    lines = list(_lines(text))
    known = _memory.setdefault(model, {})
    fresh = list(dict.fromkeys(line for _, line in lines if line not in known))
    read = {line: _spans(document) for line, document in zip(fresh, model.pipe(fresh), strict=True)}
    found = [
        Span(at + span.start, at + span.end, span.label) for at, line in lines for span in (read[line] if line in read else known[line])
    ]
    _remember(known, read)
    return found


def _lines(text: str) -> Iterable[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        if _NAMED.search(line):
            yield at, line
        at += len(line) + 1


def _spans(document: Any) -> tuple[Span, ...]:
    return tuple(Span(entity.start_char, entity.end_char, entity.label_) for entity in document.ents)


def _remember(known: dict[str, tuple[Span, ...]], read: dict[str, tuple[Span, ...]]) -> None:
    """Keep the latest paragraphs: what recurs (boilerplate, copies of a story) recurs soon."""
    known.update(read)
    while len(known) > _REMEMBERED:
        del known[next(iter(known))]
