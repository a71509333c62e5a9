"""A text as typed tokens, in one pass."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import accumulate, takewhile
from typing import Any

from newsledger.annotate.times.model import Tokens
from newsledger.annotate.times.vocabulary import class_of, words
from newsledger.reference.csv_rows import rows

_YEAR = r"(?:1[5-9]|20|21)\d\d"
# Every branch starts differently or is bounded, so that a match costs what it consumes.
_WORDS = {
    "break": r"\n[ \t\r]*\n\s*",
    "ampm": r"[ap]\.\s?m\b\.?",
    "word": r"[^\W\d_]+(?=[\W_]|$)",
}
_NUMBERS = {
    "fyear": r"FY\s?['’]?(?:\d{4}|\d\d)(?:[-–/]\d{2,4})?\b",
    "quarterno": r"Q[1-4]\b|[1-4]Q(?=\d\d\b|\d{4}\b|\b)",
    "halfno": r"H[12]\b|[12]H(?=\d\d\b|\d{4}\b|\b)",
    "amount": r"[$£€¥₹]\s?\d[\d,.]{0,40}|\d[\d,.]{0,40}\s?(?:%|(?:pct|percent|per\scent|cents?|dlrs|mln|million|billion|bln|trillion)\b)",
    "iso": rf"{_YEAR}-[01]\d-[0-3]\d(?:T[0-2]\d:\d\d(?::\d\d)?)?(?![\d-])"
    rf"|{_YEAR}/[01]?\d/[0-3]?\d(?![\d/])|(?:[0-3]?\d/){{2}}(?:{_YEAR}|\d\d)(?![\d/])|(?:[0-3]?\d\.){{2}}{_YEAR}(?!\d)",
    "years": rf"{_YEAR}\s?[-–/]\s?(?:{_YEAR}|\d\d)(?![\d/-]|[.,]\d)",
    "clock": r"[012]?\d(?:[:.][0-5]\d)?(?=\s?[ap]\.?\s?m\b)",
    "digitclock": r"[012]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:])|[012]\d[0-5]\d(?=\s?(?:GMT|gmt|UTC|BST|CET|[ECMP][SD]T|[ecmp][sd]t|hrs)\b)",
    "decade": r"(?:1[5-9]|20)\d0['’]?s\b|['’]?[1-9]0['’]?s\b",
    "shortyear": r"['’]\d\d(?!\d)",
    "dayth": r"[0-3]?\d(?:st|nd|rd|th)\b",
    "year": rf"{_YEAR}(?![\w,]|[.]\d|-\d)|{_YEAR}(?=,(?!\d\d\d))",
    "number0": r"\d{1,3}\s1/2\b|\d{1,3}½",
    "day": r"(?:[012]?[1-9]|10|20|30|31)(?![\w,.]|\s1/2)|(?:[012]?[1-9]|10|20|30|31)(?=,(?!\d\d\d)|\.(?!\d))",
    "number": r"\d[\d,]{0,40}(?:\.\d{1,40})?(?![^\W\d_])",
    "poss": r"['’]s\b|(?<=s)['’](?!\w)",
}
_SIGNS = {
    "stop": r"[.]",
    "comma": r",",
    "hyphen": r"[-–—_]",
    "slash": r"/",
    "open": r"[\"“‘(;:!?]",
    "other": r"[^\W_]+|[^\s]",
}


def _either(name_of: Callable[[str], str]) -> str:
    """All shapes as alternatives in the order they stand; a look ahead spares the branches of numbers where none can begin."""
    words, numbers, signs = ("|".join(f"({name_of(name)}{shape})" for name, shape in part.items()) for part in (_WORDS, _NUMBERS, _SIGNS))
    return f"{words}|(?=[\\dFQH$£€¥₹'’])(?:{numbers})|{signs}"


_SHAPE = re.compile(_either(lambda name: f"?P<{name}>"))
# No token begins with a space: to look before trying each shape there halves the time.
_TOKEN = re.compile(f"(?=[^ ])([A-Zb-oq-z][A-Za-z]*(?=[ ,.])|{_either(lambda _: '?:')})")


def tokens_of(text: str) -> Tokens:
    """Every token of ``text`` with its class; white space stands between tokens and is none."""
    # Split, summed up and looked up in C, since most tokens are plain words: gap, token, gap, token … gap.
    pieces = _TOKEN.split(text)
    edges = list(accumulate(map(len, pieces)))
    classes = list(map(_classes().__getitem__, pieces[1::2]))
    tokens = Tokens(text, "".join(classes), pieces[1::2], edges[:-1:2], edges[1::2])
    if _UNSETTLED in tokens.classes:
        _settle(tokens, classes)
        tokens.classes = "".join(classes)
    return tokens


# Stands for the class of a token that its surface alone does not tell: a number, an apostrophe, what may begin a holiday.
_UNSETTLED = "?"
_MOST_WORDS, _SHORT = 1 << 16, 4


class _Classes(dict[str, str]):
    """The class of a surface, as far as it tells; words of no class are kept when first met."""

    def __missing__(self, surface: str) -> str:
        mark = class_of()["other"] if surface.isalpha() else _UNSETTLED
        # Of long numbers there is no end: kept, they would leave no room for words.
        if len(self) < _MOST_WORDS and (mark != _UNSETTLED or len(surface) <= _SHORT):
            self[surface] = mark
        return mark


@cache
def _classes() -> _Classes:
    code = class_of()
    signs = {".": "stop", ",": "comma", "/": "slash"} | dict.fromkeys("-–—_", "hyphen") | dict.fromkeys('"“‘(;:!?', "open")
    marks = {word: mark for word, (mark, _) in words().items()} | {sign: code[name] for sign, name in signs.items()}
    return _Classes(marks | dict.fromkeys(_holidays(), _UNSETTLED))


def _settle(tokens: Tokens, classes: list[str]) -> None:
    """Give the unsettled tokens their classes; the words of a holiday become one token."""
    code, skip_to, at = class_of(), 0, -1
    gone: set[int] = set()
    while (at := tokens.classes.find(_UNSETTLED, at + 1)) >= 0:
        start, surface = tokens.starts[at], tokens.surfaces[at]
        if start < skip_to:
            continue
        if surface not in _holidays():
            shape = _SHAPE.match(tokens.text, start)
            name = shape.lastgroup if shape else None
            classes[at] = code["other" if not name or name == "word" else name]
        elif named := _holidays()[surface].match(tokens.text, start):
            classes[at], tokens.surfaces[at], tokens.ends[at], skip_to = code["holiday"], named[0], named.end(), named.end()
            gone.update(takewhile(lambda later: tokens.starts[later] < named.end(), range(at + 1, len(classes))))
        else:
            classes[at] = words().get(surface, (code["other"],))[0]
    if gone:
        columns: tuple[list[Any], ...] = (classes, tokens.surfaces, tokens.starts, tokens.ends)
        for column in columns:
            column[:] = [value for at, value in enumerate(column) if at not in gone]


@cache
def _holidays() -> dict[str, re.Pattern[str]]:
    """By first word, what matches the longest name of a holiday."""
    names = sorted((row["name"] for row in rows("holidays")), key=len, reverse=True)
    firsts = {re.split(r"\W", name)[0] for name in names}
    return {
        first: re.compile("(?:" + "|".join(re.escape(n).replace("'", "['’]") for n in names if re.split(r"\W", n)[0] == first) + r")\b")
        for first in firsts
    }
