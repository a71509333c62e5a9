"""The language of a text."""

from __future__ import annotations

import re

_CODE = re.compile(r"[A-Za-z]{2}")
# Below this many characters a statement of the source is worth more than a guess.
_SURE_FROM = 200
# And below this many a guess is worth nothing.
_LEAST_CHARACTERS = 40
_READ_CHARACTERS = 2000
_WORD = re.compile(r"[^\W\d_]+")
# Words that no other language writes, and how many there must be in how many characters that only English will do: it has one in 45,
# a page half of it one in 90.
_ENGLISH = frozenset({"the", "and", "that", "with", "from", "this", "which", "were", "been", "they", "would", "their", "has", "said"})
_LEAST_ENGLISH = 8
_CHARACTERS_A_WORD = 75


def language_of(text: str, hint: str | None) -> str | None:
    """ISO 639-1 code of the language of ``text``; for a short text that of ``hint`` ("en-GB" counts as "en") if it has one."""
    match = _CODE.match(hint or "")
    stated = match.group().lower() if match and len(re.split(r"[-_]", hint or "")[0]) == 2 else None
    if stated and len(text) < _SURE_FROM:
        return stated
    if len(text) < _LEAST_CHARACTERS:
        return None
    beginning = text[:_READ_CHARACTERS]
    return "en" if _is_plainly_english(beginning) else _guess(beginning)


def _is_plainly_english(text: str) -> bool:
    found = sum(word in _ENGLISH for word in _WORD.findall(text.lower()))
    return found >= max(_LEAST_ENGLISH, len(text) / _CHARACTERS_A_WORD)


def _guess(text: str) -> str:
    # Imported here: the model takes long to load, and plain English needs none.
    import py3langid

    code, _ = py3langid.classify(text)
    return str(code)
