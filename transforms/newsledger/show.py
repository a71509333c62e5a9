"""What the command line prints. Article text is printed as text: no markup, no control character of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsledger.paths import Home
from newsledger.publish.query import query
from newsledger.tabular import plain

if TYPE_CHECKING:
    from newsledger.config import Settings
    from newsledger.doctor import Finding
    from newsledger.ingest import IngestResult
    from newsledger.pipeline import Progress
    from newsledger.publish.explain import Explanation
    from newsledger.publish.snapshot import PublishResult

_console = Console(highlight=False)
_FEW = 10
_SHOWN_APART = frozenset({"surface", "sentence", "value_number", "start_offset", "end_offset"})
# The figures of which most is known, one a measure.
_SAMPLE = """
SELECT
    value, unit, measure_name AS measure, regexp_replace(parties, ' \\(\\w+\\)', '', 'g') AS about,
    CASE period_grain
        WHEN 'year' THEN strftime(period_end, '%Y')
        WHEN 'month' THEN strftime(period_end, '%b %Y')
        WHEN 'quarter' THEN strftime(period_end, '%Y ') || 'Q' || quarter(period_end)
        ELSE coalesce(period_text, '')
    END AS period,
    speaker AS "said by"
FROM rpt_figures
WHERE
    copy_of IS NULL AND value IS NOT NULL AND measure IS NOT NULL
    AND kind IN ('money', 'percent', 'quantity') AND change_role IN ('level', 'change_to')
QUALIFY row_number() OVER (
    PARTITION BY measure
    ORDER BY
        (period_start IS NOT NULL)::int + (parties IS NOT NULL)::int + (speaker IS NOT NULL)::int DESC, length(parties) DESC, figure_id
) = 1
ORDER BY
    (parties IS NOT NULL)::int + (speaker IS NOT NULL)::int + (period_start IS NOT NULL)::int DESC, value_usd DESC NULLS LAST, figure_id
