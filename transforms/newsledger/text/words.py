"""Words with their offsets, and a light stem for matching terms."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

# The first branch is a plain word, the commonest, for speed; no word begins with a space, so that none is tried there. "M-1" and "F-16"
# are one word.
_WORD = re.compile(r"((?=[^ ])(?:[A-Za-z][a-z]*(?=[ ,])|[A-Z]-\d\w*|[^\W\d_][\w]*(?:[-'’.][^\W\d_]\w*){0,8}|\d[\d.,]*))")
_SHORT = 3


def words(text: str, start: int = 0, end: int | None = None) -> tuple[list[str], list[tuple[int, int]]]:
    """The words of ``text[start:end]``, and the span of each in ``text``."""
    # Gap, word, gap, word … gap: split and summed up in C, several times as fast as to ask each match for its place.
    pieces = _WORD.split(text[start:end])
    edges = list(accumulate(map(len, pieces), initial=start))
    return pieces[1::2], list(zip(edges[1::2], edges[2::2], strict=False))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The word in lower case without possessive and plural ending: enough to meet a term of the vocabulary."""
    bare = word.lower().replace("’", "'").removesuffix("'s")
    if bare.endswith("ies") and len(bare) > _SHORT + 1:
        return bare[:-3] + "y"
    return bare[:-1] if len(bare) > _SHORT and bare.endswith("s") and not bare.endswith(("ss", "us", "is")) else bare
