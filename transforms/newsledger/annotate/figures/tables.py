"""Bare numbers in the tables of wire reports: "Shr 19 cts vs 12 cts Net 515,000 vs 87,000 Revs 6.1 mln vs 5.4 mln Avg shrs 4,837,361"."""

from __future__ import annotations

from collections.abc import Sequence

from newsledger.annotate.figures.figure import Figure
from newsledger.reference.word_lists import word_list
from newsledger.text.tokens import Tokens

_VERSUS = frozenset({"vs", "versus"})
_SIGNS = frozenset({"loss", "profit", "losses", "of", "dlrs"})
_LEAST = 1000


def complete_in_table(words: Tokens, figure: Figure, previous: Sequence[Figure], currency: str) -> bool:
    """Give a number its unit by the label before it, or by the number it stands against; whether it did.

    ``currency`` is the ISO code that a sum without one is in.
    """
    if figure.value < _LEAST:
        return False
    at = _label(words, figure.first)
    if at >= 0 and words.lower[at] in _VERSUS:
        source = previous[-1] if previous and previous[-1].last == at else None
        return bool(source and source.kind in {"money", "count"} and _take(figure, source.kind, source.unit, "table.versus"))
    if at < 0 or not _is_table(words, figure):
        return False
    if words.lower[at] in word_list("table_shares"):
        return _take(figure, "count", "shares", "table.shares")
    return words.lower[at] in word_list("table_money") and _take(figure, "money", currency, "table.money")


def _label(words: Tokens, first: int) -> int:
    """The index of the word before the number, past "loss" and "profit"."""
    at = first - 1
    while at > 0 and words.lower[at] in _SIGNS:
        at -= 1
    return at if at < 0 or words.lower[at] not in _SIGNS else first - 1


def _is_table(words: Tokens, figure: Figure) -> bool:
    """Whether the number is set against another: a report's own sentence would say more."""
    return not _VERSUS.isdisjoint(words.lower[max(0, figure.first - 12) : figure.last + 12])


def _take(figure: Figure, kind: str, unit: str | None, rule: str) -> bool:
    figure.kind, figure.unit, figure.is_elided = kind, unit, True
    figure.rules.append(rule)
    return True
