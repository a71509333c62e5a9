"""Tokens of a sentence, typed as the figure grammar needs them."""

from __future__ import annotations

import re
from functools import partial
from typing import Literal, NamedTuple

TokenKind = Literal["number", "word", "sign"]

# A number keeps its separators and its fraction: "1,23,456.5", "96-1/8", ".5", "2½". A word keeps its apostrophe, and
# initials keep their stops.
_NUMBER = (
    r"\d{1,4}[- ]\d{1,2}[/⁄](?:2|4|8|16|32|64)(?![\d/⁄])"
    r"|(?<![\d/⁄])\d{1,2}[/⁄](?:2|3|4|5|8|16|32|64|128)(?![\d/⁄])"
    r"|\d*[½¼¾⅓⅔⅛⅜⅝⅞]"
    r"|(?<![\w.,])\.\d+"
    r"|\d+(?:[.,]\d+)*"
)
_WORD = r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*"
# For speed the commonest comes first, a plain word, and nothing is tried at a space, nor a number where none can begin.
_TOKEN = re.compile(rf"[A-Za-z][a-z]*(?=[ ,])|(?=[^ ])(?:(?=[\d.½¼¾⅓⅔⅛⅜⅝⅞])(?:{_NUMBER})|{_WORD}|\S)")
_KIND = re.compile(r"(?P<number>[\d½¼¾⅓⅔⅛⅜⅝⅞]|\.\d)|(?P<word>[^\W\d_])|(?P<sign>\S)")
_MOST_FORMS, _LONGEST_NUMBER = 1 << 16, 4


class Token(NamedTuple):
    """One token; ``start`` and ``end`` are offsets into the text."""

    text: str
    lower: str
    kind: TokenKind
    start: int
    end: int


class _Forms(dict[str, tuple[str, str, str]]):
    """What a token is but for its place, by how it is written: the same few thousand stand in nearly every text."""

    def __missing__(self, text: str) -> tuple[str, str, str]:
        kind = _KIND.match(text)
        form = text, text.lower(), str(kind.lastgroup if kind else "sign")
        if form[2] == "number" and len(text) > _LONGEST_NUMBER:
            # Of long numbers there is no end: kept, they would drive the words out.
            return form
        if len(self) >= _MOST_FORMS:
            self.clear()
        self[text] = form
        return form


_FORMS = _Forms()
# Makes a token in half the time that calling the class takes.
_new = partial(tuple.__new__, Token)


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``, in order."""
    found, at = [], start
    for form in map(_FORMS.__getitem__, _TOKEN.findall(text, start, len(text) if end is None else end)):
        # Only white space stands between tokens, so the next place that looks like one is the one.
        first = text.find(form[0], at)
        at = first + len(form[0])
        found.append(_new((*form, first, at)))
    return found


def is_glued(left: Token, right: Token) -> bool:
    """Whether nothing stands between two neighbours."""
    return left.end == right.start
