"""Articles as sets of shingles (runs of five words), hashed so that texts can be compared by set arithmetic."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain
from zlib import crc32

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Hashes = NDArray[np.uint32]
Places = NDArray[np.int64]

SHINGLE_WORDS = 5
MIN_WORDS = 30
OPENING_SHINGLES = 60
# A run of WINDOW + SHINGLE_WORDS - 1 equal words leaves at least one mark in common.
WINDOW = 16

_LISTS = ("shingles", "opening", "marks", "figures")
SCHEMA = pa.schema([("exact", pa.binary()), *((name, pa.list_(pa.uint32())) for name in _LISTS), ("words", pa.int32())])
# Texts hashed at a time: enough for the arrays to pay, few enough to hold.
_TEXTS_AT_ONCE = 1024
_WORDS_KEPT = 2**17

_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xFF51AFD7ED558CCD], np.uint64)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of one text. ``marks`` are the shingles by which candidates are found, ``figures`` the numbers in digits, each
    once; all arrays but ``opening`` are sorted.

    A text of fewer than ``MIN_WORDS`` words has no shingles: it can only be an exact copy.
    """

    exact: bytes
    shingles: Hashes
    opening: Hashes
    marks: Hashes
    figures: Hashes
    words: int


class Sketches:
    """A table of ``SCHEMA`` (and perhaps more columns) as arrays over all its texts: a sketch is cut out of them when it is asked for."""

    def __init__(self, table: pa.Table) -> None:
        self.exact: list[bytes] = table["exact"].to_pylist()
        self._words = table["words"].to_numpy()
        self._shingles, self._opening, self.marks, self._figures = (_Lists(table[name]) for name in _LISTS)

    def __getitem__(self, no: int) -> Sketch:
        lists = (self._shingles[no], self._opening[no], self.marks[no], self._figures[no])
        return Sketch(self.exact[no], *lists, int(self._words[no]))


class _Lists:
    """A column of lists: all ``values``, and where each list begins and ends."""

    def __init__(self, column: pa.ChunkedArray) -> None:
        lists = column.combine_chunks()
        first = lists.offsets[0].as_py() if len(lists) else 0
        self.bounds: Places = lists.offsets.to_numpy().astype(np.int64) - first
        self.values: Hashes = lists.flatten().to_numpy()

    def __getitem__(self, no: int) -> Hashes:
        return self.values[self.bounds[no] : self.bounds[no + 1]]


def sketches(texts: Sequence[str]) -> pa.Table:
    """Hash the shingles of each text, case, punctuation and white space aside: a table of ``SCHEMA``, one row a text."""
    folded = [unicodedata.normalize("NFC", text).casefold() for text in texts]
    words = [_WORD.findall(text) for text in folded]
    hashes, owners = _shingle_hashes(words)
    figures = [{crc32(figure.replace(",", "").encode()) for figure in _FIGURE.findall(text)} for text in folded]
    columns = [
        pa.array([_exact(text) for text in folded], pa.binary()),
        _lists(*_sets(hashes, owners), len(words)),
        _lists(*_openings(hashes, owners, len(words)), len(words)),
        _lists(*_sets(*_marks(hashes, owners)), len(words)),
        pa.array([sorted(found) for found in figures], pa.list_(pa.uint32())),
        pa.array([len(found) for found in words], pa.int32()),
    ]
    return pa.Table.from_arrays(columns, schema=SCHEMA)


def sketched(articles: pa.Table) -> pa.Table:
    """``articles`` with the sketch of each ``text`` in its place."""
    found = [sketches(batch["text"].to_pylist()) for batch in articles.to_batches(max_chunksize=_TEXTS_AT_ONCE)]
    columns = pa.concat_tables([SCHEMA.empty_table(), *found])
    facts = articles.drop_columns(["text"])
    return pa.table({**{name: facts[name] for name in facts.column_names}, **{name: columns[name] for name in SCHEMA.names}})


def sketch(text: str) -> Sketch:
    """The sketch of one text."""
    return Sketches(sketches([text]))[0]


def _exact(folded: str) -> bytes:
    return blake2b(" ".join(folded.split()).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _shingle_hashes(texts: list[list[str]]) -> tuple[Hashes, Places]:
    """One hash a shingle, in the order of the texts, and the number of the text it is of."""
    lengths = np.array([len(words) for words in texts], np.int64)
    codes = np.fromiter(map(_CODES.__getitem__, chain.from_iterable(texts)), np.uint64, int(lengths.sum()))
    owners = np.repeat(np.arange(len(texts)), lengths)
    count = max(len(codes) - SHINGLE_WORDS + 1, 0)
    mixed = np.zeros(count, np.uint64)
    for offset, factor in enumerate(_FACTORS[: SHINGLE_WORDS if count else 0]):
        mixed += codes[offset : offset + count] * factor
    mixed ^= mixed >> np.uint64(29)
    mixed *= _FACTORS[1]
    # Runs that reach into the next text are no shingles of any.
    begins, ends = owners[:count], owners[SHINGLE_WORDS - 1 :][:count]
    whole = (begins == ends) & (lengths[begins] >= MIN_WORDS)
    return (mixed[whole] >> np.uint64(32)).astype(np.uint32), begins[whole]


class _Codes(dict[str, int]):
    """CRC-32 by word, which is the same on every machine, as ``hash()`` is not; forgotten when there are too many."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        code = self[word] = crc32(word.encode("utf-8", "surrogatepass"))
        return code


_CODES = _Codes()


def _marks(hashes: Hashes, owners: Places) -> tuple[Hashes, Places]:
    """Winnowing (Schleimer, Wilkerson and Aiken, 2003): the least hash of every window; MIN_WORDS make one window at least."""
    if len(hashes) < WINDOW:
        return hashes[:0], owners[:0]
    inside = owners[: len(owners) - WINDOW + 1] == owners[WINDOW - 1 :]
    least = np.lib.stride_tricks.sliding_window_view(hashes, WINDOW).min(axis=1)
    return least[inside], owners[: len(inside)][inside]


def _openings(hashes: Hashes, owners: Places, texts: int) -> tuple[Hashes, Places]:
    begins = np.searchsorted(owners, np.arange(texts))
    first = np.arange(len(hashes)) - begins[owners] < OPENING_SHINGLES
    return hashes[first], owners[first]


def _sets(hashes: Hashes, owners: Places) -> tuple[Hashes, Places]:
    """The hashes of each owner sorted, each once."""
    both = np.sort((owners.astype(np.uint64) << np.uint64(32)) | hashes)
    # np.unique goes through a hash table, which takes longer.
    both = both[np.concatenate(([True] if len(both) else [], both[1:] != both[:-1])).astype(bool)]
    return both.astype(np.uint32), (both >> np.uint64(32)).astype(np.int64)


def _lists(values: Hashes, owners: Places, texts: int) -> pa.Array:
    """Values in the order of their owners as one list an owner."""
    bounds = np.searchsorted(owners, np.arange(texts + 1)).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(bounds), pa.array(values, pa.uint32()))
