"""The noun that a bare number counts, found without a model: the first plural of the phrase that follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsledger.reference.word_lists import word_list
from newsledger.text.tokens import Token, is_glued

_MODIFIERS_AT_MOST = 4
_SHORTEST_PLURAL = 4
_MODEL_DIGITS = 3
_ANOTHER = frozenset({"more", "additional", "further", "extra", "other"})
_ADJECTIVE = ("al", "ic", "ive", "ary", "ory", "ed", "ous", "ful", "ern", "ar", "ale", "le", "ian", "ish")
_NOT_PLURAL = ("ss", "us", "is", "’s", "'s", "ous")


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun: its index among the tokens, the word itself, and where its phrase begins."""

    at: int
    word: str
    first: int


def counted_noun(tokens: Sequence[Token], last: int, is_one: bool = False) -> Noun | None:
    """The noun counted by the number that ends before ``tokens[last]``; of "two of its four plants", plants.

    For the number one, the noun is the next word itself. None where a verb, preposition or the end comes first.
    """
    at = last
    while (at < len(tokens) and tokens[at].text in {"+", "-"}) or (at < len(tokens) and tokens[at].lower == "plus"):
        at += 1
    if at < len(tokens) and tokens[at].lower == "of":
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


def _first_plural(tokens: Sequence[Token], at: int, modifiers: int) -> Noun | None:
    first, skipped = at, 0
    while at < len(tokens) and skipped <= modifiers:
        token = tokens[at]
        if token.text in {"-", "–"} and at + 1 < len(tokens) and is_glued(token, tokens[at + 1]):
            at += 1
            continue
        if skipped and (token.text == "," or token.lower in {"and", "or"}) and _joins_adjectives(tokens, at):
            at += 1
            continue
        if skipped and token.lower in {"and", "or"} and tokens[first - 1].text != "-" and _shares_head(tokens, at):
            at += 1
            continue
        if token.kind == "number" and token.text.isdigit() and _is_model(tokens, at):
            at += 1
            continue
        if token.kind == "number" and _opens_compound(tokens, at):
            at, skipped = at + 3, skipped + 1
            continue
        is_class = token.text == "A" and skipped  # "class A shares"
        if token.kind != "word" or (token.lower in word_list("function") and not is_class and not _is_code(tokens, at)):
            return None
        if is_plural(token.lower) and not _is_compound(tokens, at):
            at = _last_plural(tokens, at)
            return Noun(at, tokens[at].text, first)
        at, skipped = at + 1, skipped + 1
    return None


def _last_plural(tokens: Sequence[Token], at: int) -> int:
    """The head of "sports cars", "sales offices": a plural right behind a plural is no verb."""
    while at + 1 < len(tokens):
        following = tokens[at + 1]
        is_noun = following.kind == "word" and following.text.islower() and following.lower.endswith("s") and is_plural(following.lower)
        if not is_noun or following.lower in word_list("plural_or_verb") or following.start - tokens[at].end != 1:
            break
        at += 1
    return at


def _is_model(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number names a model inside the phrase: "A321 aircraft", "three new 320 Neo jets"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    is_named = len(tokens[at].text) == _MODEL_DIGITS and following is not None and following.text[:1].isupper()
    return is_glued(tokens[at - 1], tokens[at]) or is_named


def _opens_compound(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number describes the noun to come: "three 16-valve engines", "two 500-megawatt reactors"."""
    inner = tokens[at : at + 3]
    is_tied = len(inner) == 3 and is_glued(inner[0], inner[1]) and is_glued(inner[1], inner[2])
    return is_tied and inner[1].text in {"-", "–"} and inner[2].kind == "word"


def _is_code(tokens: Sequence[Token], at: int) -> bool:
    """Whether a letter belongs to a model's number: the A of "A321"."""
    return at + 1 < len(tokens) and tokens[at + 1].kind == "number" and is_glued(tokens[at], tokens[at + 1])


def _is_compound(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen ties the word to the next: "women-owned firms"."""
    return at + 1 < len(tokens) and tokens[at + 1].text == "-" and is_glued(tokens[at], tokens[at + 1])


def _joins_adjectives(tokens: Sequence[Token], at: int) -> bool:
    """A comma or "and" between two adjectives in lower case: "12 large, modern ships", "4,000 digital and physical copies"."""
    left, right = tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
    if not right or not left.text.islower() or not right.text.islower():
        return False
    if tokens[at].text != ",":
        return left.lower.endswith(_ADJECTIVE) and right.lower.endswith(_ADJECTIVE) and not is_plural(right.lower)
    return left.lower.endswith(("y", "al", "ed", "ing", "ive", "ge", "ll", "ew", "ld"))


def _shares_head(tokens: Sequence[Token], at: int) -> bool:
    """ "1,373 college and university students", "40 food and drink firms": singular, "and", singular, and the plural that both describe."""
    near = [tokens[at - 1], *tokens[at + 1 : at + 3]]
    if len(near) < 3 or not all(token.kind == "word" and token.text.islower() for token in near):
        return False
    left, right, head = (token.lower for token in near)
    return not is_plural(left) and not is_plural(right) and is_plural(head) and {left, right}.isdisjoint(word_list("function"))


def _after_of(tokens: Sequence[Token], at: int) -> Noun | None:
    """The noun of "two of the plants": what follows the determiner."""
    start = at
    while at < len(tokens) and tokens[at].lower in word_list("determiner"):
        at += 1
    return _first_plural(tokens, at, 2) if at > start else None


def _next_word(tokens: Sequence[Token], at: int) -> Noun | None:
    at += at < len(tokens) and tokens[at].lower in _ANOTHER
    if at >= len(tokens) or tokens[at].kind != "word" or not tokens[at].text.islower() or tokens[at].lower in word_list("function"):
        return None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    is_modifier = following and following.kind == "word" and following.text.islower() and following.lower not in word_list("function")
    if is_modifier and tokens[at].lower.endswith(("ed", "ous", "ic", "ive", "ior", "ble")):
        return Noun(at + 1, tokens[at + 1].text, at)
    return Noun(at, tokens[at].text, at)
