"""Ledgers whose reports are looked at: one in which publishers disagree, one whose articles would like to be code."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from newsledger.paths import Home

HOSTILE = {
    "title": '</script><script>window.owned = "title"</script><img src=x onerror="window.owned = 1">',
    "publisher": '"><img src=x onerror=window.owned=2>',
    "byline": "{{7*7}} ${7*7} <%= 7*7 %>",
    "url": "javascript:window.owned=3",
    "agency": "\u202emoor eht ni eman",
    "dateline_place": "Llanfair" + "pwll" * 60,
}
HOSTILE_LINES = (
    "<script>window.owned = 4</script> sold goods worth $12 million in 2012, </script><b>Eve</b> said.",
    "<!-- \u2028 ]]> &amp; 'quoted' \\u003c and a word that does not end: " + "x" * 400 + " 3 percent",
)


def reported(rows: Any, article_id: str, value: int, day: int, **facts: Any) -> dict[str, list[dict[str, Any]]]:
    """An article that reports the trade of Japan and Russia as ``value`` billion, which has two digits."""
    article = rows.article(article_id, article_id, published_at=rows.moment(day), published_date=rows.moment(day).date(), **facts)
    for name, column in (("dim_article", "text"), ("fct_block", "text"), ("fct_figure", "sentence"), ("fct_figure", "surface")):
        for row in article[name]:
            row[column] = row[column].replace("$33 billion", f"${value} billion") if row.get(column) else None
    article["fct_figure"][0] |= {"value": value * 10**9, "value_usd": value * 10**9}
    return article


@pytest.fixture(scope="session")
def disputed(tmp_path_factory: pytest.TempPathFactory, make_ledger: Any, rows: Any) -> Home:
    """Three publishers report a total, one of them another; published once for all tests that only read it."""
    ledger = make_ledger(tmp_path_factory.mktemp("disputed"))
    for article_id, value, day, publisher in (("a1", 33, 1, "Daily Example"), ("a2", 33, 2, "Evening Example"), ("a3", 41, 3, "The Other")):
        ledger.document(article_id, ledger.stage(article_id, reported(rows, article_id, value, day, publisher=publisher)))
    ledger.reject("r1", rows.reject())
    ledger.publish()
    return ledger.home


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory, make_ledger: Any, rows: Any) -> Home:
    """One article all of whose words are attempts to be something else."""
    ledger = make_ledger(tmp_path_factory.mktemp("hostile"))
    article = rows.article("h1", "h1", lines=HOSTILE_LINES, **HOSTILE)
    text = article["dim_article"][0]["text"]
    common = {
        "article_id": "h1",
        "direction": "none",
        "change_role": "level",
        "status": "actual",
        "is_negated": False,
        "rule": "<i>no rule</i>",
        "confidence": 0.9,
        "measure": "trade.exports",
        "measure_text": "<svg onload=window.owned=5>",
        "bound": "exact",
        "period_start": date(2012, 1, 1),
        "period_end": date(2012, 12, 31),
        "speaker_text": "<b>Eve</b>",
    }
    article["fct_figure"] = [
        {
            "figure_id": "f1",
            "kind": "money",
            "value": 12_000_000,
            "unit": "USD",
            "sentence": HOSTILE_LINES[0],
            **common,
            **span(text, "$12 million"),
        },
        {
            "figure_id": "f2",
            "kind": "count",
            "value": 3,
            "unit": "<img src=x>",
            "sentence": HOSTILE_LINES[1],
            **common,
            **span(text, "3 percent"),
        },
    ]
    article["fct_quote"] = [
        {
            "quote_id": "q1",
            "article_id": "h1",
            "kind": "indirect",
            "speaker_text": "<b>Eve</b>",
            "method": "<m>",
            **span(text, HOSTILE_LINES[0][:40]),
        }
    ]
    ledger.document("h1", ledger.stage("h1", article))
    ledger.publish()
    return ledger.home


def span(text: str, surface: str) -> dict[str, Any]:
    start = text.index(surface)
    return {"start_offset": start, "end_offset": start + len(surface), "surface": surface}


@pytest.fixture
def page_data() -> Callable[[str], Any]:
    """What the page's scripts will read."""

    def read(page: str) -> Any:
        return json.loads(page.partition('<script type="application/json" id="data">')[2].partition("</script>")[0])

    return read
