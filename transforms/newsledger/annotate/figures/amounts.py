"""Numbers that say not what they count: which of them are amounts all the same, and which are cells of a lost table."""

from __future__ import annotations

from newsledger.annotate.figures.figure import Figure
from newsledger.reference.change_words import movement_kind
from newsledger.reference.lexicon import Lexicon
from newsledger.text.tokens import Tokens

_CELLS_AT_MOST = 5
_LONG = range(5, 10)
_TOLD = frozenset(
    {"at", "of", "to", "from", "was", "were", "is", "are", "reached", "totalled", "totaled", "than", "about", "some", "nearly"}
)


def is_amount(words: Tokens, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a number by its form states an amount: millions, 12,345, 3.65, or one of "four Green and eight Liberal members"."""
    text = words.text[figure.number.first]
    is_large = figure.magnitude != 1 or "," in text or "." in text or figure.number.rule == "number.power"
    return is_large or _is_long(words, figure) or _shares_noun(words, figure, lexicon) or _is_moved(words, figure)


def _is_long(words: Tokens, figure: Figure) -> bool:
    """Many digits without separators where an amount is told: "stood at 2483805", but not "Flight 12345" or "call 5551234"."""
    text = words.text[figure.number.first]
    before = words.lower[figure.first - 1]
    return text.isdigit() and len(text) in _LONG and text[0] != "0" and (before in _TOLD or bool(movement_kind(before)))


def is_cell(words: Tokens, figure: Figure) -> bool:
    """Whether a number stands right beside another: a cell of a table whose heading is lost."""
    return "number" in (words.kind[figure.first - 1], words.kind[figure.last])


def without_table(figures: list[Figure]) -> list[Figure]:
    """Without the numbers of a table run together: many in one sentence that say not what they count."""
    unknown = sum(_is_unknown(figure) for figure in figures)
    return [figure for figure in figures if not _is_unknown(figure)] if unknown > _CELLS_AT_MOST else figures


def _is_unknown(figure: Figure) -> bool:
    return figure.unit is None and not figure.is_vague


def _is_moved(words: Tokens, figure: Figure) -> bool:
    """One end of a change: "jumped from 310 to 355"."""
    before = words.lower[max(0, figure.first - 5) : figure.first]
    if before[-1:] == ["from"] and words.lower[figure.last] == "to" and words.kind[figure.last + 1] == "number":
        return True
    is_end = before[-1:] in (["from"], ["to"]) and words.text[figure.number.first].isdigit()
    return is_end and any(movement_kind(word) == "verb" for word in before)


def _shares_noun(words: Tokens, figure: Figure, lexicon: Lexicon) -> bool:
    """ "four Green and eight Liberal members": the noun stands after the next number."""
    after = words.lower[figure.last : figure.last + 3]
    joint = next((at for at, word in enumerate(after) if word in {"and", "or"}), None)
    at = figure.last + joint + 1 if joint is not None else -1
    return words.kind[at] == "number" or words.lower[at] in lexicon.numbers
