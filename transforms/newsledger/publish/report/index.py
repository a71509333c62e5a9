"""The index page: what was loaded, the news in it, where reports disagree, who is quoted, and how good the data are."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any

from newsledger.publish.report import figure, wording
from newsledger.publish.report.data import Contents
from newsledger.publish.report.limits import Limits
from newsledger.publish.report.page import asset, render

Row = dict[str, Any]
_FLOWS = {"total": "Total trade", "export": "Exports", "import": "Imports", "balance": "Balance"}
_BETWEEN = {"total": "{0} – {1}", "export": "{0} → {1}", "import": "{0} ← {1}", "balance": "{0} with {1}"}
_SCRIPTS = ("theme.js", "vendor/vega-embed.js", "page.js", "charts.js", "search.js")


def index_page(contents: Contents, limits: Limits) -> str:
    """The whole page as HTML."""
    pages = frozenset(contents.pages)
    figures = {key: _figure(row, pages, limits) for key, row in contents.figures.items()}
    return render(
        "index.html.j2",
        style=("base.css", "index.css"),
        scripts=_SCRIPTS,
        contents=contents,
        limits=limits,
        figures=figures,
        headlines=[row | {"figure": figures[row["figure_id"]]} for row in contents.headlines],
        conflicts=_conflicts(contents, figures),
        speakers=[_speaker(row, contents, pages) for row in contents.speakers],
        data=_data(contents, figures),
    )


def _figure(row: Row, pages: frozenset[str], limits: Limits) -> Row:
    """What the page holds of one figure, all in words but ``number`` and the days."""
    before, surface, after = figure.passage(row, limits.sentence_characters)
    return {
        "id": row["figure_id"],
        "page": f"articles/{row['article_id']}.html" if row["article_id"] in pages else None,
        "amount": wording.amount(row),
        "number": _number(row),
        "about": wording.about(row),
        "unit": row["unit"],
        "per": row["per_unit"],
        "change": row["change_role"] == "change_by",
        "direction": row["direction"],
        "standing": row["qualifier"],
        "status": row["status"],
        "parties": wording.parties(row["parties"]),
        "period": wording.period(row["period_start"], row["period_end"]),
        "start": row["period_start"],
        "end": row["period_end"],
        "measure": row["measure"],
        "speaker": row["speaker"],
        "publisher": row["publisher"],
        "date": wording.day(row["published_date"]),
        "title": row["title"],
        "before": before,
        "surface": surface,
        "after": after,
        "facts": figure.facts(row),
        "rules": row["rule"].split("; "),
    }


def _number(row: Row) -> float | None:
    """Where a figure stands on an axis: its value, or the middle of its range."""
    if row["value_number"] is not None:
        return float(row["value_number"])
    low, high = row["value_low"], row["value_high"]
    return float(low + high) / 2 if low is not None and high is not None else None


def _conflicts(contents: Contents, figures: dict[str, Row]) -> list[Row]:
    """Disputed claims, each with its reports side by side."""
    found = []
    for _, rows in groupby(contents.conflicts, key=lambda row: row["claim_id"]):
        sides = [row | {"figure": figures[row["figure_id"]]} for row in rows]
        first = sides[0]["figure"]
        found.append({"title": ", ".join(part for part in (first["about"], first["parties"], first["period"]) if part), "sides": sides})
    return found


def _speaker(row: Row, contents: Contents, pages: frozenset[str]) -> Row:
    quotes = [contents.quotes[quote] for quote in row["quote_ids"]]
    linked = [quote | {"page": f"articles/{quote['article_id']}.html" if quote["article_id"] in pages else None} for quote in quotes]
    return row | {"quotes": linked, "most": contents.speakers[0]["quote_count"]}


def _data(contents: Contents, figures: dict[str, Row]) -> Row:
    """What the page's scripts read. Figures stand as columns and rows, since names repeated thousands of times weigh."""
    columns = list(next(iter(figures.values()), {}))
    used = dict.fromkeys(rule for row in figures.values() for rule in row["rules"])
    return {
        "figures": {"columns": columns, "rows": [list(row.values()) for row in figures.values()]},
        "rules": {rule: figure.rules().get(rule, "") for rule in used},
        "trade": [_trade(row) for row in contents.trade],
        "flows": _FLOWS,
        "volume": [
            {"start": row["start_date"], "articles": row["article_count"], "figures": row["figure_count"]} for row in contents.volume
        ],
        "grain": contents.grain,
        "charts": {name: json.loads(asset(f"charts/{name}.json")) for name in ("volume", "series", "trade")},
    }


def _trade(row: Row) -> Row:
    return {
        "flow": row["flow"],
        "pair": _BETWEEN[row["flow"]].format(row["reporter"], row["partner"]),
        "usd": float(row["value_usd"]),
        "amount": f"{row['currency_code']} {wording.number(row['value'])}",
        "period": wording.period(row["period_start"], row["period_end"]),
        "disputed": row["is_disputed"],
        "figure": row["figure_id"],
    }
