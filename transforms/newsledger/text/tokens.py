"""Tokens of a sentence, typed as the figure grammar needs them."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

TokenKind = Literal["number", "word", "sign"]

# A number keeps its separators and its fraction: "1,23,456.5", "96-1/8", ".5", "2½". A word keeps its apostrophe, and
# initials keep their stops.
_TOKEN = re.compile(
    r"(?P<number>\d{1,4}[- ]\d{1,2}[/⁄](?:2|4|8|16|32|64)(?![\d/⁄])"
    r"|(?<![\d/⁄])\d{1,2}[/⁄](?:2|3|4|5|8|16|32|64|128)(?![\d/⁄])"
    r"|\d*[½¼¾⅓⅔⅛⅜⅝⅞]"
    r"|(?<![\w.,])\.\d+"
    r"|\d+(?:[.,]\d+)*)"
    r"|(?P<word>(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<sign>\S)"
)


class Token(NamedTuple):
    """One token; ``start`` and ``end`` are offsets into the text."""

    text: str
    lower: str
    kind: TokenKind
    start: int
    end: int


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``, in order."""
    return [
        Token(found[0], found[0].lower(), found.lastgroup, found.start(), found.end())  # type: ignore[arg-type]
        for found in _TOKEN.finditer(text, start, len(text) if end is None else end)
    ]


def is_glued(left: Token, right: Token) -> bool:
    """Whether nothing stands between two neighbours."""
    return left.end == right.start
