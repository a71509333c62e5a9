"""An analyst's files, kept in the home so that every later publish applies them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from newsledger.atomic import replacing
from newsledger.errors import UsageError

Said = TypeVar("Said")


def keep(given: Path, kept: Path, parse: Callable[[str], object]) -> None:
    """Put the file ``given`` in the place of ``kept``. Raises ``UsageError``, and keeps the old one, if ``parse`` cannot use it."""
    text = _read(given)
    parse(text)
    with replacing(kept) as unfinished:
        unfinished.write_text(text, encoding="utf-8", newline="")


def said(kept: Path, parse: Callable[[str], tuple[Said, ...]]) -> tuple[Said, ...]:
    """What the kept file says; nothing if none is kept."""
    return parse(_read(kept)) if kept.is_file() else ()


def _read(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise UsageError(f"{path} cannot be read: {reason}") from error