LIMIT 8
"""
_LARGE = ((10**12, "tn"), (10**9, "bn"), (10**6, "m"))


@contextmanager
def progress() -> Iterator[Progress]:
    """A line that counts batches while they are done, on the error stream."""
    status = Console(stderr=True, highlight=False).status("Reading …")
    with status:
        yield lambda stage, done, total: status.update(f"{stage}: {done} of {total}")


def loaded(settings: Settings, received: IngestResult, result: PublishResult) -> None:
    """The table of what was loaded, a few figures, and where it all lies."""
    home = Home(settings.home)
    for reject in received.rejects[:_FEW]:
        _console.print(Text(f"not used: {reject.source_uri}: {reject.reason}", style="yellow"))
    _figures(query(home, _SAMPLE).to_pylist())
    _counts(f"{_many(len(received.document_ids), 'document')} ({received.documents_new} new)", settings, result)


def published(settings: Settings, result: PublishResult) -> None:
    """What stands in the ledger now, and which corrections could not be applied."""
    home = Home(settings.home)
    left = query(home, "SELECT figure_id, field, problem FROM fct_correction WHERE NOT is_applied ORDER BY ALL").to_pylist()
    for row in left[:_FEW]:
        _console.print(Text(plain(f"not applied: {row['field']} of {row['figure_id']}: {row['problem']}"), style="yellow"))
    corrected = result.counts["fct_correction"]
    _counts(f"{_many(corrected, 'correction')} ({corrected - len(left)} applied)", settings, result)


def _counts(told: str, settings: Settings, result: PublishResult) -> None:
    home = Home(settings.home)
    table = Table(title="Loaded")
    table.add_column("table")
    table.add_column("rows", justify="right")
    for name, count in result.counts.items():
        table.add_row(name, f"{count:,}")
    _console.print(table)
    verdicts = [row["verdict"] for row in result.checks]
    _console.print(f"{told}, {len(verdicts)} checks{_warned(verdicts.count('warn'))}")
    _console.print(Text(f"Database: {home.database}"), soft_wrap=True)
    _console.print(Text(f"Parquet:  {home.current / 'core'}, {home.current / 'marts'}"), soft_wrap=True)
    report = str(home.report) if home.report.is_file() else "could not be drawn; `newsledger report` tries again"
    _console.print(Text(f"Report:   {report}"), soft_wrap=True)
    if settings.store:
        _console.print(Text(f"Store:    {settings.store}"), soft_wrap=True)


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _warned(count: int) -> str:
    return f", {count} of them with a warning (`newsledger check` says which)" if count else ", all passed"


def _figures(found: list[dict[str, Any]]) -> None:
    table = Table(title="Some of the figures")
    for name in ("figure", "measure", "about", "period", "said by"):
        table.add_column(name, justify="right" if name == "figure" else "left")
    for row in found:
        table.add_row(Text(_short(row.pop("value"), row.pop("unit"))), *(Text(plain(cell)) for cell in row.values()))
    _console.print(table)


def _short(value: Decimal, unit: str | None) -> str:
    """A value as a headline writes it: 659.8 bn USD."""
    size, letters = next(((size, letters) for size, letters in _LARGE if abs(value) >= size), (1, ""))
    number = f"{value / size:,.4g}" if size > 1 else plain(value)
    return " ".join(part for part in (number, letters, "%" if unit == "percent" else unit) if part)


def explanation(found: Explanation) -> None:
    """The passage with the figure marked, what was read from it, the rules in order, and where it came from."""
    before, surface, after = (plain(part) for part in found.passage)
    marked = (surface, "bold reverse") if _console.is_terminal else f"[[{surface}]]"
    _console.print(Text.assemble(before, marked, after), soft_wrap=True)
    table = Table(show_header=False, box=None)
    for name, value in found.figure.items():
        if value is not None and name not in _SHOWN_APART:
            table.add_row(Text(name, style="dim"), Text(plain(value)))
    _console.print(table)
    if found.corrections:
        corrected = Table(title="Corrections", title_justify="left")
        for name in ("field", "read as", "now", "by", "reason"):
            corrected.add_column(name, overflow="fold")
        for row in found.corrections:
            reason = row["reason"] if row["is_applied"] else f"{row['reason']} (not applied: {row['problem']})"
            cells = (row["field"], row["old_value"], row["new_value"], row["corrected_by"], reason)
            corrected.add_row(*(Text(plain(cell)) for cell in cells))
        _console.print(corrected)
    steps = Table(title="Steps", title_justify="left")
    steps.add_column("rule")
    steps.add_column("what it says")
    for rule, told in found.steps:
        steps.add_row(rule, told)
    _console.print(steps)


def path(file: Path) -> None:
    """Where something was written, alone on its line."""
    _console.print(Text(str(file)), soft_wrap=True)


def checks(results: list[dict[str, Any]]) -> None:
    """The checks that did not pass, and how many did."""
    for row in results:
        if row["verdict"] != "pass":
            _console.print(Text(f"{row['verdict']}: {row['check_name']}: {_many(row['offending_rows'], 'row')}: {row['description']}"))
    _console.print(f"{sum(row['verdict'] == 'pass' for row in results)} of {len(results)} checks passed")


def findings(done: list[str], found: list[Finding]) -> None:
    """What was repaired, and a table of what was found in a home, each with what helps."""
    for line in done:
        _console.print(Text(plain(line)), soft_wrap=True)
    table = Table()
    for name in ("", "part", "found", "what helps"):
        table.add_column(name, overflow="fold")
    for finding in found:
        cells = (finding.verdict, finding.subject, finding.found, finding.remedy)
        table.add_row(*(Text(plain(cell)) for cell in cells), style="yellow" if finding.verdict == "problem" else None)
    _console.print(table)
    problems = sum(finding.verdict == "problem" for finding in found)
    _console.print("Nothing is wrong." if not problems else f"Problems: {problems}")
