"""A part of one unit: "half a percentage point", "a quarter-point", "three-quarters of a mile", "1/16 of a pint"."""

from __future__ import annotations

from decimal import Decimal

from newsledger.annotate.figures.units import read_suffix
from newsledger.reference.lexicon import Lexicon
from newsledger.reference.word_lists import word_list
from newsledger.text.tokens import Tokens

_MILLION = 1_000_000
_ENDS = frozenset({"", *".,;:)"})
_ONE = frozenset({"a", "an", "one"})
_DIRECT = frozenset({"half", "quarter", "quarters"})
# "The first half point" and "third quarter points" speak of a half and a quarter, not of parts.
_OF_A_WHOLE = frozenset({"first", "second", "third", "fourth", "last", "latter", "this", "next", "that", "other", "latest", "previous"})


def begins_part(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """A cheap look: whether a fraction stands there, or behind the article there."""
    if tokens.lower[at] in lexicon.fractions:
        return True
    following = at + 1 + (tokens.text[at + 1] == "-")
    return tokens.lower[following] in lexicon.fractions


def read_part(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[int, Decimal] | None:
    """The part that begins at ``tokens[at]``, and the index of the unit after it (or of the hyphen before that)."""
    is_article = tokens.lower[at] in _ONE
    part = at + is_article
    part += is_article and tokens.text[part] == "-"
    word = tokens.lower[part]
    if word not in lexicon.fractions or tokens.lower[at - 1] in _OF_A_WHOLE:
        return None
    end = unit_of_part(tokens, part + 1, lexicon, is_direct=word in _DIRECT)
    return (end, lexicon.fractions[word]) if end is not None else None


def part_of_million(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[int, Decimal] | None:
    """ "A quarter of a million", "a half-million", "quarter of a billion": past it, and its value."""
    words = [(no, word) for no, word in enumerate(tokens.lower[at : at + 7], at) if word not in {"", "-"}]
    words = words[1:] if words[0][1] in _ONE else words
    if len(words) < 2 or words[0][1] not in _DIRECT:
        return None
    rest = words[1:]
    rest = rest[1:] if rest[0][1] == "of" else rest
    rest = rest[1:] if len(rest) > 1 and rest[0][1] in _ONE else rest
    size = lexicon.large.get(rest[0][1]) if rest else None
    return (rest[0][0] + 1, lexicon.fractions[words[0][1]] * size) if size and size >= _MILLION else None


def bare_share(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[int, Decimal] | None:
    """ "Fell by a third", "cut almost in half", "more than half": a share that names no whole, where its words say that it is an amount."""
    before = tokens.lower[at - 1]
    part = at + (tokens.lower[at] in _ONE)
    word = tokens.lower[part]
    if word not in lexicon.fractions or (word != "half") != (part > at) or before not in word_list("share_before"):
        return None
    after = tokens.lower[part + 1]
    is_alone = after in _ENDS or after in word_list("share_after")
    return (part + 1, lexicon.fractions[word]) if is_alone else None


def unit_of_part(tokens: Tokens, at: int, lexicon: Lexicon, is_direct: bool) -> int | None:
    """The index of the unit that the fraction before ``tokens[at]`` is part of: "of a mile", and with ``is_direct`` "a mile", "-mile"."""
    words = tokens.lower[at : at + 2]
    if words[0] == "of" and words[1] in _ONE:
        return at + 2 if _is_unit(tokens, at + 2, lexicon) else None
    if is_direct and words[0] in {"a", "an"}:
        at += 1
    return at if is_direct and _is_unit(tokens, at, lexicon) else None


def _is_unit(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a unit of percentages, money or measure stands there; of time it is for the table of times."""
    found = read_suffix(tokens, at, lexicon, Decimal("0.5"))
    return found is not None and found.unit.kind in {"percent", "quantity", "money"}
