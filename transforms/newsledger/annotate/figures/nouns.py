"""The noun that a bare number counts, found without a model: the first plural of the phrase that follows."""

from __future__ import annotations

from dataclasses import dataclass

from newsledger.reference.word_lists import word_list
from newsledger.text.tokens import Tokens

_MODIFIERS_AT_MOST = 4
_SHORTEST_PLURAL = 4
_MODEL_DIGITS = 3
_ANOTHER = frozenset({"more", "additional", "further", "extra", "other"})
_ADJECTIVE = ("al", "ic", "ive", "ary", "ory", "ed", "ous", "ful", "ern", "ar", "ale", "le", "ian", "ish")
_NOT_PLURAL = ("ss", "us", "is", "’s", "'s", "ous")


@dataclass(slots=True)
class Noun:
    """A counted noun: its index among the tokens, the word itself, and where its phrase begins."""

    at: int
    word: str
    first: int


def counted_noun(tokens: Tokens, last: int, is_one: bool = False) -> Noun | None:
    """The noun counted by the number that ends before ``tokens[last]``; of "two of its four plants", plants.

    For the number one, the noun is the next word itself. None where a verb, preposition or the end comes first.
    """
    at = last
    while tokens.lower[at] in {"+", "-", "plus"}:
        at += 1
    if tokens.lower[at] == "of":
        return _after_of(tokens, at + 1)
    if is_one:
        return _next_word(tokens, at)
    return _first_plural(tokens, at, _MODIFIERS_AT_MOST)


def is_plural(word: str) -> bool:
    """Whether a word in lower case is a plural by its form or by the list of irregular ones."""
    if word in word_list("not_plural"):
        return False
    if word in word_list("plural"):
        return True
    return len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith(_NOT_PLURAL)


def _first_plural(tokens: Tokens, at: int, modifiers: int) -> Noun | None:
    first, skipped = at, 0
    while at < tokens.size and skipped <= modifiers:
        word, kind = tokens.lower[at], tokens.kind[at]
        if word in {"-", "–"} and not tokens.gap[at + 1]:
            at += 1
            continue
        if skipped and word in {",", "and", "or"} and _joins_adjectives(tokens, at):
            at += 1
            continue
        if skipped and word in {"and", "or"} and tokens.text[first - 1] != "-" and _shares_head(tokens, at):
            at += 1
            continue
        if kind == "number" and word.isdigit() and _is_model(tokens, at):
            at += 1
            continue
        if kind == "number" and _opens_compound(tokens, at):
            at, skipped = at + 3, skipped + 1
            continue
        is_class = tokens.text[at] == "A" and skipped  # "class A shares"
        if kind != "word" or (word in word_list("function") and not is_class and not _is_code(tokens, at)):
            return None
        if is_plural(word) and not _is_compound(tokens, at):
            at = _last_plural(tokens, at)
            return Noun(at, tokens.text[at], first)
        at, skipped = at + 1, skipped + 1
    return None


def _shares_head(tokens: Tokens, at: int) -> bool:
    """ "1,373 college and university students", "40 food and drink firms": singular, "and", singular, and the plural that both describe."""
    left, right, head = near = [tokens.text[at - 1], *tokens.text[at + 1 : at + 3]]
    if tokens.kind[at - 1] != "word" or tokens.kind[at + 1 : at + 3] != ["word", "word"] or not all(map(str.islower, near)):
        return False
    return not is_plural(left) and not is_plural(right) and is_plural(head) and {left, right}.isdisjoint(word_list("function"))


def _last_plural(tokens: Tokens, at: int) -> int:
    """The head of "sports cars", "sales offices": a plural right behind a plural is no verb."""
    while tokens.kind[at + 1] == "word":
        following = tokens.text[at + 1]
        is_noun = following.islower() and following.endswith("s") and is_plural(following)
        if not is_noun or following in word_list("plural_or_verb") or len(tokens.gap[at + 1]) != 1:
            break
        at += 1
    return at


def _is_model(tokens: Tokens, at: int) -> bool:
    """Whether a number names a model inside the phrase: "A321 aircraft", "three new 320 Neo jets"."""
    is_named = len(tokens.text[at]) == _MODEL_DIGITS and tokens.text[at + 1][:1].isupper()
    return not tokens.gap[at] or is_named


def _opens_compound(tokens: Tokens, at: int) -> bool:
    """Whether a number describes the noun to come: "three 16-valve engines", "two 500-megawatt reactors"."""
    is_tied = not tokens.gap[at + 1] and not tokens.gap[at + 2]
    return is_tied and tokens.text[at + 1] in {"-", "–"} and tokens.kind[at + 2] == "word"


def _is_code(tokens: Tokens, at: int) -> bool:
    """Whether a letter belongs to a model's number: the A of "A321"."""
    return tokens.kind[at + 1] == "number" and not tokens.gap[at + 1]


def _is_compound(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen ties the word to the next: "women-owned firms"."""
    return tokens.text[at + 1] == "-" and not tokens.gap[at + 1]


def _joins_adjectives(tokens: Tokens, at: int) -> bool:
    """A comma or "and" between two adjectives in lower case: "12 large, modern ships", "4,000 digital and physical copies"."""
    left, right = tokens.text[at - 1], tokens.text[at + 1]
    if not left.islower() or not right.islower():
        return False
    if tokens.text[at] != ",":
        return left.endswith(_ADJECTIVE) and right.endswith(_ADJECTIVE) and not is_plural(right)
    return left.endswith(("y", "al", "ed", "ing", "ive", "ge", "ll", "ew", "ld"))


def _after_of(tokens: Tokens, at: int) -> Noun | None:
    """The noun of "two of the plants": what follows the determiner."""
    start = at
    while tokens.lower[at] in word_list("determiner"):
        at += 1
    return _first_plural(tokens, at, 2) if at > start else None


def _next_word(tokens: Tokens, at: int) -> Noun | None:
    at += tokens.lower[at] in _ANOTHER
    if tokens.kind[at] != "word" or not tokens.text[at].islower() or tokens.lower[at] in word_list("function"):
        return None
    following = tokens.text[at + 1]
    is_modifier = tokens.kind[at + 1] == "word" and following.islower() and following not in word_list("function")
    if is_modifier and tokens.lower[at].endswith(("ed", "ous", "ic", "ive", "ior", "ble")):
        return Noun(at + 1, following, at)
    return Noun(at, tokens.text[at], at)
