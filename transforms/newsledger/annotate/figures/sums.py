"""One amount said in two units: "5 feet 2 inches", "13 dollars and 45 cents", "8 lb 3 oz"."""

from __future__ import annotations

from decimal import Decimal

from newsledger.annotate.figures.figure import Figure
from newsledger.text.tokens import Tokens

# How many of the second unit make one of the first.
_PARTS = {("ft", "in"): 12, ("lb", "ounce"): 16, ("m", "cm"): 100, ("kg", "g"): 1000, ("km", "m"): 1000}
_CENT = Decimal("0.01")


def join_sums(words: Tokens, figures: list[Figure]) -> list[Figure]:
    """The figures of a sentence, an amount and the parts right behind it made one."""
    joined: list[Figure] = []
    for figure in figures:
        before = joined[-1] if joined else None
        part = _part(words, before, figure) if before and figure.first - before.last <= 1 else None
        if before and part is not None:
            before.value += part
            before.end, before.last = figure.end, figure.last
            before.rules.append("unit.parts")
        else:
            joined.append(figure)
    return joined


def _part(words: Tokens, whole: Figure, figure: Figure) -> Decimal | None:
    """What ``figure`` adds to ``whole``, in the unit of that; None where it adds nothing."""
    between = words.lower[whole.last : figure.first]
    is_plain = whole.high is None and figure.high is None and whole.per_unit is None and whole.value % 1 == 0 and figure.value >= 0
    if between not in ([], ["and"], ["-"]) or not is_plain or whole.magnitude != 1 or figure.magnitude != 1:
        return None
    if whole.kind == figure.kind == "money" and whole.unit == figure.unit:
        return figure.value if whole.factor == 1 and figure.factor == _CENT and 0 < figure.value < 1 and between != ["-"] else None
    size = _PARTS.get((whole.unit or "", figure.unit or ""))
    is_part = size is not None and 0 < figure.value < size and between != ["-"] and whole.value >= 1
    return figure.value / size if size and is_part else None
