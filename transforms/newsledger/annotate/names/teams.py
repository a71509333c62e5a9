"""Clubs in tables and results of matches, where they go by their city's name: Liverpool plays there and is no place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsledger.annotate.names.mention import Mention
from newsledger.reference.lexicon import Lexicon

_TEAM = r"[^\W\d_][^\d\n:;,]{2,30}?"
# "Liverpool 16 10 4 2 30", "Liverpool 0 Sheffield Wednesday 1", "TORONTO AT DETROIT".
_ROWS = (
    re.compile(rf"^(?:\d+\.?\s)?({_TEAM})\s\d+(?:\s[\d.:-]+){{2,}}", re.MULTILINE),
    re.compile(rf"^({_TEAM})\s\d{{1,3}}\s({_TEAM})\s\d{{1,3}}\b", re.MULTILINE),
    re.compile(r"^([A-Z][A-Z. ]{2,20}) AT ([A-Z][A-Z. ]{2,20})$", re.MULTILINE),
)
_ENOUGH = 3


def with_teams(mentions: list[Mention], text: str, lexicon: Lexicon) -> list[Mention]:
    """The mentions, those in rows of a table of clubs replaced by the clubs; a table of people or nations is left alone."""
    labels = sorted({span for span in _labels(text) if text[slice(*span)].title() not in lexicon.country_forms})
    if len(labels) < _ENOUGH:
        return mentions
    inside = [m for m in mentions if any(start <= m.start < end for start, end in labels)]
    places = sum(m.kind == "place" for m in inside)
    if places < _ENOUGH or places < sum(m.kind == "person" and " " in m.name for m in inside):
        return mentions
    teams = [Mention(start, end, text[start:end], "organisation", "name", "", text[start:end]) for start, end in labels]
    taken = {at for team in teams for at in range(team.start, team.end)}
    kept = [m for m in mentions if taken.isdisjoint(range(m.start, m.end))]
    for mention in kept:
        if mention.kind == "person" and mention.name in {team.name for team in teams}:
            mention.kind = "organisation"
    return sorted([*kept, *teams], key=lambda mention: mention.start)


def _labels(text: str) -> Iterator[tuple[int, int]]:
    """Spans of what opens the rows, each a few words with capitals."""
    for pattern in _ROWS:
        for match in pattern.finditer(text):
            for group in range(1, len(match.groups()) + 1):
                words = match[group].split()
                if len(words) < 5 and all(word[0].isupper() for word in words):
                    yield match.span(group)
