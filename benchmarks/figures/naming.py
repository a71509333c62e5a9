"""newsledger's figures and durations in the words of the NewsQuant gold: its unit names, its signs for bound and change."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.data import Row

from newsledger.reference.csv_rows import rows

_CHANGE_OF_BOUND = {"more_than": ">", "at_least": ">", "less_than": "<", "up_to": "<", "about": "~"}
_MINOR = re.compile(r"(?<![a-z])(cents?|¢|c|pence|penny|p|sen)$", re.IGNORECASE)
_MINOR_NAMES = {"cents": "cent", "¢": "cent", "c": "cent", "pence": "penny", "p": "penny"}
_DURATION = re.compile(r"P(?P<T>T)?(?P<no>\d+(?:\.\d+)?)(?P<unit>[YMWDHSQ]|DE|CE)$")
_DURATION_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "Q": "quarter", "DE": "decade", "CE": "century"}
_CLOCK_UNITS = {"H": "hour", "M": "minute", "S": "second"}
_OLD = re.compile(r"[\s-](?:old|of age)\b")


@cache
def unit_names() -> dict[str, str]:
    """Canonical unit to the gold's name: every currency by its name, then the table beside this file."""
    currencies = {row["code"]: row["name"].lower() for row in rows("currencies")}
    with Path(__file__).with_name("gold_units.csv").open(encoding="utf-8", newline="") as file:
        return currencies | {row["unit"]: row["name"] for row in csv.DictReader(file)}


def quantity(figure: Any, surface: str) -> Row:
    """One figure as the gold states it: ``value`` a number or [low, high], ``unit``, ``change``."""
    value = float(figure.value) if figure.value is not None else [float(figure.low), float(figure.high)]
    name = unit_names().get(figure.unit or "-") or singular(figure.unit or "-")
    minor = _MINOR.search(surface) if figure.kind == "money" else None
    if minor:  # the gold counts in cents what the ledger has in dollars
        value = [end * 100 for end in value] if isinstance(value, list) else value * 100
        name = _MINOR_NAMES.get(minor[1].lower(), minor[1].lower())
    if figure.per_unit:
        name += f" per {unit_names().get(figure.per_unit, figure.per_unit)}"
    change = _CHANGE_OF_BOUND.get(figure.bound) or (figure.direction if figure.direction in {"up", "down"} else "=")
    return {"start": figure.start, "end": figure.end, "value": value, "unit": name, "change": change}


def duration(time: Any, text: str) -> Row | None:
    """A duration or an age, which the gold counts as a quantity and the ledger as a time; None for any other time."""
    match = _DURATION.match(getattr(time, "timex", None) or "")
    if not match:
        return None
    unit = (_CLOCK_UNITS if match["T"] else _DURATION_UNITS).get(match["unit"], "-")
    is_age = _OLD.search(text[time.start : time.end]) or _OLD.match(text, time.end)
    return {"start": time.start, "end": time.end, "value": float(match["no"]), "unit": f"{unit} of age" if is_age else unit, "change": "="}


def quantities(text: str, figures: list[Any], times: list[Any]) -> list[Row]:
    """All that the gold would call a quantity, in order; ranks are none."""
    found = [quantity(figure, text[figure.start : figure.end]) for figure in figures if figure.kind != "ordinal"]
    found += [row for time in times if (row := duration(time, text))]
    return sorted(found, key=lambda row: (row["start"], row["end"]))


def singular(noun: str) -> str:
    """A counted noun in the singular, as far as endings tell: ``companies``, ``boxes``, ``workers``."""
    word = noun.lower()
    if word.endswith("ies") and len(word) > len("pies"):
        return word[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|z)es$", word):
        return word[:-2]
    return word[:-1] if re.search(r"[^su]s$", word) else word
