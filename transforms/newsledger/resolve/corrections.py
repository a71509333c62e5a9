"""An analyst's corrections: a CSV file that says what stands in the ledger in the place of what was read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from newsledger.contracts.field import BOOL, DATE, DECIMAL, STRING, Field
from newsledger.contracts.fields.figure import PARTY_ROLES
from newsledger.contracts.tables.core import FCT_FIGURE
from newsledger.errors import UsageError
from newsledger.reference.csv_rows import rows
from newsledger.resolve.aliases import ENTITY_ID
from newsledger.resolve.analyst_file import Cells, analyst_rows

REQUIRED = ("figure_id", "field", "value", "by", "reason")
# What `newsledger review` adds for the eye: a sheet of it is a file of corrections once it is filled in.
SHOWN = ("why", "surface", "read_as", "sentence", "publisher", "published_date", "url")
EXCLUDE = "exclude"
SPEAKER = "speaker"
PARTY = "party."
_COLUMNS = (
    *("value", "value_low", "value_high", "unit", "per_unit", "bound", "qualifier", "direction", "change_role", "status", "is_negated"),
    *("measure", "measure_text", "period_start", "period_end", "period_grain"),
)
FIELDS = (*_COLUMNS, SPEAKER, *(PARTY + role for role in PARTY_ROLES), EXCLUDE)

Value = Decimal | date | bool | str | tuple[str, ...] | None

_CONTRACT = {field.name: field for field in FCT_FIGURE.fields if field.name in _COLUMNS}
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_LONGEST_TEXT = 1_000
# decimal(28, 6)
_PLACES, _LIMIT = 6, Decimal(10) ** 22


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of the file: the ``field`` of a figure, its new value in the contract's type, who says so and why.

    The value of ``party.<role>`` is the ids of its entities; that of ``exclude`` is True.
    """

    figure_id: str
    field: str
    value: Value
    by: str
    reason: str


class _WrongError(Exception):
    """What is wrong with a cell, to follow its column and content."""


def parse_corrections(text: str) -> tuple[Correction, ...]:
    """Read a CSV of ``figure_id,field,value,by,reason``; the other columns of a review sheet, and its rows left empty, are passed over.

    Raises ``UsageError`` that names the line: an unknown or missing column, a field that cannot be corrected, a value that its
    contract or the reference files do not know, nobody's name, no reason, two answers to one question.
    """
    found: dict[tuple[str, str], tuple[int, Correction]] = {}
    for line, cells in analyst_rows(text, "corrections", REQUIRED, SHOWN):
        if not any(cells[name] for name in REQUIRED[1:]):
            continue
        correction = _correction(cells, f"corrections, line {line}")
        earlier, other = found.setdefault((correction.figure_id, correction.field), (line, correction))
        if other.value != correction.value:
            raise UsageError(f"corrections, line {line}: another value of {correction.field} of this figure stands on line {earlier}")
    return tuple(correction for _, correction in found.values())


def as_text(value: object) -> str | None:
    """A value as it stands in fct_correction, and as a file of corrections may state it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return ";".join(value) or None if isinstance(value, tuple) else None if value is None else str(value)


def _correction(cells: Cells, where: str) -> Correction:
    if missing := [name for name in ("figure_id", "field", "by", "reason") if not cells[name]]:
        raise UsageError(f"{where}: {missing[0]} must not be empty")
    name = str(cells["field"])
    if name not in FIELDS:
        raise UsageError(f"{where}: {name!r} cannot be corrected; what can: {', '.join(FIELDS)}")
    try:
        told = {column: _text(str(cells[column])) for column in ("figure_id", "by", "reason")}
        return Correction(told["figure_id"], name, _value(name, cells["value"]), told["by"], told["reason"])
    except _WrongError as wrong:
        raise UsageError(f"{where}: {name} {cells['value'] or 'without a value'}: {wrong}") from wrong


def _value(name: str, cell: str | None) -> Value:
    if name == EXCLUDE:
        return _true(cell)
    if name == SPEAKER:
        return _entity(cell) if cell else None
    if name.startswith(PARTY):
        return tuple(sorted({_entity(part.strip()) for part in cell.split(";") if part.strip()})) if cell else ()
    field = _CONTRACT[name]
    if cell is None:
        if not field.nullable:
            raise _WrongError("it must have one")
        return None
    value = _READERS[field.type](cell)
    _check_contract(field, value)
    if name in _KNOWN:
        _KNOWN[name](cell)
    return value


def _check_contract(field: Field, value: Value) -> None:
    if field.values and value not in field.values:
        raise _WrongError(f"it is not one of {', '.join(field.values)}")
    if isinstance(value, Decimal):
        if field.minimum is not None and value < Decimal(str(field.minimum)):
            raise _WrongError(f"it is below {field.minimum:g}")
        if field.maximum is not None and value > Decimal(str(field.maximum)):
            raise _WrongError(f"it is above {field.maximum:g}")


def _decimal(cell: str) -> Decimal:
    if not _NUMBER.fullmatch(cell):
        raise _WrongError("write a number as 33000000000 or 4.5")
    value = Decimal(cell)
    if abs(value) >= _LIMIT:
        raise _WrongError("it is too large")
    if value != round(value, _PLACES):
        raise _WrongError(f"it has more than {_PLACES} decimals")
    return round(value, _PLACES)


def _date(cell: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise _WrongError("write a day as 2012-12-31") from error


def _bool(cell: str) -> bool:
    if cell.lower() not in ("true", "false"):
        raise _WrongError("it is not true or false")
    return cell.lower() == "true"


def _text(cell: str) -> str:
    text = " ".join(cell.split())
    if len(text) > _LONGEST_TEXT or not text.isprintable():
        raise _WrongError(f"a text is printable and at most {_LONGEST_TEXT} characters long")
    return text


def _true(cell: str | None) -> bool:
    if cell is None or not _bool(cell):
        raise _WrongError("write true, or take the row out")
    return True


def _entity(cell: str) -> str:
    if not ENTITY_ID.fullmatch(cell) or ";" in cell:
        raise _WrongError("an entity is written like country:JP or person:fumio-kishida, several joined by ';'")
    return cell


def _known_unit(cell: str) -> None:
    if _CURRENCY.fullmatch(cell) and cell not in {row["code"] for row in rows("currencies")} | {row["unit"] for row in rows("units")}:
        raise _WrongError("it is no currency of seeds/reference/currencies.csv")


def _known_per_unit(cell: str) -> None:
    known = {row["unit"] for row in rows("per_units")} | {row["per_unit"] for row in rows("units")} | {row["unit"] for row in rows("units")}
    if cell not in known:
        raise _WrongError("it is no unit of seeds/reference/per_units.csv")


def _known_measure(cell: str) -> None:
    if cell not in {row["code"] for row in rows("measures")}:
        raise _WrongError("it is no code of seeds/reference/measures.csv")


_READERS: dict[object, Callable[[str], Value]] = {DECIMAL: _decimal, DATE: _date, BOOL: _bool, STRING: _text}
_KNOWN: dict[str, Callable[[str], None]] = {"unit": _known_unit, "per_unit": _known_per_unit, "measure": _known_measure}
