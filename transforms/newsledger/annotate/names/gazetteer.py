"""Written forms looked up at the words of a text: one dictionary access a word, however many forms there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_HEAD = re.compile(r"[^\W_]+|\S")
_CAPITAL = re.compile(r"(?<![\w.])[^\W\d_a-z][^\W_]*")


@lru_cache(maxsize=2)
def _capitals(text: str) -> list[tuple[int, str]]:
    """Where words with a capital stand: several gazetteers ask of the same text, one after the other."""
    return [(match.start(), match[0]) for match in _CAPITAL.finditer(text)]


class Gazetteer:
    """Forms that begin with a capital, by their first word, the longest first."""

    def __init__(self, surfaces: Iterable[str]) -> None:
        self._by_head: dict[str, list[str]] = {}
        for surface in sorted(set(surfaces), key=lambda form: (-len(form), form)):
            head = _HEAD.match(surface)
            if head:
                self._by_head.setdefault(head[0], []).append(surface)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, form) of every form in the text, none inside another."""
        last, by_head = 0, self._by_head
        for start, head in _capitals(text):
            if head in by_head and start >= last and (form := self._at(text, start, head)):
                last = start + len(form)
                yield start, last, form

    def _at(self, text: str, start: int, head: str) -> str | None:
        for form in self._by_head[head]:
            end = start + len(form)
            if text.startswith(form, start) and not (form[-1] != "." and end < len(text) and (text[end].isalnum() or text[end] == "_")):
                return form
        return None
