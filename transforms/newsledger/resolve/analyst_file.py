"""CSV files that an analyst writes: their columns and cells, and errors that name the line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from newsledger.errors import UsageError

Cells = dict[str, str | None]


def analyst_rows(text: str, what: str, required: Sequence[str], optional: Sequence[str]) -> Iterator[tuple[int, Cells]]:
    """Yield (line, cells) of a CSV with a header; a cell is stripped, an empty one is None. ``what`` names the file in errors.

    Raises ``UsageError`` for an unknown or missing column, one that stands twice, a row of another length, a broken quotation.
    """
    # A file saved by a spreadsheet may begin with a byte order mark.
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    try:
        _check_columns(reader.fieldnames or (), what, required, optional)
        for row in reader:
            yield reader.line_num, _cells(row, f"{what}, line {reader.line_num}")
    except csv.Error as error:
        raise UsageError(f"{what}, line {reader.line_num}: {error}") from error


def _check_columns(named: Sequence[str], what: str, required: Sequence[str], optional: Sequence[str]) -> None:
    unknown = [column for column in named if column not in (*required, *optional)]
    missing = [column for column in required if column not in named]
    if unknown or missing or len(set(named)) != len(named):
        wrong = [f"unknown {', '.join(unknown)}"] * bool(unknown) + [f"missing {', '.join(missing)}"] * bool(missing)
        known = f"{','.join(required)}[,{','.join(optional)}]"
        raise UsageError(f"{what}: the columns are {known}: {'; '.join(wrong) or 'one stands twice'}")


def _cells(row: Mapping[str | None, str | list[str] | None], where: str) -> Cells:
    if None in row or None in row.values():
        raise UsageError(f"{where}: {'more' if None in row else 'fewer'} cells than columns")
    return {str(column): str(cell).strip() or None for column, cell in row.items()}
