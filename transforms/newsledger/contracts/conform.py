"""``conform``: the only door through which a table is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsledger.contracts.table import Table
from newsledger.errors import ContractError


def empty(contract: Table) -> pa.Table:
    """A table of no rows with the contract's schema."""
    return contract.schema().empty_table()


def conform(data: pa.Table | Iterable[Mapping[str, Any]], contract: Table, *, is_sorted: bool = False) -> pa.Table:
    """Return ``data`` as the contract declares it: its columns, order, types, metadata and row order.

    ``data`` is an Arrow table with exactly the contract's columns, or rows as mappings, where a missing nullable column
    is null; what ``is_sorted`` already is not sorted again. Raises ``ContractError`` for an unknown or missing column, a lossy
    cast, or a null in a required column.
    """
    table = data if isinstance(data, pa.Table) else _from_rows(list(data), contract)
    extra = set(table.column_names) - set(contract.columns)
    missing = set(contract.columns) - set(table.column_names)
    if extra or missing:
        raise ContractError(f"{contract.name}: unknown columns {sorted(extra)}, missing columns {sorted(missing)}")
    arrays = [_cast(table[f.name], f.type, f"{contract.name}.{f.name}") for f in contract.fields]
    for spec, array in zip(contract.fields, arrays, strict=True):
        if not spec.nullable and array.null_count:
            raise ContractError(f"{contract.name}.{spec.name}: {array.null_count} nulls in a required column")
    result = pa.Table.from_arrays(arrays, schema=contract.schema())
    keys = [(name, "ascending") for name in contract.sort_columns]
    return result.sort_by(keys) if keys and result.num_rows > 1 and not is_sorted else result


def _from_rows(rows: list[Mapping[str, Any]], contract: Table) -> pa.Table:
    unknown = {name for row in rows for name in row} - set(contract.columns)
    if unknown:
        raise ContractError(f"{contract.name}: unknown columns {sorted(unknown)}")
    try:
        arrays = [pa.array([row.get(f.name) for row in rows], f.type) for f in contract.fields]
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError) as error:
        raise ContractError(f"{contract.name}: {error}") from error
    return pa.Table.from_arrays(arrays, names=list(contract.columns))


def _cast(array: pa.ChunkedArray, target: pa.DataType, where: str) -> pa.ChunkedArray:
    if array.type == target:
        return array
    try:
        return pc.cast(array, target, safe=True)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        raise ContractError(f"{where}: {error}") from error
