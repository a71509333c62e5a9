"""Places that open a line before a date: "CANBERRA, March 17 -", "AL-AIN, United Arab Emirates 1996-12-06", "AP Tokyo"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsledger.annotate.names.mention import Mention
from newsledger.annotate.names.nouns import kind_by_head
from newsledger.reference.csv_rows import rows

_MONTH = r"(?:Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d"
_PLACE = r"[^\W\d_](?:[^\W\d_]|[.'’ -](?=[^\W\d_])|\.(?=,)){2,28}"
_DATED = re.compile(rf"^({_PLACE})(,\s[A-Z][\w. ]{{1,24}}?)?,?\s(?:\d{{4}}-\d\d-\d\d|{_MONTH})", re.MULTILINE)


def find_datelines(text: str) -> Iterator[Mention]:
    """A mention of every place of a dateline, and of an agency written before a city ("AP Tokyo")."""
    for match in _DATED.finditer(text):
        words = re.split(r"[ -]", match[1])
        # "Red Bank, N.J." is a place, "Barings Bank" would be none.
        is_body = match[1] in _agencies() or (not match[2] and kind_by_head(words[-1].title(), is_last=True) == "organisation")
        if all(word[0].isupper() or len(word) < 4 for word in words) and not is_body:
            yield Mention(*match.span(1), match[1], "place", "name", "", match[1])


@cache
def _agencies() -> frozenset[str]:
    return frozenset(alias for row in rows("agencies") for alias in row["aliases"].split("|"))
