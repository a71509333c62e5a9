"""Snapshots held against what their datapackage.json says of them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from newsledger.contracts import PUBLISHED
from newsledger.paths import Home

Package = dict[str, Any]


def current_fault(home: Home) -> str | None:
    """What is wrong with the link ``current``; nothing, if it leads to a snapshot or nothing was ever published."""
    if home.current.exists():
        return None if home.database.is_file() else f"{home.current.resolve().name} has no ledger.duckdb"
    if home.current.is_symlink():
        return f"points to {home.current.readlink()}, which is not there"
    return "is missing, though there are snapshots" if any(home.snapshots.glob("[!.]*")) else None


def snapshot_faults(snapshot: Path) -> list[str]:
    """The files of a snapshot that are not what its datapackage.json says."""
    try:
        resources = _package(snapshot)["resources"]
        files = [file for resource in resources for file in resource.get("parts", [resource])]
        return [file["path"] for file in files if not _is_as_told(snapshot / file["path"], file)]
    except (OSError, ValueError, KeyError, TypeError):
        return ["datapackage.json"]


def engine_of(snapshot: Path) -> str:
    """The version that published it."""
    try:
        return str(_package(snapshot)["version"])
    except (OSError, ValueError, KeyError):
        return "unknown"


def strange_tables(snapshot: Path) -> list[str]:
    """The tables whose columns are not those of this version's contract."""
    try:
        columns = {
            resource["name"]: [field["name"] for field in resource["schema"]["fields"]]
            for resource in _package(snapshot)["resources"]
            if "schema" in resource
        }
    except (OSError, ValueError, KeyError):
        return []
    return [table.name for table in PUBLISHED if columns.get(table.name) != list(table.columns)]


def _package(snapshot: Path) -> Package:
    package: Package = json.loads((snapshot / "datapackage.json").read_text("utf-8"))
    return package


def _is_as_told(path: Path, told: Package) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return "hash" not in told or bool(told["hash"] == f"sha256:{digest}")
