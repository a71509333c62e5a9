"""The analyst's alias file, kept in the home so that every later publish applies it."""

from __future__ import annotations

from pathlib import Path

from newsledger.paths import Home
from newsledger.publish.kept_files import keep, said
from newsledger.resolve.aliases import Alias, parse_aliases


def keep_aliases(home: Home, path: Path) -> None:
    """Put the file in the place of the one that was kept before. Raises ``UsageError``, and keeps the old one, if it is not usable."""
    keep(path, home.aliases, parse_aliases)


def kept_aliases(home: Home) -> tuple[Alias, ...]:
    """What the kept file says; nothing if none is kept."""
    return said(home.aliases, parse_aliases)
