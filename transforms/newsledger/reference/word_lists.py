"""Short closed lists of words, by the name of the list."""

from __future__ import annotations

from functools import cache

from newsledger.reference.csv_rows import rows


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of one list of seeds/reference/word_lists.csv, in lower case. Raises ``KeyError`` for a list that is not there."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("word_lists"):
        found.setdefault(row["list"], set()).update(row["words"].split())
    return {name: frozenset(words) for name, words in found.items()}
