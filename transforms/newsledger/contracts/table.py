"""A table: which fields, which key, which order, in which layer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import pyarrow as pa

from newsledger.contracts.field import Field

Layer = Literal["staging", "core", "marts"]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the contract.

    ``key`` is unique and not null. ``references`` maps a column to ``table.column``. ``order`` is the row order in files,
    so that the same rows give the same bytes; it defaults to the key.
    """

    name: str
    layer: Layer
    description: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    references: dict[str, str] = field(default_factory=dict)
    order: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        names = [f.name for f in self.fields]
        unknown = {*self.key, *self.order, *self.references} - set(names)
        if len(set(names)) != len(names) or unknown:
            raise ValueError(f"{self.name}: duplicate or unknown columns {sorted(unknown) or names}")

    @property
    def columns(self) -> tuple[str, ...]:
        """Column names in their order."""
        return tuple(f.name for f in self.fields)

    @property
    def sort_columns(self) -> tuple[str, ...]:
        """The columns that fix the row order in files."""
        return self.order or self.key

    def schema(self) -> pa.Schema:
        """The Arrow schema, table name and description in its metadata."""
        metadata = {"newsledger.table": self.name, "description": self.description}
        return pa.schema([f.arrow() for f in self.fields], metadata)
