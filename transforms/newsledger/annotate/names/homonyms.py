"""Names that a country shares: the American state and the republic of Georgia, Palestine in Texas, the given name Chad."""

from __future__ import annotations

from functools import cache, lru_cache

from newsledger.reference.csv_rows import rows

Cues = tuple[str, ...]


def is_homonym(surface: str) -> bool:
    """Whether a country's name is something else's as well."""
    return surface in _homonyms()


@lru_cache(maxsize=64)
def means_country(surface: str, text: str, *, is_abroad: bool) -> bool:
    """Whether the article means the country, by the cues of either reading that it holds.

    Without any, the reference file's default decides: a country, something else, or "abroad", a country if the article names
    foreign ones (``is_abroad``).
    """
    default, balance = _homonyms()[surface][0], balance_of(surface, text)
    return balance > 0 or (balance == 0 and (default == "country" or (default == "abroad" and is_abroad)))


def balance_of(surface: str, text: str) -> int:
    """How many more cues of the country than of its namesakes the article holds."""
    _, country, other = _homonyms().get(surface, ("", (), ()))
    return sum(cue in text for cue in country) - sum(cue in text for cue in other)


@cache
def _homonyms() -> dict[str, tuple[str, Cues, Cues]]:
    return {
        row["surface"]: (
            row["default"],
            tuple(filter(None, row["country_cues"].split("|"))),
            tuple(filter(None, row["other_cues"].split("|"))),
        )
        for row in rows("ambiguous_countries")
    }
