"""Ordinals that rank: "the fourth largest", "a third consecutive month", "14th in the table"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from newsledger.annotate.figures.exclusions import Spans
from newsledger.annotate.figures.figure import Figure
from newsledger.annotate.figures.numbers import Number
from newsledger.reference.lexicon import Lexicon
from newsledger.reference.word_lists import word_list
from newsledger.text.tokens import Tokens

_ENDINGS = frozenset({"st", "nd", "rd", "th"})


def read_ordinals(words: Tokens, sentence: int, lexicon: Lexicon, figures: Sequence[Figure], times: Spans, names: Spans) -> list[Figure]:
    """Every ordinal of a sentence that ranks something. "First" is left out: it mostly orders a story, not a number."""
    if lexicon.ordinals.keys().isdisjoint(words.lower) and _ENDINGS.isdisjoint(words.lower):
        return []
    # "14th" is a number and its ending, which tells more.
    places = [at - (word in _ENDINGS) for at, word in enumerate(words.lower) if word in lexicon.ordinals or word in _ENDINGS]
    taken = {at for figure in figures for at in range(figure.first, figure.last)}
    found = []
    for at in dict.fromkeys(places):
        size = _ordinal(words, at, lexicon)
        if not size or at in taken or size[0] < 2:
            continue
        value, last = size
        rule = _ranking(words, at, last)
        if rule and not times.cover(words.start[at], words.end[last - 1]) | names.cover(words.start[at], words.end[last - 1]):
            number = Number(at, last, Decimal(value), words.kind[at] == "word", "number.ordinal")
            found.append(
                Figure(
                    words.start[at],
                    words.end[last - 1],
                    at,
                    last,
                    sentence,
                    number,
                    Decimal(value),
                    kind="ordinal",
                    rules=["number.ordinal", rule],
                )
            )
    return found


def _ordinal(words: Tokens, at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """(value, index past it)."""
    if words.kind[at] == "number":
        text = words.text[at]
        ends = words.lower[at + 1] in _ENDINGS and not words.gap[at + 1]
        return (int(text), at + 2) if ends and text.isdigit() and len(text) < 4 else None
    value = lexicon.ordinals.get(words.lower[at])
    return (value, at + 1) if value is not None else None


def _ranking(words: Tokens, at: int, last: int) -> str | None:
    """The rule by which the ordinal ranks something."""
    after = [word for word in words.lower[last : last + 5] if word != "-"]
    before = words.lower[max(0, at - 3) : at]
    if after[:1] and after[0] in word_list("superlative"):
        return "ordinal.superlative"
    if after[:1] and after[0] in word_list("streak"):
        return "ordinal.streak"
    if after[1:4] == ["in", "a", "row"]:
        return "ordinal.streak"
    if after[:1] == ["time"] and before[-1:] and before[-1] in {"the", "a", "his", "her", "its", "their"} and after[1:2] != ["zone"]:
        return "ordinal.time"
    if after[:1] == ["place"] or (before and before[-1] in word_list("rank_before")):
        return "ordinal.rank"
    if after[:1] == ["in"] and len(after) > 2 and after[2] in {"table", "standings", "world", "rankings", "list", "nation", "country"}:
        return "ordinal.rank"
    if len(before) > 1 and before[-1] == "the" and before[-2] in {"just", "only"}:
        return "ordinal.rank"
    return None
