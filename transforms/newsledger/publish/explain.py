"""Why a figure stands in the ledger: its passage, the rules that read it, and the bytes that it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from newsledger.errors import UsageError
from newsledger.paths import SQL, Home
from newsledger.publish.query import published
from newsledger.reference.csv_rows import rows

Row = dict[str, Any]

_CONTEXT = 300


@dataclass(frozen=True, slots=True)
class Explanation:
    """One figure's row of ``rpt_figures`` with its article's; the passage in three parts, the figure the middle one; the steps.

    ``steps`` are (rule, what it says), in the order they were applied; ``corrections`` the figure's rows of fct_correction.
    """

    figure: Row
    passage: tuple[str, str, str]
    steps: tuple[tuple[str, str], ...]
    corrections: tuple[Row, ...] = ()


def explain(home: Home, figure_id: str) -> Explanation:
    """Explain the figure whose id begins with ``figure_id``. Raises ``UsageError`` if no figure's does, or several figures' do."""
    with published(home) as con:
        found, corrections = (
            con.sql(_statement(name), params=[figure_id]).to_arrow_table().to_pylist() for name in ("figure", "correction")
        )
    if len(found) != 1:
        if excluded := [row for row in corrections if row["field"] == "exclude" and row["is_applied"]]:
            raise UsageError(f"{excluded[0]['corrected_by']} excluded the figure {excluded[0]['figure_id']}: {excluded[0]['reason']}")
        raise UsageError(f"{'No' if not found else 'More than one'} figure has an id that begins with {figure_id!r}.")
    row = found[0]
    text, start, end = row.pop("text"), row["start_offset"], row["end_offset"]
    passage = (_before(text[:start]), text[start:end], _after(text[end:]))
    told = {rule["rule"]: rule["description"] for rule in rows("rules")}
    steps = tuple((rule, told.get(rule, "")) for rule in row.pop("rule").split("; "))
    return Explanation(row, passage, steps, tuple(corrections))


def _statement(name: str) -> str:
    return (SQL / "explain" / f"{name}.sql").read_text(encoding="utf-8")


def _before(text: str) -> str:
    """The end of what precedes a figure, from the beginning of its paragraph."""
    return text[-_CONTEXT:].rpartition("\n")[2]


def _after(text: str) -> str:
    """The beginning of what follows it, to the end of its paragraph."""
    return text[:_CONTEXT].partition("\n")[0]
