"""Copies: one story carried by several publishers, whole or trimmed, is one report and not several.

Exact copies have the same text. Near copies are found by the marks they share (``shingles``) and accepted only when the
shingle sets themselves agree. Every mark links an article to the next one that has it, not to all of them, so the work
grows with the number of marks and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from newsledger.resolve.shingles import Sketch, sketch

# Chosen so that a grouped pair is a copy in 99 of 100 cases; stories that merely share quotes stay far below.
MIN_JACCARD = 0.75
MIN_CONTAINMENT = 0.85
MIN_LENGTH_RATIO = 0.5
OPENING_SHARE = 0.5
OPENING_LENGTH = 20

_UNDATED = datetime.max.replace(tzinfo=UTC)
_SCHEMA = pa.schema([("article_id", pa.string()), ("copy_of", pa.string()), ("copy_group_id", pa.string())])


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: tuple[datetime, str, str]
    sketch: Sketch

    @property
    def article_id(self) -> str:
        return self.place[2]


def copies(articles: pa.Table | pa.RecordBatchReader) -> pa.Table:
    """Group the copies of a story and name the original: the earliest published, then the first by source.

    ``articles`` has article_id, source_uri, published_at and text; a reader is consumed batch by batch. Returns article_id,
    copy_of (null for an original) and copy_group_id (the original, for every member; an article without copies is a group of
    one), sorted by article_id, whatever the order of the input.
    """
    candidates = sorted(_sketched(articles), key=lambda candidate: candidate.place)
    groups = _Groups(len(candidates))
    _link_exact(candidates, groups)
    _link_near(candidates, groups)
    originals = [candidates[groups.root(rank)].article_id for rank in range(len(candidates))]
    rows = sorted(zip((c.article_id for c in candidates), originals, strict=True))
    return pa.Table.from_arrays(
        [
            pa.array([article for article, _ in rows], pa.string()),
            pa.array([None if article == original else original for article, original in rows], pa.string()),
            pa.array([original for _, original in rows], pa.string()),
        ],
        schema=_SCHEMA,
    )


def is_copy(a: Sketch, b: Sketch) -> bool:
    """Whether two texts are one story: nearly the same shingles, or the shorter lies almost wholly in the longer.

    A short text inside a much longer one is a trimmed copy only when it starts where the longer starts; otherwise it is one
    item of a round-up, which would tie all its items together.
    """
    shorter, longer = sorted((a, b), key=lambda one: len(one.shingles))
    if not len(shorter.shingles):
        return a.exact == b.exact
    common = len(np.intersect1d(shorter.shingles, longer.shingles, assume_unique=True))
    if common >= MIN_JACCARD * (len(shorter.shingles) + len(longer.shingles) - common):
        return True
    if common < MIN_CONTAINMENT * len(shorter.shingles):
        return False
    return len(shorter.shingles) >= MIN_LENGTH_RATIO * len(longer.shingles) or _opens_alike(shorter, longer)


def _opens_alike(shorter: Sketch, longer: Sketch) -> bool:
    return bool(np.isin(shorter.opening[:OPENING_LENGTH], longer.opening).mean() >= OPENING_SHARE)


def _sketched(articles: pa.Table | pa.RecordBatchReader) -> Iterable[_Candidate]:
    batches = articles.to_batches(max_chunksize=1024) if isinstance(articles, pa.Table) else articles
    for batch in batches:
        columns = (batch.column(name).to_pylist() for name in ("published_at", "source_uri", "article_id", "text"))
        for published_at, source_uri, article_id, text in zip(*columns, strict=True):
            yield _Candidate((published_at or _UNDATED, source_uri, article_id), sketch(text))


def _link_exact(candidates: list[_Candidate], groups: _Groups) -> None:
    first: dict[bytes, int] = {}
    for rank, candidate in enumerate(candidates):
        groups.join(rank, first.setdefault(candidate.sketch.exact, rank))


def _link_near(candidates: list[_Candidate], groups: _Groups) -> None:
    # An exact copy has nothing to add to its original.
    ranks = [rank for rank in range(len(candidates)) if groups.root(rank) == rank]
    for left, right in _neighbours([candidates[rank].sketch.marks for rank in ranks]).tolist():
        a, b = ranks[left], ranks[right]
        if groups.root(a) != groups.root(b) and is_copy(candidates[a].sketch, candidates[b].sketch):
            groups.join(a, b)


def _neighbours(marks: list[NDArray[np.uint32]]) -> NDArray[np.int64]:
    """Pairs of places in ``marks``, each once, that share a mark with none between them that has it."""
    if not marks:
        return np.empty((0, 2), np.int64)
    values = np.concatenate(marks)
    owners = np.repeat(np.arange(len(marks)), [len(own) for own in marks])
    # Stable, and the owners ascend already: within one mark they stay in order.
    order = np.argsort(values, kind="stable")
    values, owners = values[order], owners[order]
    same = values[1:] == values[:-1]
    return np.unique(np.column_stack((owners[:-1][same], owners[1:][same])), axis=0)


class _Groups:
    """Union-find over ranks; the root of a group is its least rank, hence its original."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, rank: int) -> int:
        while self._parent[rank] != rank:
            self._parent[rank] = self._parent[self._parent[rank]]
            rank = self._parent[rank]
        return rank

    def join(self, a: int, b: int) -> None:
        low, high = sorted((self.root(a), self.root(b)))
        self._parent[high] = low
