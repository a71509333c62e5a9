"""newsledger's figures in the words of the NewsQuant gold: its unit names, its signs for bound and change."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from benchmarks.data import Row

from newsledger.annotate.figures.figure import Figure
from newsledger.reference.csv_rows import rows

_CHANGE_OF_BOUND = {"more_than": ">", "at_least": ">", "less_than": "<", "up_to": "<", "about": "~"}
_MINOR = re.compile(r"(?<![a-z])(cents?|¢|c|pence|penny|p|sen)$", re.IGNORECASE)
_MINOR_NAMES = {"cents": "cent", "¢": "cent", "c": "cent", "pence": "penny", "p": "penny"}
_BY_HYPHEN = re.compile(r"-(?:year|month|week|day|hour|minute)$", re.IGNORECASE)
_LEMMAS = {"best": "good", "largest": "large", "biggest": "big", "and": "", "or": ""}
_NEAR = 40  # characters between the two ends of a change


@cache
def unit_names() -> dict[str, str]:
    """Canonical unit to the gold's name: every currency by its name, then the table beside this file."""
    currencies = {row["code"]: row["name"].lower() for row in rows("currencies")}
    with Path(__file__).with_name("gold_units.csv").open(encoding="utf-8", newline="") as file:
        return currencies | {row["unit"]: row["name"] for row in csv.DictReader(file)}


def quantities(text: str, figures: list[Figure]) -> list[Row]:
    """All that the gold would call a quantity: asides too ("one of them", ages, "dozens"), but no rank, no "two-year deal"."""
    surfaces = [(figure, text[figure.start : figure.end]) for figure in figures if figure.kind != "ordinal"]
    return [quantity(figure, surface) for figure, surface in surfaces if not _BY_HYPHEN.search(surface)]


def quantity(figure: Figure, surface: str) -> Row:
    """One figure as the gold states it: ``value`` a number or [low, high], ``unit``, ``change``."""
    minor = _MINOR.search(surface) if figure.kind == "money" else None
    scale = 100 if minor else 1  # the gold counts in cents what the ledger has in dollars
    ends = [float(end) * scale for end in (figure.value, figure.high) if end is not None]
    change = _CHANGE_OF_BOUND.get(figure.bound) or (figure.direction if figure.direction in {"up", "down"} else "=")
    unit = _unit(figure, minor[1].lower() if minor else None)
    value = ends if figure.high is not None else ends[0]
    return {"start": figure.start, "end": figure.end, "value": value, "unit": unit, "change": change, "role": figure.role}


def with_changes_joined(quantities: list[Row]) -> list[Row]:
    """NewsQuant's gold has a change "from 180 miles to 210 miles" as one quantity, [180, 210]; the ledger keeps its two ends apart."""
    joined: list[Row] = []
    for row in quantities:
        before = joined[-1] if joined else None
        if before and _is_change(before, row):
            joined[-1] = {**row, "start": before["start"], "value": [before["value"], row["value"]], "role": "change"}
        else:
            joined.append(row)
    return joined


def _is_change(before: Row, after: Row) -> bool:
    is_pair = before.get("role") == "change_from" and after.get("role") == "change_to" and after["start"] - before["end"] < _NEAR
    return is_pair and not isinstance(before["value"], list) and not isinstance(after["value"], list)


def _unit(figure: Figure, minor: str | None) -> str:
    if figure.unit == "x" and figure.number.is_share:  # the gold names a share by its whole
        return f"% {_lemmas(figure.unit_phrase) or '-'}"
    if figure.unit == "x" and figure.unit_word == "times":
        return "count"
    counted = _lemmas(figure.unit_phrase) or figure.unit or "-"
    name = _MINOR_NAMES.get(minor, minor) if minor else unit_names().get(figure.unit or "-") or singular(counted)
    return f"{name} per {unit_names().get(figure.per_unit, figure.per_unit)}" if figure.per_unit else name


def _lemmas(phrase: str) -> str:
    """The words of a phrase as the gold has them: superlatives by their plain form, no "and"."""
    return " ".join(word for word in (_LEMMAS.get(word, word) for word in phrase.lower().split()) if word)


def singular(noun: str) -> str:
    """A counted noun in the singular, as far as endings tell: ``companies``, ``boxes``, ``women``."""
    word = noun.lower()
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > len("pies"):
        return word[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|z|virus|bonus|campus)es$", word):
        return word[:-2]
    return word[:-1] if re.search(r"[^su]s$", word) else word
