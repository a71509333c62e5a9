"""The command line."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from newsledger import __version__
from newsledger.config import DEFAULT_HOME, DEFAULT_MODEL, FetchSettings, Settings
from newsledger.errors import ChecksFailedError, HomeError, NewsledgerError
from newsledger.paths import Home
from newsledger.refusals import refused
from newsledger.shell import SHELLS, open_shell
from newsledger.store.address import located
from newsledger.tabular import FORMATS, print_rows

# 128 and the number of the signal, as shells have it.
_INTERRUPTED, _BROKEN_PIPE = 130, 141


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit code: 0 done, 1 nothing usable, 2 usage, 3 a check failed, 4 the home cannot be used."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.command(options)
        sys.stdout.flush()
    except NewsledgerError as error:
        print(f"newsledger: {error}", file=sys.stderr)  # noqa: T201
        return error.exit_code
    except KeyboardInterrupt:
        print("newsledger: interrupted", file=sys.stderr)  # noqa: T201
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader, such as `head`, has had enough: nothing more is to be written, at exit neither.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except OSError as error:
        print(f"newsledger: {refused(error)}", file=sys.stderr)  # noqa: T201
        return HomeError.exit_code
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("newsledger", description="A ledger of the figures that news articles report.")
    parser.add_argument("--version", action="version", version=f"newsledger {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="ingest, normalise and publish articles")
    run.add_argument("paths", nargs="+", metavar="PATH", help="file, folder, glob, archive or address (http, https)")
    run.add_argument("--workers", type=_count, metavar="N", default=1, help="processes that annotate (default 1)")
    run.add_argument("--cluster", metavar="ADDRESS", help="Dask scheduler whose workers annotate instead, as tcp://host:8786")
    run.add_argument("--published", type=_day, metavar="YYYY-MM-DD", help="date of articles that state none")
    run.add_argument("--format", dest="source_format", metavar="NAME", help="read every file as this format instead of sniffing")
    run.add_argument("--columns", metavar="FIELD=COLUMN,…", help="where tables and JSON keep a field, as text=maintext,published=day")
    run.add_argument("--fetch-linked", action="store_true", help="fetch the pages that feeds of summaries and sitemaps link to")
    run.add_argument("--allow-private-addresses", action="store_true", help="fetch from hosts of your own network too")
    run.set_defaults(command=_run)
    publish = commands.add_parser("publish", help="publish once more what is staged, with corrections and aliases")
    publish.set_defaults(command=_publish)
    for command in (run, publish):
        command.add_argument("--aliases", type=Path, metavar="FILE", help="CSV of alias,entity_id[,name,kind,…], kept in the home")
        command.add_argument("--corrections", type=Path, metavar="FILE", help="CSV of figure_id,field,value,by,reason, kept in the home")
        command.add_argument("--model", default=DEFAULT_MODEL, help="spaCy model for names")
    sql = commands.add_parser("sql", help="query the published ledger, read-only")
    sql.add_argument("statement", nargs="?", default="-", help="one SELECT; - or nothing reads it from the standard input")
    sql.set_defaults(command=_sql)
    tables = commands.add_parser("tables", help="show the tables, or the columns of one, and what they hold")
    tables.add_argument("table", nargs="?", metavar="TABLE")
    tables.set_defaults(command=_tables)
    review = commands.add_parser("review", help="show the figures most worth checking; --format csv makes a file of corrections to fill in")
    review.add_argument("--limit", type=_count, default=20, metavar="N", help="how many (default 20)")
    review.set_defaults(command=_review)
    for command in (sql, tables, review):
        command.add_argument("--format", choices=FORMATS, default="table")
    shell = commands.add_parser("open", help="open the ledger read-only in the DuckDB or Harlequin shell")
    shell.add_argument("--shell", choices=tuple(SHELLS), help="which one (default: the first that is installed)")
    shell.set_defaults(command=_open)
    check = commands.add_parser("check", help="re-run the checks on what is published")
    check.set_defaults(command=_check)
    doctor = commands.add_parser("doctor", help="say what is wrong with the ledger's folder; exit code 3 if anything is")
    doctor.add_argument("--repair", action="store_true", help="do what can safely be done about it")
    doctor.add_argument("--prune", action="store_true", help="delete the staged files of other engines, once all is staged by this one")
    doctor.add_argument("--model", default=DEFAULT_MODEL, help=argparse.SUPPRESS)
    doctor.set_defaults(command=_doctor)
    explain = commands.add_parser("explain", help="show the passage, the rules and the source behind one figure")
    explain.add_argument("figure_id", metavar="FIGURE_ID", help="a figure_id, or enough of its beginning")
    explain.set_defaults(command=_explain)
    report = commands.add_parser("report", help="draw the HTML report of what is published again")
    report.set_defaults(command=_report)
    serve = commands.add_parser("serve", help="Prefect server, deployments and worker in one")
    serve.add_argument("--port", type=int, default=4200)
    serve.set_defaults(command=_serve)
    for command in (run, publish, sql, tables, review, shell, check, doctor, explain, report, serve):
        command.add_argument("--home", default=str(DEFAULT_HOME), help="the ledger's folder (default ./ledger), or s3://bucket/prefix")
    return parser


def _day(text: str) -> str:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day: write it as 2024-03-31") from error


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of 1 or more")
    return int(text)


def _run(options: argparse.Namespace) -> int:
    from newsledger import show
    from newsledger.pipeline import run_ledger
    from newsledger.read.field_names import columns_of

    location = located(options.home)
    settings = Settings(
        home=location.folder,
        store=location.store,
        workers=options.workers,
        cluster=options.cluster,
        published=options.published,
        source_format=options.source_format,
        columns=columns_of(options.columns),
        aliases=options.aliases,
        corrections=options.corrections,
        model=options.model,
        fetch=FetchSettings(linked=options.fetch_linked, allow_private_addresses=options.allow_private_addresses),
    )
    with show.progress() as report:
        received, result = run_ledger(options.paths, settings, report)
    show.loaded(settings, received, result)
    return 0


def _publish(options: argparse.Namespace) -> int:
    from newsledger import show
    from newsledger.pipeline import republish

    location, given = located(options.home), {"aliases": options.aliases, "corrections": options.corrections}
    settings = Settings(home=location.folder, store=location.store, model=options.model, **given)
    show.published(settings, republish(settings))
    return 0


def _reading(options: argparse.Namespace) -> Home:
    from newsledger.store.reading import reading_home

    return reading_home(options.home)


def _sql(options: argparse.Namespace) -> int:
    from newsledger.publish.query import answer

    statement = sys.stdin.read() if options.statement == "-" else options.statement
    with answer(_reading(options), statement) as found:
        print_rows(found.columns, found.rows, options.format)
    return 0


def _tables(options: argparse.Namespace) -> int:
    from newsledger.publish import browse

    home = _reading(options)
    with browse.columns(home, options.table) if options.table else browse.tables(home) as found:
        print_rows(found.columns, found.rows, options.format)
    return 0


def _review(options: argparse.Namespace) -> int:
    from newsledger.publish import browse

    with browse.review(_reading(options), options.limit, is_sheet=options.format == "csv") as found:
        print_rows(found.columns, found.rows, options.format)
    return 0


def _open(options: argparse.Namespace) -> int:
    open_shell(_reading(options), options.shell)
    return 0


def _check(options: argparse.Namespace) -> int:
    from newsledger import show
    from newsledger.publish.checks import check_published

    results = check_published(_reading(options))
    show.checks(results)
    return ChecksFailedError.exit_code if any(row["verdict"] == "fail" for row in results) else 0


def _doctor(options: argparse.Namespace) -> int:
    from newsledger import show
    from newsledger.doctor import examine, prune, repair

    location = located(options.home)
    settings = Settings(home=location.folder, store=location.store, model=options.model)
    done = [*(repair(settings) if options.repair else ()), *(prune(settings) if options.prune else ())]
    findings = examine(settings)
    show.findings(done, findings)
    return ChecksFailedError.exit_code if any(finding.verdict == "problem" for finding in findings) else 0


def _explain(options: argparse.Namespace) -> int:
    from newsledger import show
    from newsledger.publish.explain import explain

    show.explanation(explain(_reading(options), options.figure_id))
    return 0


def _report(options: argparse.Namespace) -> int:
    from newsledger import show
    from newsledger.publish.report import redraw

    show.path(redraw(_reading(options)))
    return 0


def _serve(options: argparse.Namespace) -> int:
    from newsledger.orchestration.serve import serve

    return serve(options.home, options.port)
