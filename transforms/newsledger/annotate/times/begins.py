"""Which classes of tokens a shape of the grammar can begin with."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SYMBOL = re.compile(r"\(\?(?:<=|[:=!])|[a-z]+\d?|[A-Z]+|[()|?+]")
_LOOKAROUND = frozenset({"(?<=", "(?=", "(?!"})


def begins(shape: str, macros: Mapping[str, str]) -> set[str]:
    """The names of the classes that the first token of a match of ``shape`` may have."""
    firsts, is_empty = _choice(_SYMBOL.findall(shape)[::-1], macros)
    if is_empty:
        raise ValueError(f"a shape that may match nothing: {shape}")
    return firsts


def _choice(symbols: list[str], macros: Mapping[str, str]) -> tuple[set[str], bool]:
    """What the alternatives up to the closing bracket begin with, and whether one may be empty; ``symbols`` are reversed, and used up."""
    firsts: set[str] = set()
    is_open, is_empty = True, False
    while symbols and (symbol := symbols.pop()) != ")":
        if symbol == "|":
            is_open, is_empty = True, is_empty or is_open
            continue
        item, is_optional = _item(symbol, symbols, macros)
        if symbols and symbols[-1] in "?+":
            is_optional = symbols.pop() == "?" or is_optional
        firsts |= item if is_open else set()
        is_open = is_open and is_optional
    return firsts, is_empty or is_open


def _item(symbol: str, symbols: list[str], macros: Mapping[str, str]) -> tuple[set[str], bool]:
    if symbol in macros:
        return _choice(_SYMBOL.findall(macros[symbol])[::-1], macros)
    if symbol.startswith("("):
        inside = _choice(symbols, macros)
        return (set(), True) if symbol in _LOOKAROUND else inside
    return {symbol}, False
