"""Which pronoun stands for a person, by the titles and pronouns that follow his or her name in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newsledger.annotate.names import Mention

_TITLE = re.compile(r"\b(?:(?P<he>Mr|Sir|Lord|King|Prince)|(?P<she>Mrs|Ms|Miss|Lady|Queen|Princess|Dame))\.?\s(?:[A-Z][\w-]*\s)?$")
_PRONOUN = re.compile(r"\b(?:(?P<he>he|his|him|himself)|(?P<she>she|her|hers|herself))\b", re.IGNORECASE)
_REACH, _TITLED = 120, 24
_TITLE_VOTES = 3


def pronouns(text: str, persons: Sequence[Mention]) -> dict[str, str]:
    """Entity to "he" or "she" where the text favours one: the first pronoun before another person is named."""
    votes: dict[str, Counter[str]] = {}
    ends = [*(later.start for later in persons[1:]), len(text)]
    for person, end in zip(persons, ends, strict=False):
        count = votes.setdefault(person.entity_id, Counter())
        if title := _TITLE.search(text, max(0, person.start - _TITLED), person.start):
            count[title.lastgroup or ""] += _TITLE_VOTES
        if pronoun := _PRONOUN.search(text, person.end, min(end, person.end + _REACH)):
            count[pronoun.lastgroup or ""] += 1
    return {
        entity: known
        for entity, count in votes.items()
        if (known := "he" if count["he"] > count["she"] else "she" if count["she"] > count["he"] else "")
    }
