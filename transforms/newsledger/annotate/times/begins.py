"""Which classes of tokens a shape of the grammar can begin with, in what company."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import product
from typing import NamedTuple

_SYMBOL = re.compile(r"\(\?(?:<=|[:=!])|[a-z]+\d?|[A-Z]+|[()|?+]")
_LOOKAROUND = frozenset({"(?<=", "(?=", "(?!"})


class Beginning(NamedTuple):
    """What a part of a shape can begin with, also two by two, the single tokens that it can match, whether it may match nothing."""

    firsts: frozenset[str] = frozenset()
    singles: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()
    is_empty: bool = True


def begins(shape: str, macros: Mapping[str, str]) -> Beginning:
    """How a match of ``shape`` can begin, by the names of classes; a shape that may match nothing raises ``ValueError``."""
    found = _choice(_SYMBOL.findall(shape)[::-1], macros)
    if found.is_empty:
        raise ValueError(f"a shape that may match nothing: {shape}")
    return found


def _choice(symbols: list[str], macros: Mapping[str, str]) -> Beginning:
    """The alternatives up to the closing bracket as one; ``symbols`` are reversed, and used up."""
    ended: list[Beginning] = []
    here = Beginning()
    while symbols and (symbol := symbols.pop()) != ")":
        if symbol == "|":
            ended.append(here)
            here = Beginning()
            continue
        item = _item(symbol, symbols, macros)
        if symbols and symbols[-1] in "?+":
            item = item._replace(is_empty=True) if symbols.pop() == "?" else _then(item, item._replace(is_empty=True))
        here = _then(here, item)
    return _any((*ended, here))


def _any(alternatives: Sequence[Beginning]) -> Beginning:
    firsts, singles, pairs, empty = zip(*alternatives, strict=True)
    return Beginning(frozenset().union(*firsts), frozenset().union(*singles), frozenset().union(*pairs), any(empty))


def _then(one: Beginning, other: Beginning) -> Beginning:
    """One part and another behind it."""
    firsts = one.firsts | other.firsts if one.is_empty else one.firsts
    singles = (other.singles if one.is_empty else frozenset()) | (one.singles if other.is_empty else frozenset())
    pairs = one.pairs | set(product(one.singles, other.firsts)) | (other.pairs if one.is_empty else frozenset())
    return Beginning(firsts, singles, pairs, one.is_empty and other.is_empty)


def _item(symbol: str, symbols: list[str], macros: Mapping[str, str]) -> Beginning:
    if symbol in macros:
        return _choice(_SYMBOL.findall(macros[symbol])[::-1], macros)
    if symbol.startswith("("):
        inside = _choice(symbols, macros)
        return Beginning() if symbol in _LOOKAROUND else inside
    name = frozenset({symbol})
    return Beginning(name, name, is_empty=False)
