"""What the contract's Arrow types are called elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from newsledger.contracts import field


@dataclass(frozen=True, slots=True)
class TypeNames:
    """One type in DuckDB's DDL, in a Frictionless schema, and for people."""

    duckdb: str
    frictionless: str
    plain: str


_NAMES = {
    field.STRING: TypeNames("VARCHAR", "string", "text"),
    field.INT16: TypeNames("SMALLINT", "integer", "integer"),
    field.INT32: TypeNames("INTEGER", "integer", "integer"),
    field.INT64: TypeNames("BIGINT", "integer", "integer"),
    field.BOOL: TypeNames("BOOLEAN", "boolean", "boolean"),
    field.DATE: TypeNames("DATE", "date", "date"),
    field.TIMESTAMP: TypeNames("TIMESTAMPTZ", "datetime", "timestamp (UTC)"),
    field.DOUBLE: TypeNames("DOUBLE", "number", "number"),
    field.DECIMAL: TypeNames("DECIMAL(28, 6)", "number", "decimal(28, 6)"),
}


def type_names(arrow: pa.DataType) -> TypeNames:
    """The names of one of the contract's types."""
    return _NAMES[arrow]
