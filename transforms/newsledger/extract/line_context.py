"""What surrounds a line on its page: running text, cues, dates and short lines near it, and whether the page speaks of the same things."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from newsledger.extract.line_features import Features, Seen
from newsledger.extract.marks_around import running_sums

_REACHES = (2, 5, 12)
_COUNTED_WORDS = 80
_FARTHEST = 50
_BEFORE_CLOSING_WORDS = 100
_SHORT_ROW = 6


class Context:
    """The page around its lines. Sums are kept, so that a line costs the same however long the page is."""

    def __init__(self, lines: Sequence[Seen]) -> None:
        self._lines = lines
        self.times = Counter(line.key for line in lines)
        prose = [min(line.words, _COUNTED_WORDS) if line.sentence else 0 for line in lines]
        self.cohesion = _cohesion(lines)
        self.title = _title(lines, self.cohesion)
        self._prose = running_sums(prose)
        self._words = running_sums(min(line.words, _COUNTED_WORDS) for line in lines)
        self._short = running_sums(line.words <= 6 and not line.sentence for line in lines)
        self._dates = running_sums(line.date for line in lines)
        self._around = {
            "cohesion": running_sums(self.cohesion),
            "cues": running_sums(line.cue is not None for line in lines),
            "dates": self._dates,
            "readers": running_sums(line.readers for line in lines),
        }
        self._alike = _likeness(lines)
        self._gaps = list(zip(_gaps(prose), _gaps(prose[::-1])[::-1], strict=True))
        self._closings = _closings(lines, prose)

    def features(self, no: int) -> Features:
        """The features of the line ``no``; each lies between 0 and about 1."""
        found = self._position(no) | self._relation(no)
        for reach in _REACHES:
            found |= self._side("before", reach, max(no - reach, 0), no)
            found |= self._side("after", reach, no + 1, min(no + 1 + reach, len(self._lines)))
            start, end = max(no - reach, 0), min(no + 1 + reach, len(self._lines))
            found |= {f"{name} {reach}": (sums[end] - sums[start]) / (2 * reach + 1) for name, sums in self._around.items()}
        return found

    def _position(self, no: int) -> Features:
        whole = max(self._prose[-1], 1)
        above, below = self._prose[no] / whole, (self._prose[-1] - self._prose[no + 1]) / whole
        before, after = self._gaps[no]
        return {
            "above": above,
            "below": below,
            "above none": float(above == 0),
            "below none": float(below == 0),
            "centre": above * below * 4,
            "page prose": math.log1p(self._prose[-1]) / 8,
            "gap before": math.log1p(before) / 4,
            "gap after": math.log1p(after) / 4,
            "gap both": math.log1p(min(before, after)) / 4,
        }

    def _relation(self, no: int) -> Features:
        closings, below_title = self._closings[no], no - self.title
        return {
            "closings": min(closings, 6) / 6,
            "closing seen": float(closings > 0),
            "cohesion": self.cohesion[no],
            "cohesion short": self.cohesion[no] if self._lines[no].words < 15 else 0.0,
            "before title": float(below_title < 0),
            "title": float(below_title == 0),
            "after title": max(0.0, 1 - below_title / 20) if below_title > 0 else 0.0,
            "alike": max(self._alike[no], self._alike[no + 1]),
            "alike long": max(self._alike[no], self._alike[no + 1]) if self._lines[no].words > _SHORT_ROW else 0.0,
            "dates passed": min(self._dates[no] - self._dates[min(self.title, no)], 8) / 8,
        }

    def _side(self, side: str, reach: int, start: int, end: int) -> Features:
        start = min(start, end)
        words = self._words[end] - self._words[start]
        return {
            f"prose {side} {reach}": (self._prose[end] - self._prose[start]) / max(words, 1),
            f"words {side} {reach}": math.log1p(words / reach) / 5,
            f"short {side} {reach}": (self._short[end] - self._short[start]) / reach,
        }


def _cohesion(lines: Sequence[Seen]) -> list[float]:
    """How often the words of each line stand in the other lines of running text: those of a heading often, of a link elsewhere seldom."""
    prose = [line.sentence and line.words >= 12 for line in lines]
    counts = Counter(term for line, is_prose in zip(lines, prose, strict=True) if is_prose for term in line.terms)
    return [
        sum(math.log1p(counts[term] - own) for term in line.terms) / (3 * len(line.terms)) if line.terms else 0.0
        for line, own in zip(lines, prose, strict=True)
    ]


def _likeness(lines: Sequence[Seen]) -> list[float]:
    """Before each line and after the last, the share of words that the lines to both sides share: rows of a table share many."""
    shares = (len(one.terms & other.terms) / max(1, len(one.terms | other.terms)) for one, other in pairwise(lines))
    return [0.0, *shares, 0.0]


def _title(lines: Sequence[Seen], cohesion: Sequence[float]) -> int:
    """The line that is likeliest the title: short, no cue, and of words that the running text is about; the first of equals."""
    fit = (cohesion[no] * min(len(line.terms), 6) if 2 <= line.words <= 25 and not line.cue else 0.0 for no, line in enumerate(lines))
    return max(enumerate(fit), key=lambda one: one[1], default=(0, 0.0))[0]


def _closings(lines: Sequence[Seen], prose: Sequence[int]) -> list[int]:
    """How many closing lines stand above each line, of those that come after some running text."""
    found, read, closings = [], 0, 0
    for line, words in zip(lines, prose, strict=True):
        found.append(closings)
        read += words
        closings += line.closing and read >= _BEFORE_CLOSING_WORDS
    return found


def _gaps(prose: Sequence[int]) -> list[int]:
    """How many lines lie between each line and the running text before it."""
    found, gap = [], _FARTHEST
    for words in prose:
        found.append(gap)
        gap = 0 if words else min(gap + 1, _FARTHEST)
    return found
