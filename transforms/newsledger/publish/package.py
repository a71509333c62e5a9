"""``datapackage.json``: the snapshot described for any tool that reads Frictionless data packages."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from newsledger.contracts import PUBLISHED, Field, Table
from newsledger.publish.files import data_path, described
from newsledger.publish.parts import Part, as_listed
from newsledger.publish.types import type_names

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def tables_of(snapshot: Path, counts: Mapping[str, int], parts: Mapping[str, Sequence[Part]]) -> list[dict[str, Any]]:
    """An entry a published table: ``counts`` has the rows by table, ``parts`` the files of those that lie in several."""
    return [_table(snapshot, table, counts[table.name], parts.get(table.name)) for table in PUBLISHED]


def write_package(snapshot: Path, resources: Sequence[Mapping[str, Any]], run: Mapping[str, Any]) -> Path:
    """Describe the files of ``snapshot``, an entry each in ``resources``; ``run`` gives run_id and engine_version."""
    package = {
        "$schema": _PROFILE,
        "name": "newsledger",
        "id": run["run_id"],
        "title": "newsledger",
        "description": "A ledger of the figures that news articles report.",
        "version": run["engine_version"],
        "resources": resources,
    }
    path = snapshot / "datapackage.json"
    path.write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def _table(snapshot: Path, table: Table, rows: int, parts: Sequence[Part] | None) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(field) for field in table.fields]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.references:
        schema["foreignKeys"] = [_foreign_key(table, column, target) for column, target in table.references.items()]
    return {
        "name": table.name,
        "description": table.description,
        **(as_listed(parts) if parts else described(snapshot, data_path(snapshot, table))),
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "rows": rows,
        "schema": schema,
    }


def _field(field: Field) -> dict[str, Any]:
    limits = {
        "required": None if field.nullable else True,
        "enum": list(field.values) or None,
        "minimum": field.minimum,
        "maximum": field.maximum,
    }
    facts = {
        "name": field.name,
        "type": type_names(field.type).frictionless,
        "description": field.description,
        "unit": field.unit or None,
        "example": field.example or None,
        "constraints": {key: value for key, value in limits.items() if value is not None} or None,
    }
    return {key: value for key, value in facts.items() if value is not None}


def _foreign_key(table: Table, column: str, target: str) -> dict[str, Any]:
    other, other_column = target.split(".")
    # The standard writes a table's reference to itself as an empty name.
    return {"fields": [column], "reference": {"resource": "" if other == table.name else other, "fields": [other_column]}}
