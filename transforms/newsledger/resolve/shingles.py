"""An article as a set of shingles (runs of five words), hashed so that texts can be compared by set arithmetic."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint32]

SHINGLE_WORDS = 5
MIN_WORDS = 30
OPENING_SHINGLES = 60
# A run of WINDOW + SHINGLE_WORDS - 1 equal words leaves at least one mark in common.
WINDOW = 16

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


def sketch(text: str) -> Sketch:
    """Hash the shingles of ``text``, case, punctuation and white space aside."""
    folded = unicodedata.normalize("NFC", text).casefold()
    exact = blake2b(" ".join(folded.split()).encode("utf-8", "surrogatepass"), digest_size=16).digest()
    words = _WORD.findall(folded)
    hashes = _shingle_hashes(words) if len(words) >= MIN_WORDS else np.empty(0, np.uint32)
    figures = np.unique(np.array([crc32(figure.replace(",", "").encode()) for figure in _FIGURE.findall(folded)], np.uint32))
    return Sketch(exact, np.unique(hashes), hashes[:OPENING_SHINGLES], _marks(hashes), figures, len(words))


def _shingle_hashes(words: list[str]) -> Hashes:
    """One hash a shingle, in text order."""
    codes = np.fromiter(map(_code, words), np.uint64, len(words))
    count = len(words) - SHINGLE_WORDS + 1
    mixed = np.zeros(count, np.uint64)
    for offset, factor in enumerate(_FACTORS):
        mixed += codes[offset : offset + count] * factor
    mixed ^= mixed >> np.uint64(29)
    mixed *= _FACTORS[1]
    return (mixed >> np.uint64(32)).astype(np.uint32)


@lru_cache(maxsize=2**17)
def _code(word: str) -> int:
    """CRC-32 is the same on every machine, which ``hash()`` is not."""
    return crc32(word.encode("utf-8", "surrogatepass"))


def _marks(hashes: Hashes) -> Hashes:
    """Winnowing (Schleimer, Wilkerson and Aiken, 2003): the least hash of every window."""
    if len(hashes) <= WINDOW:
        return np.unique(hashes)[:1]
    return np.unique(np.lib.stride_tricks.sliding_window_view(hashes, WINDOW).min(axis=1))
