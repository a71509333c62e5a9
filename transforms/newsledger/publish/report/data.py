"""What the report shows, read from one snapshot's database. The questions are the SELECTs of sql/report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from newsledger.paths import SQL
from newsledger.publish.report.limits import Limits

Row = dict[str, Any]

# Ids of articles name files. Ours are hashes; whatever else stands in a ledger gets no page.
_FILE_NAME = re.compile(r"[0-9A-Za-z_-]{1,128}")
_DAYS_OF_DAYS, _DAYS_OF_MONTHS = 62, 3_660


@dataclass(frozen=True, slots=True)
class Contents:
    """The rows of every part of the index, and the articles that get a page, most prominent first."""

    overview: Row
    grain: str
    volume: list[Row]
    publishers: list[Row]
    headlines: list[Row]
    measures: list[Row]
    conflicts: list[Row]
    trade: list[Row]
    speakers: list[Row]
    quotes: dict[str, Row]
    figures: dict[str, Row]
    checks: list[Row]
    review: list[Row]
    rejects: list[Row]
    dropped: list[Row]
    pages: list[str]


def ask(con: duckdb.DuckDBPyConnection, question: str, **parameters: object) -> list[Row]:
    """The rows that answer one question of sql/report."""
    statement = (SQL / "report" / f"{question}.sql").read_text(encoding="utf-8")
    rows: list[Row] = con.sql(statement, params=parameters or None).to_arrow_table().to_pylist()
    return rows


def contents(con: duckdb.DuckDBPyConnection, limits: Limits) -> Contents:
    """Read all that the index shows."""
    overview = ask(con, "overview")[0]
    grain = grain_of(overview["first_date"], overview["last_date"])
    headlines = ask(con, "headlines", rows=limits.headlines)
    conflicts = ask(con, "conflicts", rows=limits.conflicts)
    trade = ask(con, "trade", rows=limits.pairs)
    review = ask(con, "review", rows=limits.review)
    speakers = ask(con, "speakers", rows=limits.speakers)
    quotes = {row["quote_id"]: row for row in ask(con, "quotes", needed=[quote for row in speakers for quote in row["quote_ids"]])}
    needed = [row["figure_id"] for rows in (headlines, conflicts, trade, review) for row in rows]
    figures = {row["figure_id"]: row for row in ask(con, "figures", rows=limits.figures, needed=needed)}
    prominent = [figures[figure]["article_id"] for figure in needed if figure in figures]
    linked = [*prominent, *(row["article_id"] for row in quotes.values()), *(row["article_id"] for row in figures.values())]
    return Contents(
        overview=overview,
        grain=grain,
        volume=ask(con, "volume", grain=grain),
        publishers=ask(con, "publishers", rows=limits.publishers),
        headlines=headlines,
        measures=ask(con, "measures", rows=limits.measures),
        conflicts=conflicts,
        trade=trade,
        speakers=speakers,
        quotes=quotes,
        figures=figures,
        checks=ask(con, "checks"),
        review=review,
        rejects=ask(con, "rejects", rows=limits.rejects),
        dropped=ask(con, "dropped", rows=limits.dropped),
        pages=[article for article in dict.fromkeys(linked) if _FILE_NAME.fullmatch(article)][: limits.pages],
    )


def grain_of(first: date | None, last: date | None) -> str:
    """The calendar unit in which a span of days makes a readable number of bars."""
    days = (last - first).days if first and last else 0
    if days <= _DAYS_OF_DAYS:
        return "day"
    return "month" if days <= _DAYS_OF_MONTHS else "year"
