"""Powers of ten in numbers: "2×10^9", "1.99 x 10−30", "3·10⁶", "10 to the sixth power"."""

from __future__ import annotations

from decimal import Decimal

from newsledger.reference.lexicon import Lexicon
from newsledger.text.tokens import Tokens

_TEN = Decimal(10)
_LARGEST_EXPONENT = 40
_TIMES = frozenset({"×", "x", "*", "·", "⋅"})
_MINUS = frozenset({"-", "−", "–"})
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RAISED_SIGNS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
# What can stand right behind a number that a power of ten belongs to.
POWERS = _TIMES | _RAISED_SIGNS | {"^", "to"}
_ENDINGS = frozenset({"st", "nd", "rd", "th"})


def read_power(tokens: Tokens, last: int, value: Decimal, lexicon: Lexicon) -> tuple[int, Decimal] | None:
    """The whole value where a power of ten follows the number that ends before ``tokens[last]``, and the index past it."""
    if value != _TEN and tokens.lower[last] not in _TIMES:
        return None
    if value == _TEN and (found := _caret(tokens, last) or _in_words(tokens, last, lexicon)):
        return found[0], _TEN ** found[1]
    factor = tokens.lower[last : last + 2]
    if factor[0] not in _TIMES or factor[1] != "10":
        return None
    found = _caret(tokens, last + 2) or _negative(tokens, last + 2)
    return (found[0], value * _TEN ** found[1]) if found else None


Exponent = tuple[int, int]


def _caret(tokens: Tokens, at: int) -> Exponent | None:
    """ "^6", "^-3", "⁶" right behind the ten."""
    if tokens.gap[at]:
        return None
    if tokens.text[at] == "^":
        return _negative(tokens, at + 1) or _whole(tokens, at + 1, 1)
    end = at
    while tokens.text[end] in _RAISED_SIGNS:
        end += 1
    raised = "".join(tokens.text[at:end]).translate(_RAISED)
    return (end, int(raised)) if raised.lstrip("-").isdigit() and "-" not in raised[1:] and len(raised) <= 3 else None


def _negative(tokens: Tokens, at: int) -> Exponent | None:
    is_minus = tokens.text[at] in _MINUS and not tokens.gap[at]
    return _whole(tokens, at + 1, -1) if is_minus else None


def _whole(tokens: Tokens, at: int, sign: int) -> Exponent | None:
    if tokens.gap[at]:
        return None
    text = tokens.text[at]
    return (at + 1, sign * int(text)) if text.isdecimal() and len(text) <= 2 and int(text) <= _LARGEST_EXPONENT else None


def _in_words(tokens: Tokens, at: int, lexicon: Lexicon) -> Exponent | None:
    """ "to the sixth power", "to the 6th", "to the power of 6"."""
    words = tokens.lower[at : at + 6]
    if words[:2] != ["to", "the"]:
        return None
    if words[2:4] == ["power", "of"]:
        exponent = words[4]
        return (at + 5, int(exponent)) if exponent.isdecimal() and int(exponent) <= _LARGEST_EXPONENT else None
    if words[2].isdecimal() and words[3] in _ENDINGS:
        is_named = words[4] == "power"
        return (at + 4 + is_named, int(words[2])) if int(words[2]) <= _LARGEST_EXPONENT and (is_named or not words[4]) else None
    rank = lexicon.ordinals.get(words[2])
    return (at + 4, rank) if rank and words[3:4] == ["power"] else None
