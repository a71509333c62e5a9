"""What a bare count is of, where only its measure says so: "the number of jobs rose by 337,000", "car sales fell to 23,500"."""

from __future__ import annotations

import re
from functools import cache

from newsledger.annotate.figures.figure import Figure
from newsledger.annotate.figures.measures import Measure
from newsledger.annotate.figures.nouns import is_plural
from newsledger.reference.csv_rows import rows

_UNKNOWN, _RULE = "unit.unknown", "unit.of_measure"
# Below that, a bare number beside a measure is mostly something else: "results for 13 weeks".
_LEAST = 100
_NUMBER_OF = re.compile(r"\bnumber of (.+)")
_NOUN_ENDS = re.compile(r"\s(?:in|on|at|for|from|to|of|with|by|who|that|working|under|as)\s")


def settle_count(figure: Figure, measure: Measure | None) -> None:
    """Give a count that has no unit the one that its measure counts in."""
    if measure is None or figure.kind != "count" or figure.unit or _UNKNOWN not in figure.rules:
        return
    if unit := _named(measure.text) or (_of_code(measure) if figure.value >= _LEAST else None):
        figure.unit = unit
        figure.rules = [_RULE if rule == _UNKNOWN else rule for rule in figure.rules]


def _named(text: str) -> str | None:
    """The head of "the number of new non-farm jobs"."""
    match = _NUMBER_OF.search(text.lower())
    words = _NOUN_ENDS.split(match[1])[0].split() if match else []
    return words[-1] if words and words[-1].isalpha() and is_plural(words[-1]) else None


def _of_code(measure: Measure) -> str | None:
    """The unit of the code, or the plural in which the phrase itself names it: "cars" where vehicles are counted."""
    if measure.code not in _units():
        return None
    unit, kinds = _units()[measure.code]
    words = [word.removesuffix("s") for word in measure.text.lower().split()]
    return next((f"{kind}s" for kind in kinds if kind in words), unit)


@cache
def _units() -> dict[str, tuple[str, list[str]]]:
    return {row["code"]: (row["unit"], row["kinds"].split()) for row in rows("counted_units")}
