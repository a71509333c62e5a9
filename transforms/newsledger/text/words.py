"""Words with their offsets, and a light stem for matching terms."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_][\w]*(?:[-'’.][^\W\d_]\w*){0,8}|\d[\d.,]*")
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Word:
    """One word; ``start`` and ``end`` are offsets into the text."""

    text: str
    start: int
    end: int


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of ``text[start:end]``."""
    return [Word(found[0], found.start(), found.end()) for found in _WORD.finditer(text, start, len(text) if end is None else end)]


def stem(word: str) -> str:
    """The word in lower case without possessive and plural ending: enough to meet a term of the vocabulary."""
    bare = word.lower().replace("’", "'").removesuffix("'s")
    if bare.endswith("ies") and len(bare) > _SHORT + 1:
        return bare[:-3] + "y"
    return bare[:-1] if len(bare) > _SHORT and bare.endswith("s") and not bare.endswith(("ss", "us", "is")) else bare
