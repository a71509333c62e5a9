"""``datacontract.yaml``: the contract in the Open Data Contract Standard, v3; and the outline by which a change of it is judged.

The file is written as JSON, which is YAML too, so that no writer of YAML is needed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newsledger.contracts import CORE, PUBLISHED, Field, Table
from newsledger.contracts.version import CONTRACT_VERSION
from newsledger.publish.types import type_names

API_VERSION = "v3.1.0"
Outline = dict[str, Any]

_LOGICAL = {"datetime": "timestamp"}


def write_contract(snapshot: Path) -> Path:
    """Write the contract beside what it is about. It holds no time and no path, so the same contract is the same bytes."""
    path = snapshot / "datacontract.yaml"
    path.write_text(json.dumps(data_contract(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def data_contract() -> dict[str, Any]:
    """The whole contract."""
    return {
        "apiVersion": API_VERSION,
        "kind": "DataContract",
        "id": "newsledger",
        "name": "newsledger",
        "version": CONTRACT_VERSION,
        "status": "active",
        "description": {"purpose": "A ledger of the figures that news articles report."},
        "servers": [
            {"server": "database", "type": "duckdb", "database": "ledger.duckdb", "schema": "main"},
            {"server": "files", "type": "local", "path": "./{core,marts}/**/*.parquet", "format": "parquet"},
        ],
        "schema": [_table(table) for table in PUBLISHED],
    }


def outline() -> Outline:
    """The contract in short: its version, and by table the key and the type of every column."""
    tables = {
        table.name: {
            "key": list(table.key),
            "columns": {field.name: f"{type_names(field.type).duckdb}{'' if field.nullable else ' NOT NULL'}" for field in table.fields},
        }
        for table in PUBLISHED
    }
    return {"version": CONTRACT_VERSION, "tables": tables}


def incompatible(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """What a reader of the ``old`` outline would miss in the ``new`` one, in words."""
    found = []
    for name, table in old["tables"].items():
        if name not in new["tables"]:
            found.append(f"{name} is gone")
            continue
        fresh = new["tables"][name]
        if fresh["key"] != table["key"]:
            found.append(f"{name} has another key")
        for column, kind in table["columns"].items():
            now = fresh["columns"].get(column)
            # A column that is never null any more is still read by whoever allowed for null.
            if now not in (kind, f"{kind} NOT NULL"):
                found.append(f"{name}.{column} was {kind} and is {now or 'gone'}")
    return found


def unannounced(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """What is ``incompatible`` though the first number of the version is still the same."""
    return incompatible(old, new) if old["version"].split(".")[0] == new["version"].split(".")[0] else []


def render_outline() -> str:
    """The outline as docs/contract.json shows it."""
    return json.dumps(outline(), indent=1) + "\n"


def _table(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "physicalName": table.name,
        "logicalType": "object",
        "physicalType": "table",
        "description": table.description,
        "tags": ["core" if table in CORE else "marts"],
        "properties": [_property(field, table) for field in table.fields],
    }


def _property(field: Field, table: Table) -> dict[str, Any]:
    names = type_names(field.type)
    facts: dict[str, Any] = {
        "name": field.name,
        "logicalType": _LOGICAL.get(names.frictionless, names.frictionless),
        "physicalType": names.duckdb,
        "description": field.description,
        "required": not field.nullable,
    }
    if field.name in table.key:
        facts |= {"primaryKey": True, "primaryKeyPosition": table.key.index(field.name) + 1}
    if limits := {name: value for name, value in (("minimum", field.minimum), ("maximum", field.maximum)) if value is not None}:
        facts["logicalTypeOptions"] = limits
    if field.example:
        facts["examples"] = [field.example]
    if field.name in table.references:
        facts["relationships"] = [{"type": "foreignKey", "to": table.references[field.name]}]
    told = {"unit": field.unit, "values": list(field.values)}
    if custom := [{"property": name, "value": value} for name, value in told.items() if value]:
        facts["customProperties"] = custom
    return facts
