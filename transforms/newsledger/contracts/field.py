"""A column: its name, type, meaning and what may stand in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pyarrow as pa

# The types that every engine reads, Tableau's included (docs/design.md, "Types").
STRING = pa.string()
INT16 = pa.int16()
INT32 = pa.int32()
INT64 = pa.int64()
BOOL = pa.bool_()
DATE = pa.date32()
TIMESTAMP = pa.timestamp("us", tz="UTC")
DOUBLE = pa.float64()
DECIMAL = pa.decimal128(28, 6)


@dataclass(frozen=True, slots=True)
class Field:
    """One column, declared once and listed by every table that has it.

    ``values`` closes the vocabulary; ``minimum`` and ``maximum`` are inclusive; ``unit`` names what numbers count.
    """

    name: str
    type: pa.DataType
    description: str
    example: str = ""
    unit: str = ""
    nullable: bool = True
    values: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None

    def required(self) -> Field:
        """The same column where it may not be null."""
        return replace(self, nullable=False)

    def optional(self) -> Field:
        """The same column where it may be null."""
        return replace(self, nullable=True)

    def named(self, name: str, description: str | None = None) -> Field:
        """The same column under another name, as for a role-playing key."""
        return replace(self, name=name, description=description or self.description)

    def arrow(self) -> pa.Field:
        """The Arrow field, the description, unit and example kept in its metadata."""
        facts = {"description": self.description, "unit": self.unit, "example": self.example}
        return pa.field(self.name, self.type, self.nullable, {k: v for k, v in facts.items() if v})
