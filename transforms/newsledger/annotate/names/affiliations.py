"""Firms known by whom they employ: "Ana Silva of Third Harbor, a consultancy", "economist at Tallbacken"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsledger.annotate.names.mention import Mention
from newsledger.annotate.names.places import is_known_place

_EMPLOYER = re.compile(
    r"\s(?:of|at|with)\s([A-Z][\w&'’-]+(?:\s(?:&\s)?[A-Z][\w&'’-]+){0,4})(?=[,.;)]|\s(?:said|says|told|wrote|added)\b|['’]s)"
)


def with_employers(mentions: Sequence[Mention], countries: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions, and what stands after a person's full name and "of" or "at" as an organisation, if nobody knows such a place."""
    found = [employer for mention in mentions if mention.kind == "person" and " " in mention.name for employer in _employers(mention, text)]
    taken = {at for country in countries for at in range(country.start, country.end)}
    for mention in mentions:
        taken.update(range(mention.start, mention.end) if mention.kind != "person" or mention.form == "surname" else ())
    new = [employer for employer in found if taken.isdisjoint(range(employer.start, employer.end))]
    spans = {at for employer in new for at in range(employer.start, employer.end)}
    kept = [mention for mention in mentions if spans.isdisjoint(range(mention.start, mention.end))]
    return sorted([*kept, *new], key=lambda mention: mention.start)


def _employers(person: Mention, text: str) -> Iterator[Mention]:
    match = _EMPLOYER.match(text, person.end)
    if match and not is_known_place(match[1]):
        surface = match[1].removesuffix("'s").removesuffix("’s")
        yield Mention(match.start(1), match.start(1) + len(surface), surface, "organisation", "name", "", surface)
