"""How many marks (``line_marks``) stand around each line of a page, and how many readers and headings of comments were passed above it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from newsledger.extract.line_features import Features, Seen
from newsledger.extract.line_marks import marks_of, own_marks, repetition

_REACHES = (3, 8)
_FAR = 20
_MOST_CONSENT, _MOST_HEADINGS, _MOST_READERS = 3, 4, 8
# A heading of comments stands below an article.
_BEFORE_COMMENTS_WORDS = 100
_COUNTED_WORDS = 80
_END = 0.15


class MarksAround:
    """The marks of a page's lines; sums are kept, so that a line costs the same however long the page is."""

    def __init__(self, lines: Sequence[Seen]) -> None:
        self._lines = lines
        self._marks = [marks_of(line) for line in lines]
        self._prose = running_sums(min(line.words, _COUNTED_WORDS) if line.sentence else 0 for line in lines)
        self._repeated = repetition(self._marks)
        self._readers = running_sums(one.reader for one in self._marks)
        self._around = {
            "stamps": self._readers,
            "shapes": running_sums(self._repeated),
            "consents": running_sums(min(one.consent, _MOST_CONSENT) / _MOST_CONSENT for one in self._marks),
            "authors": running_sums(one.author for one in self._marks),
            "reaches": running_sums(one.reached for one in self._marks),
        }
        self._comments = running_sums(
            one.comments and read >= _BEFORE_COMMENTS_WORDS for one, read in zip(self._marks, self._prose, strict=False)
        )

    def features(self, no: int) -> Features:
        """The features of the line ``no``; each lies between 0 and about 1."""
        marks, readers, comments = self._marks[no], self._readers, self._comments[no]
        above, below = readers[no], readers[-1] - readers[no + 1]
        found = own_marks(self._lines[no], marks) | {
            "shape": self._repeated[no],
            "comments passed": float(comments > 0),
            "comments passed more": min(comments, _MOST_HEADINGS) / _MOST_HEADINGS,
            "readers passed": min(above, _MOST_READERS) / _MOST_READERS,
            "readers ahead": min(below, _MOST_READERS) / _MOST_READERS,
            "readers under comments": min(above + below, _MOST_READERS) / _MOST_READERS if comments else 0.0,
            "author end": float(marks.author and self._prose[-1] - self._prose[no + 1] < _END * self._prose[-1]),
            f"stamps {_FAR}": self._share(readers, no, _FAR),
        }
        return found | {f"{name} {reach}": self._share(sums, no, reach) for name, sums in self._around.items() for reach in _REACHES}

    def _share(self, sums: Sequence[float], no: int, reach: int) -> float:
        return (sums[min(len(self._lines), no + reach + 1)] - sums[max(0, no - reach)]) / (2 * reach + 1)


def running_sums(values: Iterable[float]) -> list[float]:
    """The sum of the values before each place, and of all."""
    return list(accumulate(values, initial=0.0))
