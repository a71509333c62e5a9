"""The page of the pipeline benchmark."""

from __future__ import annotations

from typing import Any

from benchmarks import page
from benchmarks.data import Row

_NOTE = (
    "newsledger is run by its command line and measured from outside: the CPU-seconds of all its processes, less those of a run of "
    "one article. It makes the whole ledger in them: article, lines, figures, times, names, speakers, entities, claims, checks, Parquet, "
    "DuckDB and report. spaCy goes through the texts in batches, once it is loaded and warm, and finds names and grammar.\n"
)
_WORDS = {
    "two_workers_over_one": "two workers over one, articles a second",
    "first_article_seconds": "a run of one article, from start to published ledger, seconds",
    "two_workers_over_one_at_10000": "two workers over one, 10,000 made articles, seconds on the clock",
    "sql_seconds": "`newsledger sql`, seconds",
    "worker_peak_mb": "largest process of a run, MB",
}


def sections(results: Row) -> list[str]:
    """A table beside each peer, one of newsledger alone, one by size."""
    alone = [
        [words, page.with_range(found) if isinstance(found, dict) else found]
        for key, words in _WORDS.items()
        if (found := results.get(key, results["scale"].get(key)))
    ]
    return [
        _NOTE,
        _beside("Newswire stories", results["plain"]),
        _beside("Web pages", results["html"]),
        "## Alone\n\n" + page.table(["what", "measured"], alone),
        _scale(results["scale"]),
        page.missing(results["missing"]),
    ]


def _shown(found: Any) -> Any:
    return page.with_range(found) if isinstance(found, dict) else found


def _beside(title: str, found: Row) -> str:
    if not found:
        return ""
    lines = [[system, *page.speed_cells(row)] for system, row in found["systems"].items()]
    return f"## {title} ({found['texts']})\n\n{page.table(['system', *page.SPEED_HEADER], lines)}"


def _scale(found: Row) -> str:
    if "sizes" not in found:
        return ""
    lines = [[size, *row.values()] for size, row in found["sizes"].items()]
    return "## At scale\n\n" + page.table(
        [
            "articles",
            "CPU-ms an article",
            "minutes, two workers",
            "largest process, MB",
            "publish from nothing, s",
            "publish with nothing new, s",
        ],
        lines,
    )
