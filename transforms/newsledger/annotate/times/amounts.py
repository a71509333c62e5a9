"""How many of which unit: the numbers of a duration, and their ISO 8601 value."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from newsledger.annotate.times.grammar import Phrase

_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
}
_YEARS = {"decade": 10, "century": 100}
_FULL = ("unit", "units", "quarter", "quarters", "second")


def unit_of(phrase: Phrase) -> str:
    """The unit of time that a phrase counts in."""
    return str(phrase.all(*_FULL)[-1])


def count_of(phrase: Phrase) -> Fraction | None:
    """How many: the larger of "12 to 18"; None for "several"."""
    words = phrase.words()
    if phrase.has("vague") and not phrase.has("digit", "day", "number", "teen", "tens"):
        return Fraction(2) if "couple" in words else None
    total = _total(tuple(phrase.all("number0", "number", "day", "year", "tens", "digit", "teen")))
    if scale := phrase.all("scale", "thousand"):
        total *= int(str(scale[0]))
    return total + Fraction(1, 2) if "half" in words else total


@lru_cache(maxsize=1 << 10)
def _total(values: tuple[object, ...]) -> Fraction:
    """The last of several numbers, "twenty" and "five" counted as one; without any, one."""
    whole = Fraction(0)
    for value in values:
        number = _number(str(value))
        is_tail = whole >= 20 and whole % 10 == 0 and number < 10 and isinstance(value, int)
        whole = whole + number if is_tail else number
    return whole if values else Fraction(1)


def _number(written: str) -> Fraction:
    halves = re.sub(r"\s?(?:1/2|½)", ".5", written)
    return Fraction(halves.replace(",", "")[:30].rstrip(".") or "0")


def value_of(count: Fraction | None, unit: str) -> str:
    """The ISO 8601 duration: P3M, PT36H, P2Y6M, PXY."""
    if unit in _YEARS:
        return f"P{int(count * _YEARS[unit])}Y" if count is not None else {"decade": "PXDE", "century": "PXCE"}[unit]
    letter = _LETTERS[unit]
    time, letter = ("T", letter[1:]) if len(letter) > 1 else ("", letter)
    if count is None:
        return f"P{time}X{letter}"
    if unit == "fortnight":
        count *= 2
    whole, rest = divmod(count, 1)
    half = {"year": "6M", "hour": "30M", "minute": "30S"}.get(unit, "") if rest == Fraction(1, 2) else ""
    if rest and not half:
        return f"P{time}{float(count):g}{letter}"
    return f"P{time}{whole}{letter}{half}" if whole else f"P{time}{half}"
