"""The time that stands in a figure's own clause, and whether it belongs to that figure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsledger.annotate.periods.clauses import VERB, Clause
from newsledger.annotate.periods.period import Period, Stated
from newsledger.annotate.periods.relative import When

_ARTICLE = re.compile(r"\b(?:the|an?|its|their)\s$", re.IGNORECASE)
_NOUN = re.compile(r"\s(?!and\b|to\b|from\b|of\b|with\b|by\b|or\b|but\b|at\b|for\b|on\b|as\b|was\b|were\b|compared\b)[a-z]")
_APART = re.compile(r"[,;]|\s(?:to|while|and|but|-|–|—)\s")
_NOT_CLOSE = re.compile(r"[,;(]|\s[-–—]{1,2}\s")
_PREPOSITION = re.compile(r"\b(?:in|on|by|for|from|since|until|till)\s$", re.IGNORECASE)
_HEAD = 40
_CLOSE = 8

Own = dict[int, When | None]


def own_times(text: str, clause: Clause, figures: Mapping[int, Stated]) -> Own:
    """The time of each figure that stands in its own clause: one before governs, one close behind is stronger."""
    own: Own = {}
    pending: list[int] = []
    lead: When | None = None
    for item in clause.items:
        if isinstance(item, int):
            own[item] = lead
            pending.append(item)
        elif not pending or _describes(text, item, clause, figures):
            lead, pending = item, []
        elif len(pending) == 1 and _is_part_of(text, lead, item):
            pending = []
        else:
            own |= {
                no: item for no in pending if (own[no] is None or no == pending[-1]) and _governs(text, figures[no], item, own[no] is None)
            }
            lead, pending = item if not clause.is_base else None, []
    return own


def _is_part_of(text: str, lead: When | None, when: When) -> bool:
    """ "February car production totalled 269,745 this year": of the month that the noun is of, in the year named behind it."""
    if not isinstance(lead, Period) or not isinstance(when, Period) or lead.grain != "month" or when.grain != "year":
        return False
    is_within = when.first <= lead.first and lead.last <= when.last
    is_of_noun = _NOUN.match(text, lead.end) and not _PREPOSITION.search(text, max(0, lead.start - 8), lead.start)
    return bool(is_within and is_of_noun)


def _describes(text: str, when: When, clause: Clause, figures: Mapping[int, Stated]) -> bool:
    """ "last year's", "the 1985 volume of": the time belongs to the noun, and the figure, behind it."""
    if text[when.end : when.end + 2] in {"'s", "’s"} or text[when.end - 2 : when.end] in {"'s", "’s"}:
        return True
    follower = next((figures[no] for no in clause.items if isinstance(no, int) and figures[no].start >= when.end), None)
    return bool(
        follower
        and _ARTICLE.search(text, max(0, when.start - 6), when.start)
        and _NOUN.match(text, when.end)
        and follower.start - when.end < _HEAD
        and not _APART.search(text, when.end, follower.start)
    )


def _governs(text: str, figure: Stated, when: When, is_free: bool) -> bool:
    """A time behind a figure dates it when close; an amount also when no verb stands between and nothing else dates it."""
    end = figure.end
    is_close = len(text[end : when.start].split()) <= _CLOSE and not _NOT_CLOSE.search(text, end, when.start)
    if is_close and not is_free and VERB.search(text, end, when.start):
        return False
    return is_close or (is_free and figure.kind not in {"count", "ordinal"} and not VERB.search(text, end, when.start))


def heads(text: str, when: When, figures: Sequence[Stated]) -> bool:
    """ "from last year's 6.4 billion", "than the 1985 volume of 2 mln": the time belongs to the figure behind it."""
    nearest = next((f.start for f in figures if f.start >= when.end), None)
    return nearest is not None and nearest - when.end < _HEAD and not _APART.search(text, when.end, nearest)
