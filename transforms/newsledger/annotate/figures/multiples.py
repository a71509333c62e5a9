"""Whether "three times" and "twice" multiply something, or tell how often something happened."""

from __future__ import annotations

from collections.abc import Sequence

from newsledger.annotate.figures.figure import Figure
from newsledger.reference.change_words import movement
from newsledger.reference.word_lists import word_list
from newsledger.text.tokens import Tokens

_TIMES = frozenset({"times", "twice", "thrice"})
_OFTEN = frozenset({"a", "per", "each", "every", "daily", "weekly", "monthly", "yearly", "annually"})
_THINK = frozenset({"think", "thinking", "thought", "look", "looking", "looked"})
_BACK = 3


def settle_multiples(words: Tokens, figures: Sequence[Figure]) -> None:
    """Make "ran three times" a count of times, and an aside of "twice a week"; "three times as many" stays a multiple."""
    for figure in figures:
        is_often = figure.unit == "x" and (figure.unit_word in _TIMES)
        if is_often and not _multiplies(words, figure):
            figure.kind, figure.unit, figure.unit_word = "count", "times", "times"
            figure.rules.append("unit.occasions")
            if figure.per_unit or _is_frequency(words, figure):
                figure.aside = "frequency"
            elif _is_idiom(words, figure):
                figure.aside = "idiom"


def _multiplies(words: Tokens, figure: Figure) -> bool:
    """A comparison or a thing follows ("as much", "higher", "earnings"), or the words before are of size, price or movement."""
    if figure.value % 1:
        return True
    before = words.lower[max(0, figure.first - _BACK) : figure.first]
    if any(movement(word) or word in word_list("multiplied") or word.endswith("subscribed") for word in before):
        return True
    if words.kind[figure.last] != "word":
        return False
    word = words.lower[figure.last]
    if word in word_list("multiple_of"):
        return True
    return word not in word_list("function") and word not in word_list("occasion_after") and not word.endswith(("ly", "day"))


def _is_frequency(words: Tokens, figure: Figure) -> bool:
    at = figure.last + (words.text[figure.last] in {"-", ")"})
    return words.lower[at] in _OFTEN


def _is_idiom(words: Tokens, figure: Figure) -> bool:
    """ "Think twice", "a twice-postponed meeting"."""
    return words.text[figure.last] == "-" or words.lower[figure.first - 1] in _THINK
