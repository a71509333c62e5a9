"""A text that begins with a line that tells its day, so that "last week" can be resolved."""

from __future__ import annotations

from datetime import datetime


def split(dated: str) -> tuple[datetime, str]:
    """(the moment it was published, the text after that line)."""
    published, _, text = dated.partition("\n")
    return datetime.fromisoformat(published), text
