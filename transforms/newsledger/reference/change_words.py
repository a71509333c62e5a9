"""Words that state a movement, and which way it goes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from newsledger.reference.csv_rows import rows


@cache
def _movements() -> dict[str, tuple[str, str]]:
    return {form: (row["direction"], row["kind"]) for row in rows("change_words") for form in row["forms"].split()}


def change_word(word: str) -> tuple[str, str] | None:
    """(direction, kind) of a word in lower case that states a movement: "up" or "down", and how it is used; None for any other.

    Kinds: verb, noun, adverb (up, higher), comparison (above, more), margin (exceeded, which says by how much only with "by").
    """
    return _movements().get(word)


def states_movement(words: Iterable[str]) -> bool:
    """Whether one of some words in lower case states a movement: a cheap look at all before each is asked."""
    return not _movements().keys().isdisjoint(words)


def movement(word: str) -> str | None:
    """ "up" or "down" for a word in lower case that states a movement; None for any other."""
    found = change_word(word)
    return found[0] if found else None


def movement_kind(word: str) -> str | None:
    """How a word of movement is used; None for any other word."""
    found = change_word(word)
    return found[1] if found else None
