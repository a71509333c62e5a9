"""Writing the report of a snapshot: aside first, then put in its place whole."""

from __future__ import annotations

import logging
import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from newsledger.errors import NewsledgerError
from newsledger.paths import Home
from newsledger.publish.lock import exclusive
from newsledger.publish.query import published_in
from newsledger.publish.report.article import article_page
from newsledger.publish.report.data import ask, contents
from newsledger.publish.report.index import index_page
from newsledger.publish.report.limits import Limits
from newsledger.publish.trouble import told

_log = logging.getLogger(__name__)
_CHUNK = 250


def write_report(snapshot: Path, limits: Limits | None = None) -> Path | None:
    """Draw ``report/`` from the snapshot's database; return its index, or None when it could not be drawn.

    The data have passed their checks by now, and are worth more than the page about them: whatever fails here is logged, leaves
    no half-drawn report, and does not keep the snapshot from being published. ``newsledger report`` tries again, and fails aloud.
    """
    try:
        return draw(snapshot, limits or Limits())
    except Exception:  # noqa: BLE001 -- whatever a page stumbles over, the data are published
        _log.exception("The report could not be drawn; the ledger itself is whole. `newsledger report` tries again.")
        return None


def redraw(home: Home, lock_seconds: float = 600.0) -> Path:
    """Draw the report of what is published again; return its index. Raises ``NewsledgerError`` when nothing is
    published, or by a version whose tables differ.
    """
    if not home.database.is_file():
        raise NewsledgerError(f"Nothing is published in {home.root} yet: `newsledger run` does it.")
    with told(home), exclusive(home.lock, lock_seconds):
        try:
            draw(home.current.resolve(), Limits())
        except (duckdb.CatalogException, duckdb.BinderException) as error:
            raise NewsledgerError(f"{home.root} was published by another version of newsledger: `newsledger publish` first.") from error
    return home.report


def draw(snapshot: Path, limits: Limits) -> Path:
    """Write the report beside where it belongs, and replace the one before in a single step."""
    aside, place, before = (snapshot / name for name in (".report-new", "report", ".report-old"))
    for leftover in (aside, before):
        shutil.rmtree(leftover, ignore_errors=True)
    try:
        (aside / "articles").mkdir(parents=True)
        with published_in(snapshot / "ledger.duckdb") as con:
            found = contents(con, limits)
            (aside / "index.html").write_text(index_page(found, limits), encoding="utf-8")
            for article_id, page in article_pages(con, found.pages):
                (aside / "articles" / f"{article_id}.html").write_text(page, encoding="utf-8")
        if place.exists():
            place.rename(before)
        aside.rename(place)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        shutil.rmtree(before, ignore_errors=True)
    return place / "index.html"


def article_pages(con: duckdb.DuckDBPyConnection, articles: list[str]) -> Iterator[tuple[str, str]]:
    """The pages of ``articles`` by their ids, read some hundreds at a time."""
    for first in range(0, len(articles), _CHUNK):
        needed = articles[first : first + _CHUNK]
        figures, mentions, quotes = (_by_article(ask(con, f"article_{name}", needed=needed)) for name in ("figures", "mentions", "quotes"))
        for article in ask(con, "articles", needed=needed):
            key = article["article_id"]
            yield key, article_page(article, figures[key], mentions[key], quotes[key])


def _by_article(rows: list[dict[str, Any]]) -> defaultdict[str, list[dict[str, Any]]]:
    grouped: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        grouped[row["article_id"]].append(row)
    return grouped
