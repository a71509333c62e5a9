"""What the whole article knows of a name: one kind a name, one entity for its short forms, and where it comes again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newsledger.annotate.names.gazetteer import Gazetteer
from newsledger.annotate.names.mention import Mention
from newsledger.annotate.names.nouns import words_of
from newsledger.annotate.names.organisations import join_organisations
from newsledger.annotate.names.persons import is_titled, join_persons, surname_of

_TITLE_WEIGHT = 3
_SMALL = re.compile(r"\b[a-z]{3,}\b")
_CONTINUES = re.compile(r"[\s-][A-Z][a-z]")
_CONTINUED = re.compile(r"[A-Za-z]-$|[a-z,]\s[A-Z][a-z]+\s$")


def settle(mentions: list[Mention], text: str) -> list[Mention]:
    """The mentions with one kind and one entity a name; short words for a body that is not named are left out."""
    _vote(mentions, text)
    join_persons(mentions, text)
    join_organisations(mentions, text)
    for mention in mentions:
        if not mention.entity_id:
            mention.entity_id = f"{mention.kind}:{slug(mention.name)}"
    return [m for m in mentions if not (m.kind == "organisation" and m.name in words_of("generic"))]


def slug(name: str) -> str:
    """The name as an identifier: small letters and hyphens."""
    return re.sub(r"[\W_]+", "-", name.lower()).strip("-") or "unnamed"


def _vote(mentions: Sequence[Mention], text: str) -> None:
    """One kind a name, the one it is taken for most; a title before it makes a person of it."""
    votes: dict[str, Counter[str]] = {}
    for mention in mentions:
        weight = _TITLE_WEIGHT if mention.kind == "person" and is_titled(text, mention.start) else 1
        votes.setdefault(mention.name, Counter())[mention.kind] += weight
    for mention in mentions:
        if not mention.entity_id:
            mention.kind = min(votes[mention.name].items(), key=lambda item: (-item[1], item[0]))[0]


def recur(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Mentions that the model missed: names that it knew elsewhere in the article, whole or by surname."""
    known = {m.surface: m for m in mentions if len(m.surface) > 2 and m.kind != "event"}
    known |= {surname_of(m.name): m for m in reversed(mentions) if m.kind == "person" and " " in m.name and len(surname_of(m.name)) > 2}
    plain = set(_SMALL.findall(text))
    taken = {at for m in mentions for at in range(m.start, m.end)}
    found = []
    for start, end, surface in Gazetteer(name for name in known if name.lower() not in plain).find(text):
        if taken.isdisjoint(range(start, end)) and _stands_alone(text, start, end):
            found.append(_again(known[surface], start, end, surface))
    return found


def _again(known: Mention, start: int, end: int, surface: str) -> Mention:
    form = "surname" if known.kind == "person" and surface != known.name else known.form
    of = known.entity_id, known.name, known.country_code
    return Mention(start, end, surface, known.kind, form, *of, wikidata_id=known.wikidata_id)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Not a part of some longer name."""
    return not _CONTINUES.match(text, end) and not _CONTINUED.search(text, max(0, start - 20), start)
