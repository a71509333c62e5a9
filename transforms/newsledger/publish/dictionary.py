"""The data dictionary: every published table and column, as docs/data-dictionary.md shows them."""

from __future__ import annotations

from newsledger.contracts import CORE, MARTS, Field, Table
from newsledger.publish.types import type_names

_LAYERS = (
    ("Marts", "What analysts open first: `current/marts/<table>.parquet`, and tables of `current/ledger.duckdb`.", MARTS),
    ("Core", "What the marts are made of: `current/core/<table>/`, and tables of `current/ledger.duckdb`.", CORE),
)
_HEAD = ("Column", "Type", "Unit", "Null", "What it holds", "Example")


def render_dictionary() -> str:
    """The whole dictionary as Markdown, made from the contracts alone."""
    parts = ["# Data dictionary", "Generated from `newsledger.contracts`; do not edit by hand."]
    for title, where, tables in _LAYERS:
        parts += [f"## {title}", where, *(_table(table) for table in tables)]
    return "\n\n".join(parts) + "\n"


def _table(table: Table) -> str:
    facts = [f"### {table.name}", table.description]
    if table.key:
        facts.append(f"Key: {_codes(table.key)}.")
    if table.references:
        facts.append("References: " + ", ".join(f"`{column}` → `{target}`" for column, target in table.references.items()) + ".")
    rows = [_row(_HEAD), _row(("---",) * len(_HEAD)), *(_row(_cells(field)) for field in table.fields)]
    return "\n\n".join([*facts, "\n".join(rows)])


def _cells(field: Field) -> tuple[str, ...]:
    limits = [
        f"Not below {field.minimum:g}." if field.minimum is not None else "",
        f"Not above {field.maximum:g}." if field.maximum is not None else "",
    ]
    values = f"One of {_codes(field.values)}." if field.values else ""
    meaning = " ".join(part for part in (field.description, values, *limits) if part)
    example = f"`{field.example}`" if field.example else ""
    return (f"`{field.name}`", type_names(field.type).plain, field.unit, "yes" if field.nullable else "no", meaning, example)


def _codes(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
