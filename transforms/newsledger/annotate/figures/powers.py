"""Powers of ten in numbers: "2×10^9", "1.99 x 10−30", "3·10⁶", "10 to the sixth power"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from newsledger.reference.lexicon import Lexicon
from newsledger.text.tokens import Token, is_glued

_TEN = Decimal(10)
_LARGEST_EXPONENT = 40
_TIMES = frozenset({"×", "x", "*", "·", "⋅"})
_MINUS = frozenset({"-", "−", "–"})
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RAISED_SIGNS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_ENDINGS = frozenset({"st", "nd", "rd", "th"})


def read_power(tokens: Sequence[Token], last: int, value: Decimal, lexicon: Lexicon) -> tuple[int, Decimal] | None:
    """The whole value where a power of ten follows the number that ends before ``tokens[last]``, and the index past it."""
    if last >= len(tokens) or (value != _TEN and tokens[last].lower not in _TIMES):
        return None
    if value == _TEN and (found := _caret(tokens, last) or _in_words(tokens, last, lexicon)):
        return found[0], _TEN ** found[1]
    factor = [token.lower for token in tokens[last : last + 2]]
    if len(factor) < 2 or factor[0] not in _TIMES or factor[1] != "10":
        return None
    found = _caret(tokens, last + 2) or _negative(tokens, last + 2)
    return (found[0], value * _TEN ** found[1]) if found else None


Exponent = tuple[int, int]


def _caret(tokens: Sequence[Token], at: int) -> Exponent | None:
    """ "^6", "^-3", "⁶" right behind the ten."""
    if at >= len(tokens) or not is_glued(tokens[at - 1], tokens[at]):
        return None
    if tokens[at].text == "^":
        return _negative(tokens, at + 1) or _whole(tokens, at + 1, 1)
    end = at
    while end < len(tokens) and tokens[end].text in _RAISED_SIGNS:
        end += 1
    raised = "".join(token.text for token in tokens[at:end]).translate(_RAISED)
    return (end, int(raised)) if raised.lstrip("-").isdigit() and "-" not in raised[1:] and len(raised) <= 3 else None


def _negative(tokens: Sequence[Token], at: int) -> Exponent | None:
    is_minus = at < len(tokens) and tokens[at].text in _MINUS and is_glued(tokens[at - 1], tokens[at])
    return _whole(tokens, at + 1, -1) if is_minus else None


def _whole(tokens: Sequence[Token], at: int, sign: int) -> Exponent | None:
    if at >= len(tokens) or not is_glued(tokens[at - 1], tokens[at]):
        return None
    text = tokens[at].text
    return (at + 1, sign * int(text)) if text.isdecimal() and len(text) <= 2 and int(text) <= _LARGEST_EXPONENT else None


def _in_words(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Exponent | None:
    """ "to the sixth power", "to the 6th", "to the power of 6"."""
    words = [token.lower for token in tokens[at : at + 6]]
    if words[:2] != ["to", "the"] or len(words) < 3:
        return None
    if words[2:4] == ["power", "of"]:
        exponent = words[4] if len(words) > 4 else ""
        return (at + 5, int(exponent)) if exponent.isdecimal() and int(exponent) <= _LARGEST_EXPONENT else None
    if words[2].isdecimal() and words[3:4] and words[3] in _ENDINGS:
        is_named = words[4:5] == ["power"]
        return (at + 4 + is_named, int(words[2])) if int(words[2]) <= _LARGEST_EXPONENT and (is_named or not words[4:5]) else None
    rank = lexicon.ordinals.get(words[2])
    return (at + 4, rank) if rank and words[3:4] == ["power"] else None
