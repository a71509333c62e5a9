"""Recognizers-Text's own specs: is each expected value found where it stands, and if not, in which way is it missed."""

from __future__ import annotations

import re
from collections import Counter
from math import isclose
from typing import Any

from benchmarks.data import Row

_INTERVAL = re.compile(r"[\[(](?P<low>-?[\d.]*),(?P<high>-?[\d.]*)[\])]$")
Ends = tuple[float | None, float | None]


def ends(value: str | None) -> Ends | None:
    """The two ends a gold value states (``75000000``, ``20%``, ``(20,35]``), None for an open one; None for no number (``end+0``)."""
    interval = _INTERVAL.match(value or "")
    if interval:
        return _number(interval["low"]), _number(interval["high"])
    number = _number((value or "").rstrip("%"))
    return (number, number) if number is not None else None


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def ends_of(found: Row) -> Ends:
    """The two ends a predicted quantity states, open where its bound leaves it open."""
    if isinstance(found["value"], list):
        return found["value"][0], found["value"][1]
    return found["value"], found["value"]


def verdict(gold: Row, predicted: list[Row]) -> str:
    """``found``, or how it is missed: ``no number`` (none is expected: "the last one"), ``nothing there``, ``other value``, ``one end``."""
    wanted = ends(gold["value"])
    if wanted is None:
        return "no number"
    there = [found for found in predicted if found["start"] < gold["end"] and gold["start"] < found["end"]]
    if any(_agree(wanted, ends_of(found)) for found in there):
        return "found"
    stated = [end for found in there for end in ends_of(found) if end is not None]
    if None not in wanted and wanted[0] != wanted[1] and any(isclose(end, w or 0, rel_tol=1e-5) for w in wanted for end in stated):
        return "one end"
    return "other value" if there else "nothing there"


def _agree(wanted: Ends, stated: Ends) -> bool:
    return all(w is None or (s is not None and isclose(w, s, rel_tol=1e-5, abs_tol=1e-9)) for w, s in zip(wanted, stated, strict=True))


def judge(rows: list[Row], predictions: dict[str, list[Row]]) -> tuple[Row, list[str]]:
    """(scores, one line a miss): the share of expected values found, and how many are missed in which way."""
    verdicts: Counter[str] = Counter()
    misses: list[str] = []
    for row in rows:
        predicted = predictions[row["id"]]
        for gold in row["gold"]:
            found = verdict(gold, predicted)
            verdicts[found] += 1
            if found != "found":
                misses.append(_miss(found, row["text"], gold, predicted))
    numeric = sum(verdicts.values()) - verdicts["no number"]
    share: Any = round(verdicts["found"] / numeric, 3) if numeric else None
    return {"gold": sum(verdicts.values()), "share_found": share, **dict(sorted(verdicts.items()))}, sorted(misses)


def _miss(found: str, text: str, gold: Row, predicted: list[Row]) -> str:
    there = [(row["value"], row["unit"]) for row in predicted]
    return f"{found}\t{gold['text']!r} = {gold['value']} {gold['unit']}\tpredicted {there}\t{text!r}"
