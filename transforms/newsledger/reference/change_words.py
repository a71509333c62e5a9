"""Words that state a movement, and which way it goes."""

from __future__ import annotations

from functools import cache

from newsledger.reference.csv_rows import rows


@cache
def _movements() -> dict[str, tuple[str, str]]:
    return {form: (row["direction"], row["kind"]) for row in rows("change_words") for form in row["forms"].split()}


def movement(word: str) -> str | None:
    """ "up" or "down" for a word in lower case that states a movement; None for any other."""
    found = _movements().get(word)
    return found[0] if found else None


def movement_kind(word: str) -> str | None:
    """ "verb", "noun" or "adverb" for a word of movement."""
    found = _movements().get(word)
    return found[1] if found else None
