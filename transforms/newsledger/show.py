"""What the command line prints. Article text is printed as text: no markup, no control character of its own."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsledger.config import Settings
from newsledger.ingest import IngestResult
from newsledger.paths import Home
from newsledger.pipeline import Progress
from newsledger.publish.explain import Explanation
from newsledger.publish.query import query
from newsledger.publish.snapshot import PublishResult

_console = Console(highlight=False)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SHOWN_APART = frozenset({"surface", "sentence", "value_number", "start_offset", "end_offset"})
_SAMPLE = """
SELECT surface, value::DOUBLE::VARCHAR AS value, unit, measure, parties, year(period_start)::VARCHAR AS period, speaker
FROM rpt_figures WHERE copy_of IS NULL AND measure IS NOT NULL AND kind IN ('money', 'percent')
ORDER BY (period_start IS NOT NULL)::int + (parties IS NOT NULL)::int + (speaker IS NOT NULL)::int DESC, figure_id LIMIT 8
"""


@contextmanager
def progress() -> Iterator[Progress]:
    """A line that counts batches while they are done, on the error stream."""
    status = Console(stderr=True, highlight=False).status("Reading …")
    with status:
        yield lambda stage, done, total: status.update(f"{stage}: {done} of {total}")


def loaded(settings: Settings, received: IngestResult, result: PublishResult) -> None:
    """The table of what was loaded, a few figures, and where it all lies."""
    home = Home(settings.home)
    for reject in received.rejects[:10]:
        _console.print(Text(f"not used: {reject.source_uri}: {reject.reason}", style="yellow"))
    rows(query(home, _SAMPLE), "table")
    table = Table(title="Loaded")
    table.add_column("table")
    table.add_column("rows", justify="right")
    for name, count in result.counts.items():
        table.add_row(name, f"{count:,}")
    _console.print(table)
    verdicts = [row["verdict"] for row in result.checks]
    _console.print(
        f"{len(received.document_ids)} documents ({received.documents_new} new), {len(verdicts)} checks, {verdicts.count('warn')} warnings"
    )
    _console.print(Text(f"Database: {home.database}"), soft_wrap=True)
    _console.print(Text(f"Parquet:  {home.current / 'core'}, {home.current / 'marts'}"), soft_wrap=True)


def rows(data: pa.Table, form: str) -> None:
    """The rows of a query as a table, CSV (cells that a spreadsheet would run are quoted with an apostrophe) or JSON lines."""
    if form == "json":
        for row in data.to_pylist():
            _console.file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
    elif form == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow(data.column_names)
        writer.writerows([_safe(cell) for cell in row.values()] for row in data.to_pylist())
    else:
        table = Table()
        for name in data.column_names:
            table.add_column(name, overflow="fold")
        for row in data.to_pylist():
            table.add_row(*(Text(_plain(cell)) for cell in row.values()))
        _console.print(table)


def explanation(found: Explanation) -> None:
    """The passage with the figure marked, what was read from it, the rules in order, and where it came from."""
    before, surface, after = (_plain(part) for part in found.passage)
    marked = (surface, "bold reverse") if _console.is_terminal else f"[[{surface}]]"
    _console.print(Text.assemble(before, marked, after), soft_wrap=True)
    table = Table(show_header=False, box=None)
    for name, value in found.figure.items():
        if value is not None and name not in _SHOWN_APART:
            table.add_row(Text(name, style="dim"), Text(_plain(value)))
    _console.print(table)
    steps = Table(title="Steps", title_justify="left")
    steps.add_column("rule")
    steps.add_column("what it says")
    for rule, told in found.steps:
        steps.add_row(rule, told)
    _console.print(steps)


def checks(results: list[dict[str, Any]]) -> None:
    """The checks that did not pass, and how many did."""
    for row in results:
        if row["verdict"] != "pass":
            _console.print(Text(f"{row['verdict']}: {row['check_name']}: {row['offending_rows']} rows: {row['description']}"))
    _console.print(f"{sum(row['verdict'] == 'pass' for row in results)} of {len(results)} checks passed")


def _plain(cell: object) -> str:
    text = "" if cell is None else f"{cell:f}".rstrip("0").rstrip(".") if hasattr(cell, "as_tuple") else str(cell)
    return "".join(character if character.isprintable() else " " for character in text)


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
