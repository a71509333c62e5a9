"""The language of a text."""

from __future__ import annotations

import re

_CODE = re.compile(r"[A-Za-z]{2}")
# Below this many characters a statement of the source is worth more than a guess.
_SURE_FROM = 200
# And below this many a guess is worth nothing.
_LEAST_CHARACTERS = 40
_READ_CHARACTERS = 2000


def language_of(text: str, hint: str | None) -> str | None:
    """ISO 639-1 code of the language of ``text``; for a short text that of ``hint`` ("en-GB" counts as "en") if it has one."""
    match = _CODE.match(hint or "")
    stated = match.group().lower() if match and len(re.split(r"[-_]", hint or "")[0]) == 2 else None
    if stated and len(text) < _SURE_FROM:
        return stated
    if len(text) < _LEAST_CHARACTERS:
        return None
    # Imported here: the model takes a second to load, and most uses of the package need none.
    import py3langid

    code, _ = py3langid.classify(text[:_READ_CHARACTERS])
    return str(code)
