"""Copies: one story carried by several publishers, whole or trimmed, or by one in several versions, is one report and not several.

Exact copies have the same text. Near copies are found by the marks they share (``text.shingles``) and accepted only when the
shingle sets themselves agree. Every mark links an article to the next one that has it, not to all of them, so the work
grows with the number of marks and not with its square.

The same words with other figures are no copy but next week's report: auctions, rates and monthly statistics are written
from a template. Hence the figures must agree, too, the more so the further apart the two were published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from newsledger.resolve.versions import Printed, version_numbers
from newsledger.text.shingles import Sketch, Sketches

# Chosen so that a grouped pair is a copy in 99 of 100 cases; stories that merely share quotes stay far below.
MIN_JACCARD = 0.75
MIN_CONTAINMENT = 0.85
MIN_LENGTH_RATIO = 0.5
OPENING_SHARE = 0.5
OPENING_LENGTH = 20
# Of the figures of the shorter text, the share that the longer must have; of fewer than FEW_FIGURES one may be respelt ("10", "ten").
MIN_FIGURES = 0.5
FEW_FIGURES = 3
# Published further apart, all but a few figures must agree, and a short notice is taken for the next one of its series.
FAR_APART = timedelta(days=7)
MIN_FIGURES_FAR_APART = 0.9
SHORT_NOTICE_WORDS = 60

_UNDATED = datetime.max.replace(tzinfo=UTC)
_COLUMNS = ("article_id", "source_uri", "publisher", "url", "published_at", "updated_at")
_SCHEMA = pa.schema([("article_id", pa.string()), ("copy_of", pa.string()), ("copy_group_id", pa.string()), ("version_no", pa.int32())])


@dataclass(frozen=True, slots=True)
class _Candidate:
    """``place`` orders the articles: when published, when updated, source, id; ``row`` is where its sketch lies."""

    place: tuple[datetime, datetime, str, str]
    publisher: str | None
    url: str | None
    row: int

    @property
    def article_id(self) -> str:
        return self.place[3]


def copies(articles: pa.Table) -> pa.Table:
    """Group the copies of a story, name the original (the earliest published, then the first by source) and number its versions.

    ``articles`` has article_id, source_uri, publisher, url, published_at, updated_at and the columns of ``shingles.SCHEMA``.
    Returns article_id, copy_of (null for an original), copy_group_id (the original, for every member; an article
    without copies is a group of one) and version_no (``versions``), sorted by article_id, whatever the order of the input.
    """
    candidates = sorted(_candidates(articles), key=lambda candidate: candidate.place)
    sketches = Sketches(articles)
    groups = _Groups(len(candidates))
    _link_exact(candidates, sketches, groups)
    _link_near(candidates, sketches, groups)
    originals = [candidates[groups.root(rank)].article_id for rank in range(len(candidates))]
    versions = version_numbers(_printed(candidates, originals, sketches))
    rows = sorted(zip((c.article_id for c in candidates), originals, versions, strict=True))
    return pa.Table.from_arrays(
        [
            pa.array([article for article, _, _ in rows], pa.string()),
            pa.array([None if article == original else original for article, original, _ in rows], pa.string()),
            pa.array([original for _, original, _ in rows], pa.string()),
            pa.array([version for _, _, version in rows], pa.int32()),
        ],
        schema=_SCHEMA,
    )


def is_copy(a: Sketch, b: Sketch, apart: timedelta = timedelta()) -> bool:
    """Whether two texts, published so far ``apart``, are one story: nearly the same shingles, or the shorter almost wholly in
    the longer, and the same figures.

    A short text inside a much longer one is a trimmed copy only when it starts where the longer starts; otherwise it is one
    item of a round-up, which would tie all its items together.
    """
    if apart > FAR_APART and min(a.words, b.words) < SHORT_NOTICE_WORDS:
        return False
    if a.exact == b.exact:
        return True
    # Figures are few, and differ most often.
    return _same_figures(a, b, apart) and _same_words(*sorted((a, b), key=lambda one: len(one.shingles)))


def _same_words(shorter: Sketch, longer: Sketch) -> bool:
    if not len(shorter.shingles):
        return False
    common = len(np.intersect1d(shorter.shingles, longer.shingles, assume_unique=True))
    if common >= MIN_JACCARD * (len(shorter.shingles) + len(longer.shingles) - common):
        return True
    if common < MIN_CONTAINMENT * len(shorter.shingles):
        return False
    return len(shorter.shingles) >= MIN_LENGTH_RATIO * len(longer.shingles) or _opens_alike(shorter, longer)


def _same_figures(a: Sketch, b: Sketch, apart: timedelta) -> bool:
    fewer = min(len(a.figures), len(b.figures))
    common = len(np.intersect1d(a.figures, b.figures, assume_unique=True))
    if apart > FAR_APART:
        return common >= MIN_FIGURES_FAR_APART * fewer
    return fewer < FEW_FIGURES or common >= MIN_FIGURES * fewer


def _opens_alike(shorter: Sketch, longer: Sketch) -> bool:
    return bool(np.isin(shorter.opening[:OPENING_LENGTH], longer.opening).mean() >= OPENING_SHARE)


def _candidates(articles: pa.Table) -> Iterator[_Candidate]:
    columns = (articles[name].to_pylist() for name in _COLUMNS)
    for row, (article_id, source_uri, publisher, url, published_at, updated_at) in enumerate(zip(*columns, strict=True)):
        published = published_at or _UNDATED
        yield _Candidate((published, updated_at or published, source_uri, article_id), publisher, url, row)


def _link_exact(candidates: list[_Candidate], sketches: Sketches, groups: _Groups) -> None:
    """Link every text to the one before that is the same. Candidates come in order of time, so the one before is the nearest."""
    last: dict[bytes, int] = {}
    for rank, candidate in enumerate(candidates):
        exact = sketches.exact[candidate.row]
        before = last.get(exact)
        if before is not None and _is_copy(candidates[before], candidate, sketches):
            groups.join(before, rank)
        last[exact] = rank


def _link_near(candidates: list[_Candidate], sketches: Sketches, groups: _Groups) -> None:
    # An exact copy has nothing to add to its original.
    ranks = [rank for rank in range(len(candidates)) if groups.root(rank) == rank]
    for left, right in _neighbours([sketches.marks[candidates[rank].row] for rank in ranks]).tolist():
        a, b = ranks[left], ranks[right]
        if groups.root(a) != groups.root(b) and _is_copy(candidates[a], candidates[b], sketches):
            groups.join(a, b)


def _is_copy(a: _Candidate, b: _Candidate, sketches: Sketches) -> bool:
    return is_copy(sketches[a.row], sketches[b.row], _apart(a, b))


def _apart(a: _Candidate, b: _Candidate) -> timedelta:
    """The time between two publications; none where one is undated."""
    first, second = a.place[0], b.place[0]
    return timedelta() if _UNDATED in (first, second) else abs(second - first)


def _printed(candidates: Iterable[_Candidate], originals: Iterable[str], sketches: Sketches) -> Iterator[Printed]:
    for candidate, original in zip(candidates, originals, strict=True):
        yield Printed(original, candidate.publisher, candidate.url, candidate.place[1:], sketches.exact[candidate.row])


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
    pairs = np.unique(owners[:-1][same] * len(marks) + owners[1:][same])
    return np.column_stack(np.divmod(pairs, len(marks)))


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
