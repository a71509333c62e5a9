"""A corpus of real newswire in which duplicates and updates are marked, and how well groups of copies agree with the marks."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from benchmarks import scorers
from benchmarks.data import Row, find, read_lines

_USED = ("id", "url", "site", "published", "updated", "text")


def corpus(corpora: Path | None, size: int, cache: Path) -> list[Row]:
    """So many articles, those without a text left out; made anew only if they are not in the cache."""
    maker = find(corpora, "corpora", "make_scale.py")
    folder = cache / f"scale-{size}"
    if not (folder / "manifest.json").exists():
        scorers.run(maker, "--out", folder, "-n", str(size), "--formats", "jsonl")
    return [row for row in read_lines(folder / "articles.jsonl") if row["text"].strip()]


def stated(rows: list[Row]) -> list[Row]:
    """What a system is told of each article: not the marks."""
    return [{name: row[name] for name in _USED} for row in rows]


def score(rows: list[Row], group_of: dict[str, str]) -> Row:
    """Recall: the share of marked articles grouped with their original. Precision: the share of grouped pairs that the marks tie.

    The marks leave out what the newswire itself ran twice. So the unmarked pairs are counted by kind, too: the same text to the
    letter; the same story with its figures changed by the corpus's maker; the same title; and the rest. ``precision_beyond_same_text``
    leaves out of the pairs those of the same text, which cannot be wrong.
    """
    by_id = {row["id"]: row for row in rows}
    marked = [row for row in rows if row["dup_of"] in by_id]
    kinds = Counter(_kind(one, other, by_id) for one, other in _pairs(group_of, by_id))
    pairs = kinds.total()
    return {
        "marked": len(marked),
        "recall": round(sum(group_of[row["id"]] == group_of[row["dup_of"]] for row in marked) / max(1, len(marked)), 4),
        "pairs": pairs,
        "precision": round(kinds["marked"] / max(1, pairs), 3),
        "precision_beyond_same_text": round(kinds["marked"] / max(1, pairs - kinds["same text"]), 3),
        "pairs_by_kind": dict(kinds),
    }


def _pairs(group_of: dict[str, str], by_id: dict[str, Row]) -> list[tuple[Row, Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for article, group in group_of.items():
        groups[group].append(by_id[article])
    return [pair for members in groups.values() for pair in combinations(members, 2)]


def _kind(one: Row, other: Row, by_id: dict[str, Row]) -> str:
    if _original(one, by_id) == _original(other, by_id):
        return "marked"
    if one["text"].split() == other["text"].split():
        return "same text"
    if one["source_id"] == other["source_id"]:
        return "figures changed"
    return "same title" if one["title"].casefold() == other["title"].casefold() else "other"


def _original(row: Row, by_id: dict[str, Row]) -> str:
    while row["dup_of"] in by_id:
        row = by_id[row["dup_of"]]
    return str(row["id"])
