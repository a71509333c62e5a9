"""Tokens of a sentence, typed as the figure grammar needs them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

TokenKind = Literal["number", "word", "sign", ""]

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
_TOKEN = re.compile(rf"((?=[^ ])(?:[A-Za-z][a-z]*(?=[ ,])|(?=[\d.½¼¾⅓⅔⅛⅜⅝⅞])(?:{_NUMBER})|{_WORD}|\S))")
_KIND = re.compile(r"(?P<number>[\d½¼¾⅓⅔⅛⅜⅝⅞]|\.\d)|(?P<word>[^\W\d_])|(?P<sign>\S)")
_MOST_FORMS, _LONGEST_NUMBER = 1 << 16, 4
# How many places beyond the end hold no token: more than any rule looks past it.
_BEYOND = 8
_NO_WORDS, _NO_GAPS = [""] * _BEYOND, ["\n\n"] * _BEYOND
_NO_KINDS: list[TokenKind] = [""] * _BEYOND


@dataclass(slots=True)
class Tokens:
    """The tokens of a sentence as parallel lists: as written, in lower case, their kinds, offsets into the text.

    ``gap`` is the white space before a token: empty where it touches the one before. Beyond the ``size`` tokens a few places hold an
    empty word behind a wide gap, where negative indexes reach them too: a rule looks at a neighbour without asking whether there is one.
    """

    text: list[str]
    lower: list[str]
    kind: list[TokenKind]
    start: list[int]
    end: list[int]
    gap: list[str]
    size: int

    @property
    def forms(self) -> tuple[str, ...]:
        """The tokens in lower case, and nothing beyond them."""
        return tuple(self.lower[: self.size])


class _Forms(dict[str, tuple[str, TokenKind]]):
    """Lower case and kind of a token, by how it is written: the same few thousand stand in nearly every text."""

    def __missing__(self, text: str) -> tuple[str, TokenKind]:
        # Of long numbers there is no end: kept, they would drive the words out.
        if len(text) > _LONGEST_NUMBER and text[0].isdecimal():
            return text, "number"
        if len(self) >= _MOST_FORMS:
            self.clear()
        self[text] = form = text.lower(), _kind(text)
        return form


def _kind(text: str) -> TokenKind:
    found = _KIND.match(text)
    return "number" if found and found["number"] else "word" if found and found["word"] else "sign"


_FORMS = _Forms()


def tokens(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of ``text[start:end]``, in order."""
    # Gap, token, gap, token … gap: split, summed up and looked up in C, several times as fast as to ask each match for its place.
    pieces = _TOKEN.split(text[start:end])
    edges = list(accumulate(map(len, pieces), initial=start))
    written = pieces[1::2]
    if not written:
        return Tokens([*_NO_WORDS], [*_NO_WORDS], [*_NO_KINDS], [], [], [*_NO_GAPS], 0)
    # What the cache gives is hashed already, which saves as much as the look into it costs.
    lower, kind = zip(*map(_FORMS.__getitem__, written), strict=True)
    gap = pieces[::2]
    gap[0] = gap[-1] = _NO_GAPS[0]
    return Tokens(written + _NO_WORDS, [*lower, *_NO_WORDS], [*kind, *_NO_KINDS], edges[1:-1:2], edges[2::2], gap + _NO_GAPS, len(written))
