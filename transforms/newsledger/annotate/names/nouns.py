"""Words that say what a name is, or that there is none: seeds/reference/name_words.csv and name_heads.csv.

Kinds of words: never (months, units, indices, acronyms of things: no name), portfolio (Finance, before a minister), generic (the
Bureau: a short form only), connector (small words within a name), honorific (before a person's name), particle (van, al: within).
"""

from __future__ import annotations

from functools import cache

from newsledger.reference.csv_rows import rows


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words or names of one kind (see above), as written there."""
    return frozenset(row["surface"] for row in rows("name_words") if row["kind"] == kind)


@cache
def kind_by_head(word: str, *, is_last: bool) -> str | None:
    """What a name of several words is by its last or first word: organisation, place, event, none; None where it does not tell."""
    return _heads().get((word, "last" if is_last else "first"))


@cache
def _heads() -> dict[tuple[str, str], str]:
    return {(row["word"], row["position"]): row["kind"] for row in rows("name_heads")}
