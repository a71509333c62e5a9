"""The analyst's alias file, kept in the home so that every later publish applies it."""

from __future__ import annotations

from pathlib import Path

from newsledger.atomic import replacing
from newsledger.errors import UsageError
from newsledger.paths import Home
from newsledger.resolve.aliases import Alias, parse_aliases


def keep_aliases(home: Home, path: Path) -> None:
    """Put the file in the place of the one that was kept before. Raises ``UsageError``, and keeps the old one, if it is not usable."""
    text = _read(path)
    parse_aliases(text)
    with replacing(home.aliases) as unfinished:
        unfinished.write_text(text, encoding="utf-8", newline="")


def kept_aliases(home: Home) -> tuple[Alias, ...]:
    """What the kept file says; nothing if none is kept."""
    return parse_aliases(_read(home.aliases)) if home.aliases.is_file() else ()


def _read(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise UsageError(f"The aliases cannot be read from {path}: {reason}") from error
