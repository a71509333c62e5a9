"""Two numbers that are the ends of one range, told from the two ends of a change."""

from __future__ import annotations

from decimal import Decimal

from newsledger.annotate.figures.figure import Figure
from newsledger.reference.change_words import movement
from newsledger.text.tokens import Tokens

_DASHES = frozenset({"-", "–", "—"})
_RANGE_WORDS = frozenset({"range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying", "anywhere"})
_MOST_WORDS_BACK = 5
_SUM = 1000


def join_ranges(tokens: Tokens, figures: list[Figure]) -> list[Figure]:
    """The figures of a sentence, those that are ends of one range joined."""
    joined: list[Figure] = []
    for figure in figures:
        last = joined[-1] if joined else None
        if last and _is_range(tokens, last, figure):
            _join(last, figure)
        else:
            joined.append(figure)
    return joined


def _join(low: Figure, high: Figure) -> None:
    low.value, low.high = _low_end(low, high), high.value
    low.end, low.last = high.end, high.last
    if not low.unit or low.unit_word == "$":
        low.kind, low.unit, low.unit_word = high.kind or low.kind, high.unit or low.unit, high.unit_word or low.unit_word
    low.per_unit, low.magnitude = high.per_unit or low.per_unit, max(low.magnitude, high.magnitude)
    low.rules = [*low.rules, *(rule for rule in high.rules if rule not in low.rules), "range"]


def _low_end(low: Figure, high: Figure) -> Decimal:
    """The low end with what it leaves to the high end to say: "3 to 5 million dollars", "$3-5 million"."""
    is_bare = low.magnitude == 1 and low.value < 1000
    value = low.value * high.magnitude if is_bare else low.value
    if value >= high.value:
        # "ranging from $300 to $2 million": the low end has its own size.
        value = low.value
    return value if low.unit else value * high.factor


def _is_range(tokens: Tokens, low: Figure, high: Figure) -> bool:
    if low.high is not None or high.high is not None or low.is_vague or high.is_vague or low.number.is_share or high.number.is_share:
        return False
    if low.unit and (not high.unit or low.unit != high.unit) and not _shares_currency(low, high):
        return False
    between = tokens.lower[low.last : high.first]
    if "to" in between:  # "5- to 10-fold", "200,000 to-260,000"
        between = [word for word in between if word != "-"]
    if len(between) != 1 or _low_end(low, high) >= high.value:
        return False
    before = tokens.lower[max(0, low.first - _MOST_WORDS_BACK) : low.first]
    if between[0] in _DASHES:
        return True
    if between[0] == "and":
        return "between" in before[-3:]
    if between[0] == "or":
        return _is_next(low, high)
    return between[0] == "to" and not _is_change(before, low, high)


def _is_next(low: Figure, high: Figure) -> bool:
    """ "5 or 6 points", but not "10 percent or 4 million" or "two or 200"."""
    return not low.unit and high.value <= low.value * 2


def _shares_currency(low: Figure, high: Figure) -> bool:
    """ "$3-5 million", "£6 to 10": the sign stands before the low end only."""
    return low.currency_before is not None and high.kind == "" and not low.last - low.number.last


def _is_change(before: list[str], low: Figure, high: Figure) -> bool:
    """ "from 3 to 5" and "rose 5 cents to 50 cents" are changes, "ranging from 3 to 5" and "rise 3 to 5 pct" are ranges."""
    if set(before) & _RANGE_WORDS or "between" in before[-2:]:
        return False
    if "from" in before[-4:]:
        return not (low.magnitude == 1 and high.magnitude != 1 and low.currency_before and low.number.value < high.number.value)
    is_whole = bool(low.unit) or low.value >= _SUM
    return is_whole and any(movement(word) for word in before[-2:])
