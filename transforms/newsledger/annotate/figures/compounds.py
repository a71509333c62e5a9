"""Numbers tied by a hyphen to what they count: "an 11-member bloc", "four-, five- and six-cylinder engines"."""

from __future__ import annotations

from newsledger.annotate.figures.nouns import is_plural
from newsledger.reference.lexicon import Lexicon
from newsledger.reference.word_lists import word_list
from newsledger.text.tokens import Tokens

_HYPHENS = frozenset({"-", "–"})
_PLURALS = {"man": "men", "person": "people", "strong": "people", "woman": "women"}
_JOINTS = frozenset({",", "and", "or", "to"})
# What follows a hyphen and leaves the number a number: "200-odd ships", "19,000-plus employees".
_NO_COMPOUND = frozenset({"odd", "plus", "something", "or", "to", "and"})


def suspended(tokens: Tokens, last: int, lexicon: Lexicon) -> int:
    """Past the last number of a list that shares what a hyphen ties to it: "1.3- and 1.6-litre"; ``last`` where there is no such list."""
    at = last
    while _is_hyphen(tokens, at) and at + 1 < tokens.size and not _is_tied(tokens, at):
        at += 1
        while tokens.lower[at] in _JOINTS:
            at += 1
        if not (tokens.kind[at] == "number" or tokens.lower[at] in lexicon.numbers):
            return last
        at += 1
    return at if at > last and _is_hyphen(tokens, at) else last


def _is_hyphen(tokens: Tokens, at: int) -> bool:
    return tokens.text[at] in _HYPHENS and not tokens.gap[at]


def _is_tied(tokens: Tokens, hyphen: int) -> bool:
    return not tokens.gap[hyphen + 1] and tokens.kind[hyphen + 1] != "sign"


def compounded(tokens: Tokens, last: int, lexicon: Lexicon) -> str | None:
    """What is counted where a hyphen, or its place before a noun, ties a singular to a number, in the plural: "11-member bloc", members."""
    at = suspended(tokens, last, lexicon)
    at += tokens.text[at] in _HYPHENS
    word = tokens.lower[at]
    if word not in word_list("compound_counted"):
        return None
    return _PLURALS.get(word) or (f"{word[:-1]}ies" if word.endswith("y") else f"{word}s")


def is_compound(tokens: Tokens, last: int, lexicon: Lexicon) -> bool:
    """Whether a number describes a thing and does not count things: "two-door models", "three 16-valve engines"."""
    if tokens.text[last] not in _HYPHENS:
        return False
    at = suspended(tokens, last, lexicon)
    if not _is_hyphen(tokens, at) or at + 1 >= tokens.size or tokens.gap[at + 1]:
        return False
    word = tokens.text[at + 1]
    return tokens.kind[at + 1] == "word" and word.islower() and word not in _NO_COMPOUND and not is_plural(word)
