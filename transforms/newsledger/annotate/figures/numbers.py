"""Numbers as written, in digits or words, read as exact decimals."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from newsledger.reference.lexicon import Lexicon

DIGITS = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORD = re.compile(r"[a-z]+")


def read_digits(text: str) -> Decimal | None:
    """The value of digits with grouping commas: ``1,23,456.5``; None when they are no number."""
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None


def read_words(text: str, lexicon: Lexicon) -> Decimal | None:
    """The value of number words: ``twenty-five``, ``two hundred and six``; None when a word is none or they do not combine."""
    total = Decimal(0)
    for word in _WORD.findall(text.lower()):
        if word in {"and", "a"}:
            continue
        if word == "hundred":
            total = (total or Decimal(1)) * 100
        elif word in lexicon.numbers:
            value = lexicon.numbers[word]
            step = 100 if value >= 10 else 10
            if total % step and not (value < 10 and total % 10 == 0):
                return None
            total += value
        else:
            return None
    return total
