"""The page of the copies benchmark."""

from __future__ import annotations

from typing import Any

from benchmarks import page
from benchmarks.data import Row

_NOTE = (
    "Real newswire of 1987 in which 2 % of the articles are marked as exact duplicates and 1 % as updates. Recall is the share of the "
    "marked that are grouped with their original; precision the share of grouped pairs that the marks tie. The marks do not know what "
    "the newswire itself ran twice, in the same words or nearly: these pairs count against a system, so precision by marks is far "
    "below the truth. They are counted by kind: `same text` is word for word the same and cannot be wrong. Speed is CPU-seconds for "
    "1,000 articles of the corpus, JSON read before: the median of the rounds, and their range.\n"
)
_HEADER = [
    "system",
    "does",
    "recall",
    "of",
    "precision by marks",
    "the same, same text aside",
    "pairs by kind",
    "CPU-s / 1,000 articles",
    "newsledger is × as fast",
    "peak MB",
]


def sections(results: Row) -> list[str]:
    """One table a corpus."""
    return [_NOTE, *(_set(size, found, results["systems"]) for size, found in results["sets"].items()), page.missing(results["missing"])]


def _set(size: str, found: Row, systems: Row) -> str:
    lines = [_line(name, systems[name], row) for name, row in found["systems"].items()]
    return f"## {int(size):,} articles, {found['texts']:,} with a text\n\n{page.table(_HEADER, lines)}"


def _line(name: str, system: Row, row: Row) -> list[Any]:
    scores = row["accuracy"]
    kinds = "; ".join(f"{kind} {count}" for kind, count in scores["pairs_by_kind"].items())
    shares = [scores[merit] for merit in ("recall", "marked", "precision", "precision_beyond_same_text")]
    speed = [page.with_range(row["seconds_per_1000_articles"]), page.with_range(row["newsledger_is_times_as_fast"]), row["peak_mb"]]
    return [f"{name} {system['version']}", system["does"], *shares, kinds, *speed]
