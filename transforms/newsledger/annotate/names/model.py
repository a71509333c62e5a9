"""spaCy's named entities, asked for only where a name can be, and once for a sentence that comes again."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import spacy
from thinc.api import NumpyOps
from threadpoolctl import threadpool_limits

from newsledger.annotate.names.nouns import words_of
from newsledger.errors import UsageError
from newsledger.reference.csv_rows import rows
from newsledger.reference.word_lists import word_list
from newsledger.text.sentences import sentences

_UNUSED = ["parser", "tagger", "lemmatizer", "attribute_ruler", "senter"]
# The strings of its vocabulary too: vectors are found by hash, a text brings its own words. That halves the time and memory of loading.
_STRINGS = "strings"
_OPENS = re.compile(r"^[\"“‘'(*•–-]?\s?$|[.!?:]\s?[\"“‘'(]?$|[\"“]$")
_CAPITALISED = re.compile(r"[^\W\d_a-z][\w’'.-]*")
_SMALL = re.compile(r"\b[a-z]+\b")
_REMEMBERED = 16_384
# Sentences read ahead at most, so that none is forgotten before it is asked for; and those that are worth one product of matrices.
_AHEAD, _AT_ONCE = 8_192, 128


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
        model = spacy.load(bundled if bundled and bundled.is_dir() else name, exclude=[*_UNUSED, _STRINGS])
    except OSError as error:
        raise UsageError(f"The model {name!r} is not installed: python -m spacy download en_core_web_md") from error
    if "tok2vec" in model.pipe_names and not _listens(model):
        model.remove_pipe("tok2vec")
    _multiply_with_numpy(model)
    return model


def _multiply_with_numpy(model: Any) -> None:
    """NumPy's BLAS takes two thirds of the time of spaCy's own, on one thread: it is by processes that the work is spread."""
    threadpool_limits(1, user_api="blas")
    for _, pipe in model.pipeline:
        for layer in pipe.model.walk():
            layer.ops = NumpyOps(use_blis=False)


def _listens(model: Any) -> bool:
    """Whether the recogniser reads the shared vectors of another component; in the md and sm models it has its own."""
    layer = model.config["components"].get("ner", {}).get("model", {}).get("tok2vec", {})
    return "Listener" in layer.get("@architectures", "")


def recognise(text: str, model: Any) -> list[Span]:
    """The model's entities, sentence by sentence; no entity spans two. What is read once is remembered while the process lives."""
    pieces = list(_pieces(text))
    known = _memory.setdefault(model, {})
    read = _read((piece for _, piece in pieces), known, model)
    found = [
        Span(at + span.start, at + span.end, span.label)
        for at, piece in pieces
        for span in (read[piece] if piece in read else known[piece])
    ]
    _remember(known, read)
    return found


def recognise_ahead(texts: Iterable[str], model: Any) -> None:
    """Read the sentences of many texts together, which takes less than one text after the other; ``recognise`` remembers them."""
    known = _memory.setdefault(model, {})
    pieces = (piece for text in texts for _, piece in _pieces(text))
    _remember(known, _read(islice(pieces, _AHEAD), known, model))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The sentences that may hold a name, each with its place."""
    common = common_words(text)
    for start, end in sentences(text):
        if _may_name(piece := text[start:end], common):
            yield start, piece


def _read(pieces: Iterable[str], known: dict[str, tuple[Span, ...]], model: Any) -> dict[str, tuple[Span, ...]]:
    fresh = list(dict.fromkeys(piece for piece in pieces if piece not in known))
    return {piece: _spans(document) for piece, document in zip(fresh, model.pipe(fresh, batch_size=_AT_ONCE), strict=True)}


@lru_cache(maxsize=2)
def common_words(text: str) -> frozenset[str]:
    """The words that the article writes with a small letter too."""
    return frozenset(_SMALL.findall(text))


def _may_name(sentence: str, common: frozenset[str]) -> bool:
    """Whether a capital stands where neither the sentence's opening, a country nor the calendar asks for it."""
    for match in _CAPITALISED.finditer(sentence):
        word = match[0].rstrip(".'’-").removesuffix("'s").removesuffix("’s")
        if word in _told_apart():
            continue
        low = word.lower()
        if not (low in common or low in word_list("function")) or not _OPENS.search(sentence, max(0, match.start() - 3), match.start()):
            return True
    return False


@cache
def _told_apart() -> frozenset[str]:
    """Words with a capital that need no model: countries' names and adjectives, and what is never a name."""
    countries = {row["surface"] for row in rows("country_forms") if row["form"] != "capital"}
    return frozenset({"I", *words_of("never"), *(surface for surface in countries if " " not in surface)})


def _spans(document: Any) -> tuple[Span, ...]:
    return tuple(Span(entity.start_char, entity.end_char, entity.label_) for entity in document.ents)


def _remember(known: dict[str, tuple[Span, ...]], read: dict[str, tuple[Span, ...]]) -> None:
    """Keep the latest sentences: what recurs (boilerplate, copies of a story) recurs soon."""
    known.update(read)
    while len(known) > _REMEMBERED:
        del known[next(iter(known))]
