"""Where the readers' comments begin under an article."""

from __future__ import annotations

from collections.abc import Sequence

from newsledger.extract.line_features import Seen
from newsledger.extract.line_marks import is_comments_heading, marks_of

# A heading of comments stands below an article; a link to them may stand above it.
_LEAST_ABOVE = 100
_NEAR = 30
_LEAST_READERS = 3
_UNDER_NAME = 3


def first_comment(lines: Sequence[Seen]) -> int:
    """The number of the heading under which several readers speak, each with a sentence or more; that of the end where there is none."""
    read = 0
    for no, line in enumerate(lines):
        if read >= _LEAST_ABOVE and not line.sentence and is_comments_heading(line) and _readers(lines, no + 1) >= _LEAST_READERS:
            return no
        read += line.words if line.sentence else 0
    return len(lines)


def _readers(lines: Sequence[Seen], start: int) -> int:
    """How many lines near below ``start`` are the name of a reader or the time of a comment, with a sentence right under it."""
    near = range(start, min(start + _NEAR, len(lines)))
    return sum(marks_of(lines[no]).reader and any(line.sentence for line in lines[no + 1 : no + 1 + _UNDER_NAME]) for no in near)
