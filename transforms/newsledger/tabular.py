"""Rows printed as a table, as CSV or as JSON lines, as they come. Text is printed as text: no markup, no control character of its own."""

from __future__ import annotations

import csv
import json
import math
import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import islice

FORMATS = ("table", "csv", "json")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# A table is as wide as its widest row, so all of its rows are held before the first is printed.
_TABLE_ROWS = 1_000


def print_rows(columns: Sequence[str], rows: Iterable[Sequence[object]], form: str, title: str | None = None) -> None:
    """Print ``rows``, the cells in the order of ``columns``.

    In CSV a text that a spreadsheet would run begins with an apostrophe; in JSON a decimal is a number with all its digits.
    A table ends after 1,000 rows, with a word about it on the error stream.
    """
    if form == "json":
        names = [json.dumps(name, ensure_ascii=False) for name in columns]
        for row in rows:
            sys.stdout.write("{" + ", ".join(f"{name}: {_json(cell)}" for name, cell in zip(names, row, strict=True)) + "}\n")
    elif form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_safe(cell) for cell in row] for row in rows)
    else:
        _print_table(columns, iter(rows), title)


def plain(cell: object) -> str:
    """A cell as one line for people: nothing for null, no zeros after a number, spaces for what cannot be printed."""
    text = "" if cell is None else _digits(cell) if isinstance(cell, Decimal) else str(cell)
    return "".join(character if character.isprintable() else " " for character in text)


def _print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str | None) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    held = list(islice(rows, _TABLE_ROWS + 1))
    table = Table(title=title, title_justify="left")
    for at, name in enumerate(columns):
        # A number broken over two lines reads as two numbers.
        is_number = any(isinstance(row[at], int | float | Decimal) and not isinstance(row[at], bool) for row in held)
        table.add_column(Text(plain(name)), overflow="fold", no_wrap=is_number, justify="right" if is_number else "left")
    for row in held[:_TABLE_ROWS]:
        table.add_row(*(Text(plain(cell)) for cell in row))
    Console(highlight=False).print(table)
    if len(held) > _TABLE_ROWS:
        sys.stderr.write(f"Only the first {_TABLE_ROWS:,} rows are shown; --format csv or json prints all of them.\n")


def _json(cell: object) -> str:
    if isinstance(cell, Decimal):
        return _digits(cell)
    if isinstance(cell, float) and not math.isfinite(cell):
        return "null"
    return json.dumps(cell, ensure_ascii=False, default=str)


def _digits(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
