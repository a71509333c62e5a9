"""Numbers tied by a hyphen to what they count: "an 11-member bloc", "four-, five- and six-cylinder engines"."""

from __future__ import annotations

from collections.abc import Sequence

from newsledger.annotate.figures.nouns import is_plural
from newsledger.reference.lexicon import Lexicon
from newsledger.reference.word_lists import word_list
from newsledger.text.tokens import Token, is_glued

_HYPHENS = frozenset({"-", "–"})
_PLURALS = {"man": "men", "person": "people", "strong": "people", "woman": "women"}
_JOINTS = frozenset({",", "and", "or", "to"})
# What follows a hyphen and leaves the number a number: "200-odd ships", "19,000-plus employees".
_NO_COMPOUND = frozenset({"odd", "plus", "something", "or", "to", "and"})


def suspended(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> int:
    """Past the last number of a list that shares what a hyphen ties to it: "1.3- and 1.6-litre"; ``last`` where there is no such list."""
    at = last
    while _is_hyphen(tokens, at) and at + 1 < len(tokens) and not _is_tied(tokens, at):
        at += 1
        while at < len(tokens) and tokens[at].lower in _JOINTS:
            at += 1
        if at >= len(tokens) or not (tokens[at].kind == "number" or tokens[at].lower in lexicon.numbers):
            return last
        at += 1
    return at if at > last and _is_hyphen(tokens, at) else last


def _is_hyphen(tokens: Sequence[Token], at: int) -> bool:
    return 0 < at < len(tokens) and tokens[at].text in _HYPHENS and is_glued(tokens[at - 1], tokens[at])


def _is_tied(tokens: Sequence[Token], hyphen: int) -> bool:
    return is_glued(tokens[hyphen], tokens[hyphen + 1]) and tokens[hyphen + 1].kind != "sign"


def compounded(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> str | None:
    """What is counted where a hyphen, or its place before a noun, ties a singular to a number, in the plural: "11-member bloc", members."""
    at = suspended(tokens, last, lexicon)
    at += at < len(tokens) and tokens[at].text in _HYPHENS
    word = tokens[at].lower if at < len(tokens) else ""
    if word not in word_list("compound_counted"):
        return None
    return _PLURALS.get(word) or (f"{word[:-1]}ies" if word.endswith("y") else f"{word}s")


def is_compound(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> bool:
    """Whether a number describes a thing and does not count things: "two-door models", "three 16-valve engines"."""
    if last >= len(tokens) or tokens[last].text not in _HYPHENS:
        return False
    at = suspended(tokens, last, lexicon)
    if not _is_hyphen(tokens, at) or at + 1 >= len(tokens) or not is_glued(tokens[at], tokens[at + 1]):
        return False
    word = tokens[at + 1]
    return word.kind == "word" and word.text.islower() and word.lower not in _NO_COMPOUND and not is_plural(word.lower)
