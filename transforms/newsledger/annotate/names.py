"""Names in an article: countries from the gazetteer, persons and organisations from the model, one entity a name."""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import spacy

from newsledger.errors import UsageError
from newsledger.reference.lexicon import Lexicon

_KINDS = {"PERSON": "person", "ORG": "organisation", "EVENT": "event", "FAC": "place", "LOC": "place", "GPE": "place"}
_FORMS = {"name": "name", "abbreviation": "name", "adjective": "demonym", "demonym": "demonym", "capital": "name"}


@dataclass(slots=True)
class Mention:
    """One place that names an entity. ``entity_id`` is unique within the article."""

    start: int
    end: int
    surface: str
    kind: str
    form: str
    entity_id: str
    name: str
    country_code: str | None = None
    role: str | None = None
    role_text: str | None = None
    role_country_code: str | None = None
    wikidata_id: str | None = None
    role_organisation: str | None = None


@cache
def load_model(name: str) -> Any:
    """The spaCy pipeline ``name``, named-entity recognition only. A package may keep its data in ``_model``."""
    found = importlib.util.find_spec(name) if name.isidentifier() else None
    bundled = Path(found.origin).parent / "_model" if found and found.origin else None
    try:
        return spacy.load(
            bundled if bundled and bundled.is_dir() else name, exclude=["parser", "tagger", "lemmatizer", "attribute_ruler", "senter"]
        )
    except OSError as error:
        raise UsageError(f"The model {name!r} is not installed: python -m spacy download en_core_web_md") from error


def find_mentions(text: str, lexicon: Lexicon, model: Any) -> list[Mention]:
    """Every mention, in order: a country by its forms, the rest by the model's word. Only an organisation may hold a country's name."""
    countries = list(_countries(text, lexicon))
    named = [mention for mention in _named(text, model) if not any(_collides(mention, country) for country in countries)]
    _name_persons(named)
    for mention in named:
        _name_known(mention, lexicon)
    return sorted([*countries, *named], key=lambda mention: mention.start)


def _collides(mention: Mention, country: Mention) -> bool:
    """Statistics Canada and the Bank of Japan are organisations besides the countries in their names."""
    if mention.end <= country.start or country.end <= mention.start:
        return False
    return mention.kind != "organisation" or not (
        mention.start <= country.start and country.end <= mention.end and mention.surface != country.surface
    )


@cache
def _country_pattern() -> re.Pattern[str]:
    from newsledger.reference.lexicon import lexicon

    forms = sorted((s for s, row in lexicon().country_forms.items() if row["form"] != "capital"), key=len, reverse=True)
    return re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)")


def _countries(text: str, lexicon: Lexicon) -> list[Mention]:
    found = []
    for match in _country_pattern().finditer(text):
        row = lexicon.country_forms[match[0]]
        code = lexicon.countries[row["code"]]
        if _is_country(text, match, row["is_ambiguous"] == "1"):
            found.append(
                Mention(
                    match.start(),
                    match.end(),
                    match[0],
                    "country",
                    _FORMS[row["form"]],
                    f"country:{row['code']}",
                    code["name"],
                    row["code"],
                )
            )
    return found


def _is_country(text: str, match: re.Match[str], is_ambiguous: bool) -> bool:
    """U.S. dollars are no mention of the country; an ambiguous form counts only when nothing named stands beside it."""
    after = text[match.end() : match.end() + 8].lstrip().lower()
    beside = text[match.end() : match.end() + 2]
    return not after.startswith(("dollar", "dlr")) and not (is_ambiguous and len(beside) > 1 and beside[1].isupper())


def _named(text: str, model: Any) -> list[Mention]:
    found = []
    for entity in model(text).ents:
        kind = _KINDS.get(entity.label_)
        surface = entity.text.removesuffix("'s").removesuffix("’s").rstrip("'’ ").strip()
        if kind and surface and "\n" not in surface:
            start = entity.start_char + entity.text.index(surface)
            bare = re.sub(r"^(?:the|The)\s", "", surface)
            found.append(Mention(start, start + len(surface), surface, kind, "name", f"{kind}:{_slug(bare)}", bare))
    return found


def _name_known(mention: Mention, lexicon: Lexicon) -> None:
    """A name that the reference list holds is that entity, whatever the model took it for."""
    row = lexicon.organisations.get(mention.name) if mention.form == "name" else None
    if row:
        mention.entity_id, mention.name, mention.kind = row["entity_id"], row["name"], row["kind"]
        mention.country_code, mention.wikidata_id = row["country_code"] or None, row["wikidata_id"] or None


def _slug(name: str) -> str:
    return re.sub(r"[\W_]+", "-", name.lower()).strip("-") or "unnamed"


def _name_persons(mentions: list[Mention]) -> None:
    """One label a name by majority; a surname alone is the full name that ends with it."""
    votes: dict[str, Counter[str]] = {}
    for mention in mentions:
        votes.setdefault(mention.name, Counter())[mention.kind] += 1
    full = _full_names(mentions)
    initials = {_initials(m.name): m for m in reversed(mentions) if m.kind == "organisation" and " " in m.name}
    for mention in mentions:
        known = full.get(mention.name)
        if known and mention.kind in {"person", "organisation", "place"} and mention is not known:
            mention.kind, mention.form, mention.name, mention.entity_id = "person", "surname", known.name, known.entity_id
            continue
        if mention.kind in {"organisation", "place"} and (spelt := initials.get(mention.name)) and spelt.end <= mention.start:
            mention.kind, mention.name, mention.entity_id = "organisation", spelt.name, spelt.entity_id
            continue
        mention.kind = min(votes[mention.name].items(), key=lambda item: (-item[1], item[0]))[0]
        mention.entity_id = f"{mention.kind}:{_slug(mention.name)}"


def _initials(name: str) -> str:
    """ "British Airways" is BA; small words have no letter."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _full_names(mentions: list[Mention]) -> dict[str, Mention]:
    """A part of a person's name, if of one person only, to the full name; the surname of several is the last one named's."""
    persons = [m for m in mentions if m.kind == "person" and " " in m.name]
    owners: dict[str, dict[str, Mention]] = {}
    for mention in persons:
        for part in mention.name.split():
            owners.setdefault(part, {}).setdefault(mention.name, mention)
    parts = {part: next(iter(known.values())) for part, known in owners.items() if len(known) == 1 and part[0].isupper() and len(part) > 2}
    return parts | {m.name.split()[-1]: m for m in persons}
