"""One span that the model labelled, set right by what its own words and the words after it tell."""

from __future__ import annotations

import re

from newsledger.annotate.names.homonyms import is_homonym
from newsledger.annotate.names.mention import Mention
from newsledger.annotate.names.nouns import kind_by_head
from newsledger.annotate.names.places import is_known_place, place_forms, population_of
from newsledger.reference.lexicon import Lexicon

# Inhabitants from which a name means the city, whatever the model took it for.
_CITY, _METROPOLIS = 500_000, 1_000_000
_FROM = re.compile(r"\s\(([A-Z][\w. ]{2,24})\)")
_PERSONAL = re.compile(r"[A-Z][^\W\d_]+(?:\s(?:[a-z]{2,3}\s)?[A-Z][^\W\d_]+['’-]?\w*){1,2}$")
_SPEAKS = re.compile(
    r"\s(?:said|says|told|added|adds|confirms|confirmed|explained|explains|noted|notes|warned|warns|argued|argues|wrote|writes|tweeted)\b"
)
_KIN = re.compile(
    r"\b(?:daughter|son|wife|husband|brother|sister|father|mother|widow|girlfriend|boyfriend|fiancée?|nephew|niece|uncle|aunt|cousin)(?:,|\sof)?\s$"
)
_HEADED = re.compile(
    r"\b(?:CEO|chief executive|chief economist|chairman|chairwoman|founder|co-founder|analyst|economist|strategist|trader|partner)"
    r"\s(?:of|at|with|for)\s$"
)
_OPENS = re.compile(r"(?:^|\n|[.!?:*•]\s|[\"“‘(•*])$")
_TAGGED = re.compile(r"[#@]")
_AMOUNT = re.compile(r"\s(?:dollars?|dlrs?|pesos?|francs?|pounds?|rupees?)\b")
_PORTFOLIO = re.compile(r"\s(?:Minister|Secretary|Commissioner|Superintendent|Spokesman|Spokeswoman)\b")
_LETTERS = re.compile(r"[A-Z]{3,6}$")


def correct(mention: Mention, text: str, lexicon: Lexicon) -> None:
    """Change the kind of a mention that no list knows."""
    if mention.entity_id:
        return
    if mention.name.isupper() and population_of(mention.name.title()):
        mention.name, mention.kind = mention.name.title(), "place"
    elif _PERSONAL.match(mention.name) and _is_person(mention, text, lexicon):
        mention.kind = "person"
    elif mention.kind == "place":
        if not _is_known_place(mention.name, lexicon) and (
            _LETTERS.match(mention.name) or _HEADED.search(text, max(0, mention.start - 40), mention.start)
        ):
            mention.kind = "organisation"
    elif mention.kind in {"organisation", "person"}:
        inhabitants = population_of(mention.name)
        if _is_capital(mention.name, lexicon) or inhabitants >= (_METROPOLIS if mention.kind == "person" else _CITY):
            mention.kind = "place"


def is_no_name(mention: Mention, text: str, common: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a mention names nothing: a word that opens a sentence and is written small elsewhere, a country's name that the
    gazetteer did not take for the country, a hashtag, a dollar's country, the department of a minister."""
    if mention.kind == "place" and _is_country_name(mention.name, lexicon):
        return True
    if mention.name in place_forms("state").values() or (mention.kind == "place" and mention.name in place_forms("state")):
        return True
    if _TAGGED.match(text, max(0, mention.start - 1)) or _AMOUNT.match(text, mention.end):
        return True
    if mention.kind == "organisation" and not mention.entity_id and _PORTFOLIO.match(text, mention.end):
        return kind_by_head(mention.name.split()[-1], is_last=True) != "organisation"
    is_word = not mention.entity_id and mention.name.lower() in common
    return is_word and bool(_OPENS.search(text, max(0, mention.start - 3), mention.start))


def _is_capital(name: str, lexicon: Lexicon) -> bool:
    row = lexicon.country_forms.get(name)
    return bool(row and row["form"] == "capital" and row["is_ambiguous"] == "0")


def _is_country_name(name: str, lexicon: Lexicon) -> bool:
    row = lexicon.country_forms.get(name)
    return bool(row and row["form"] != "capital" and not is_homonym(name))


def _is_known_place(name: str, lexicon: Lexicon) -> bool:
    return is_known_place(name) or name in lexicon.country_forms


def _is_person(mention: Mention, text: str, lexicon: Lexicon) -> bool:
    """Two or three names, of somebody's kin, from a country ("Maria Walliser (Switzerland)"), or of no known place and speaking."""
    if _KIN.search(text, max(0, mention.start - 16), mention.start):
        return True
    match = _FROM.match(text, mention.end)
    if match and match[1] in lexicon.country_forms:
        return mention.kind == "organisation"
    return mention.kind == "place" and bool(_SPEAKS.match(text, mention.end)) and not _is_known_place(mention.name, lexicon)
