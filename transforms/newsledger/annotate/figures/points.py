"""Which points are meant: of an index, of percentages, or of a price."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsledger.annotate.figures.figure import Figure
from newsledger.reference.word_lists import word_list
from newsledger.text.tokens import Tokens

_POINTS = "index_points"
_INDEX = re.compile(
    r"\b(?:index|indices|indexes|Dow|Nasdaq|Nikkei|FTSE|DAX|CAC|Hang Seng|Sensex|Nifty|S&P|stocks?|shares|average|futures|PMI|bourse)\b",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b(?:unemployment|jobless|inflation|mortgage|approval|participation|polls?|percentage|interest|rates?)\b", re.IGNORECASE
)
_SHARE = re.compile(
    r"\b(?:rates?|polls?|leads?|led|ahead|behind|percentage|survey|approval|margin|yield|inflation|unemployment|voters?|up|down)\b",
    re.IGNORECASE,
)
_SCORED = re.compile(
    r"\b(?:scored|game|games|rebounds|season|team|league|half|quarter|minutes|assists|earned|awarded|competition|tournament|championship|standings)\b",
    re.IGNORECASE,
)


def settle_index(words: Tokens, figures: Sequence[Figure]) -> None:
    """A level that says not of what, in a sentence that names an index before it, counts the index's points."""
    bare = [one for one in figures if one.unit is None and one.kind in {"quantity", "count"} and one.magnitude == 1]
    if not bare:
        return
    named = next((no for no, word in enumerate(words.lower) if word in word_list("index_name")), words.size)
    for figure in bare:
        if named < figure.first:
            figure.kind, figure.unit = "quantity", _POINTS
            figure.rules.append("unit.points_of_an_index")


def settle_points(sentence: str, figures: Sequence[Figure], before: Sequence[Figure]) -> None:
    """Turn "points" into percentage points where the sentence speaks of shares or rates, and into a count where of a game."""
    for figure in figures:
        if figure.unit != _POINTS or not figure.unit_word.startswith(("point", "pt")):
            continue
        if figure.value == 1 and figure.high is None and figure.number.is_spelled:
            # "at one point" is no amount.
            figure.aside = "one"
            continue
        if _INDEX.search(sentence) and not _RATE.search(sentence):
            continue
        is_part = "number.part" in figure.rules
        if _SCORED.search(sentence) and not (is_part or _RATE.search(sentence)):
            figure.kind, figure.unit = "count", "points"
        elif is_part or any(one.kind == "percent" for one in (*before[-6:], *figures)) or _SHARE.search(sentence):
            figure.kind, figure.unit = "percent", "percentage_points"
            figure.rules.append("unit.points_of_a_share")
