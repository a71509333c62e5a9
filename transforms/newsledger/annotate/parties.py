"""Whom a figure is about."""

from __future__ import annotations

import re
from collections import Counter

from newsledger.annotate.names import Mention

Party = tuple[Mention, str]

_PAIR = re.compile(r"\b(?:the\stwo|both)\s(?:countries|nations|sides|economies|neighbours|neighbors)\b", re.IGNORECASE)
_TRADE = "trade."


def parties_of(text: str, sentence: tuple[int, int], measure: str | None, mentions: list[Mention]) -> list[Party]:
    """(mention, role) of whom the figure is about. Trade has a subject and a partner, or nobody; other measures a subject."""
    here = [m for m in mentions if sentence[0] <= m.start and m.end <= sentence[1]]
    countries = _distinct([m for m in here if m.kind == "country"])
    if measure and measure.startswith(_TRADE):
        if _PAIR.search(text, *sentence) and len(countries) != 2:
            countries = _leading_pair([m for m in mentions if m.kind == "country" and m.end <= sentence[1]])
        roles = ("subject", "partner") if len(countries) <= 2 else ()
        return list(zip(countries, roles, strict=False))
    subjects = countries or _distinct([m for m in here if m.kind == "organisation"])
    return [(subjects[0], "subject")] if subjects else []


def _distinct(mentions: list[Mention]) -> list[Mention]:
    return list({m.entity_id: m for m in reversed(mentions)}.values())[::-1]


def _leading_pair(mentions: list[Mention]) -> list[Mention]:
    """The two countries an article has named most so far, if no third is named as often."""
    counts = Counter(m.entity_id for m in mentions).most_common(3)
    if len(counts) < 2 or (len(counts) > 2 and counts[1][1] == counts[2][1]):
        return []
    leading = {entity for entity, _ in counts[:2]}
    return [m for m in _distinct(mentions) if m.entity_id in leading]
