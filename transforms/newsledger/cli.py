"""The command line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from newsledger import __version__
from newsledger.config import DEFAULT_HOME, DEFAULT_MODEL, FetchSettings, Settings
from newsledger.errors import ChecksFailedError, NewsledgerError
from newsledger.paths import Home


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit code: 0 done, 1 nothing usable, 2 usage, 3 a check failed."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.command(options)
    except NewsledgerError as error:
        print(f"newsledger: {error}", file=sys.stderr)  # noqa: T201
        return error.exit_code
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("newsledger", description="A ledger of the figures that news articles report.")
    parser.add_argument("--version", action="version", version=f"newsledger {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="ingest, normalise and publish articles")
    run.add_argument("paths", nargs="+", metavar="PATH", help="file, folder, glob, archive or address (http, https)")
    run.add_argument("--workers", type=int, default=1, help="processes that annotate (default 1)")
    run.add_argument("--published", type=_day, metavar="YYYY-MM-DD", help="date of articles that state none")
    run.add_argument("--format", dest="source_format", help="read every file as this format instead of sniffing")
    run.add_argument("--columns", metavar="FIELD=COLUMN,…", help="where tables and JSON keep a field, as text=maintext,published=day")
    run.add_argument("--aliases", type=Path, metavar="FILE", help="CSV of alias,entity_id[,name,kind,…], kept in the home")
    run.add_argument("--fetch-linked", action="store_true", help="fetch the pages that feeds of summaries and sitemaps link to")
    run.add_argument("--allow-private-addresses", action="store_true", help="fetch from hosts of your own network too")
    run.add_argument("--model", default=DEFAULT_MODEL, help="spaCy model for names")
    run.set_defaults(command=_run)
    sql = commands.add_parser("sql", help="query the published ledger, read-only")
    sql.add_argument("statement")
    sql.add_argument("--format", choices=("table", "csv", "json"), default="table")
    sql.set_defaults(command=_sql)
    check = commands.add_parser("check", help="re-run the checks on what is published")
    check.set_defaults(command=_check)
    explain = commands.add_parser("explain", help="show the passage, the rules and the source behind one figure")
    explain.add_argument("figure_id", metavar="FIGURE_ID", help="a figure_id, or enough of its beginning")
    explain.set_defaults(command=_explain)
    report = commands.add_parser("report", help="draw the HTML report of what is published again")
    report.set_defaults(command=_report)
    serve = commands.add_parser("serve", help="Prefect server, deployments and worker in one")
    serve.add_argument("--port", type=int, default=4200)
    serve.set_defaults(command=_serve)
    for command in (run, sql, check, explain, report, serve):
        command.add_argument("--home", type=Path, default=DEFAULT_HOME, help="the ledger's folder (default ./ledger)")
    return parser


def _day(text: str) -> str:
    from datetime import date

    return date.fromisoformat(text).isoformat()


def _run(options: argparse.Namespace) -> int:
    from newsledger import show
    from newsledger.pipeline import run_ledger
    from newsledger.read.field_names import columns_of

    settings = Settings(
        home=options.home,
        workers=options.workers,
        published=options.published,
        source_format=options.source_format,
        columns=columns_of(options.columns),
        aliases=options.aliases,
        model=options.model,
        fetch=FetchSettings(linked=options.fetch_linked, allow_private_addresses=options.allow_private_addresses),
    )
    with show.progress() as report:
        received, result = run_ledger(options.paths, settings, report)
    show.loaded(settings, received, result)
    return 0


def _sql(options: argparse.Namespace) -> int:
    from newsledger import show
    from newsledger.publish.query import query

    show.rows(query(Home(options.home), options.statement), options.format)
    return 0


def _check(options: argparse.Namespace) -> int:
    from newsledger import show
    from newsledger.publish.query import check_published

    results = check_published(Home(options.home))
    show.checks(results)
    return ChecksFailedError.exit_code if any(row["verdict"] == "fail" for row in results) else 0


def _explain(options: argparse.Namespace) -> int:
    from newsledger import show
    from newsledger.publish.explain import explain

    show.explanation(explain(Home(options.home), options.figure_id))
    return 0


def _report(options: argparse.Namespace) -> int:
    from newsledger import show
    from newsledger.publish.report import redraw

    show.path(redraw(Home(options.home)))
    return 0


def _serve(options: argparse.Namespace) -> int:
    from newsledger.serve import serve

    return serve(options.home, options.port, Path.cwd())


if __name__ == "__main__":
    sys.exit(main())
