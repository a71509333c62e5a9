"""The page of the ledger benchmark."""

from __future__ import annotations

from benchmarks import page
from benchmarks.data import Row

_NOTE = (
    "Whole articles go through `newsledger run`; what the published tables say of them is held against the gold. Figures: F1 of "
    "finding them with the right value (detection), with the unit, and with the bound (full); period, direction, measure and speaker "
    "are shares of the figures found. `…_if_given` counts those alone for which the gold states one. `role` and `role_country` are "
    "shares of the gold's persons who have one. No peer writes such a ledger, so none stands beside it. These articles were read "
    "while rules were made: the scores are optimistic.\n"
)


def sections(results: dict[str, Row]) -> list[str]:
    """One table of fields, one of confidence; what is missing is named."""
    scores = results["articles"]
    if "missing" in scores or "failed" in scores:
        return [_NOTE, page.missing({"articles": scores.get("missing") or scores["failed"]})]
    fields = [[name, value] for name, value in scores.items() if not isinstance(value, dict)]
    levels = [[level, counts] for level, counts in scores["confidence"].get("right_by_level", {}).items()]
    return [
        _NOTE,
        f"## Fields\n\n{page.table(['field', 'score'], fields)}",
        f"## Confidence: right in value, unit and bound\n\n{page.table(['stated', 'right'], levels)}",
    ]
