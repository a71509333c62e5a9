"""The page of one article: its text with every figure, name and quotation marked, and a note on each."""

from __future__ import annotations

from typing import Any

from newsledger.publish.report import figure, wording
from newsledger.publish.report.page import render
from newsledger.publish.report.spans import Span, paragraphs

Row = dict[str, Any]


def article_page(article: Row, figures: list[Row], mentions: list[Row], quotes: list[Row]) -> str:
    """The page as HTML. ``figures``, ``mentions`` and ``quotes`` are the article's rows of sql/report/article_*.sql."""
    names = _names(mentions)
    spans = [
        *(_span(row, "figure", f"figure-{row['figure_id']}", f"note-figure-{row['figure_id']}") for row in figures),
        *(_span(row, "quote", f"quote-{row['quote_id']}", f"note-quote-{row['quote_id']}") for row in quotes),
        *(_span(row, "name", f"name-{row['mention_id']}", names[row["entity_id"]]["note"]) for row in mentions),
    ]
    return render(
        "article.html.j2",
        style=("base.css", "article.css"),
        scripts=("theme.js", "article.js"),
        article=article,
        paragraphs=paragraphs(article["text"], spans),
        figures=[_figure(row) for row in figures],
        quotes=quotes,
        names=sorted(names.values(), key=lambda row: (row["name"].casefold(), row["note"])),
    )


def _span(row: Row, kind: str, anchor: str, note: str) -> Span:
    return Span(row["start_offset"], row["end_offset"], kind, anchor, note)


def _names(mentions: list[Row]) -> dict[str, Row]:
    """One note an entity, numbered in the order of the text."""
    names: dict[str, Row] = {}
    for row in mentions:
        note = names.setdefault(
            row["entity_id"], row | {"note": f"note-name-{len(names) + 1}", "anchor": f"name-{row['mention_id']}", "count": 0}
        )
        note["count"] += 1
    return names


def _figure(row: Row) -> Row:
    return {
        "id": row["figure_id"],
        "amount": wording.amount(row),
        "about": wording.about(row),
        "parties": wording.parties(row["parties"]),
        "period": wording.period(row["period_start"], row["period_end"]),
        "facts": figure.facts(row),
        "steps": figure.steps(row),
    }
