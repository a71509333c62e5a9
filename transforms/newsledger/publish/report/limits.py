"""How much the report shows. A page says in words where it shows less than the ledger holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Rows of each part of the index, figures that it carries, and articles that get a page."""

    headlines: int = 6
    measures: int = 8
    conflicts: int = 40
    pairs: int = 25
    speakers: int = 20
    publishers: int = 25
    review: int = 6
    rejects: int = 15
    dropped: int = 15
    figures: int = 2_500
    pages: int = 1_000
    sentence_characters: int = 320
