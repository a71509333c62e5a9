"""One span that the model labelled, set right by what its own words and the words after it tell."""

from __future__ import annotations

import re

from newsledger.annotate.names.mention import Mention
from newsledger.annotate.names.places import is_state, population_of
from newsledger.reference.lexicon import Lexicon

# Inhabitants from which a name means the city, whatever the model took it for.
_CITY, _METROPOLIS = 500_000, 1_000_000
_FROM = re.compile(r"\s\(([A-Z][\w. ]{2,24})\)")
_PERSONAL = re.compile(r"[A-Z][^\W\d_]+(?:\s(?:[a-z]{2,3}\s)?[A-Z][^\W\d_]+['’-]?\w*){1,2}$")
_SPEAKS = re.compile(
    r"\s(?:said|says|told|added|adds|confirms|confirmed|explained|explains|noted|notes|warned|warns|argued|argues|wrote|writes|tweeted)\b"
)
_KIN = re.compile(
    r"\b(?:daughter|son|wife|husband|brother|sister|father|mother|widow|girlfriend|boyfriend|fiancée?|nephew|niece|uncle|aunt|cousin),?\s$"
)
_LETTERS = re.compile(r"[A-Z]{3,6}$")


def correct(mention: Mention, text: str, lexicon: Lexicon) -> None:
    """Change the kind of a mention that no list knows."""
    if mention.entity_id:
        return
    if _PERSONAL.match(mention.name) and _is_person(mention, text, lexicon):
        mention.kind = "person"
        return
    if (
        mention.kind == "place"
        and _LETTERS.match(mention.name)
        and not population_of(mention.name.title())
        and not is_state(mention.name.title())
    ):
        mention.kind = "organisation"
    elif mention.kind in {"organisation", "person"}:
        inhabitants = population_of(mention.name)
        if inhabitants >= (_METROPOLIS if mention.kind == "person" else _CITY):
            mention.kind = "place"


def _is_person(mention: Mention, text: str, lexicon: Lexicon) -> bool:
    """Two or three names, of somebody's kin, from a country ("Maria Walliser (Switzerland)"), or of no known place and speaking."""
    if _KIN.search(text, max(0, mention.start - 16), mention.start):
        return True
    match = _FROM.match(text, mention.end)
    if match and match[1] in lexicon.country_forms:
        return mention.kind == "organisation"
    return (
        mention.kind == "place" and bool(_SPEAKS.match(text, mention.end)) and not (population_of(mention.name) or is_state(mention.name))
    )
