"""Entities known beforehand: those of seeds/reference/entities.csv, and what an analyst says, which goes first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from newsledger.reference.csv_rows import Row, rows
from newsledger.resolve.aliases import Alias
from newsledger.resolve.naming import full_key, name_key

_Key = TypeVar("_Key")
Fact = dict[str, str | None]

_FACTS = ("entity_id", "name", "kind", "country_code", "wikidata_id")


@dataclass(frozen=True, slots=True)
class Known:
    """Entity ids by the key of a name: ``analyst`` whatever the kind, ``reference`` for other kinds than person.

    ``reference`` has keys without a legal form and with one: a single word left without it ("apple") counts only where the list
    has that very word, and ``guarded`` only where the article takes it for an organisation. ``institutions`` has those that a
    country's own papers call by a common noun: ("finance ministry", "JP").
    """

    analyst: dict[str, str]
    reference: dict[str, str]
    guarded: dict[str, str]
    institutions: dict[tuple[str, str], str]

    def of_analyst(self, name: str, surfaces: Iterable[str]) -> str | None:
        """What the analyst says of a name, or else of the forms it is seen under, the most frequent first.

        A mere part of the name is no such form: who calls Smith somebody does not mean the John Smiths.
        """
        if not self.analyst:
            return None
        key, *others = (name_key(form, "organisation") for form in (name, *surfaces))
        forms = [key, *(other for other in others if not set(other.split()) <= set(key.split()))]
        return next((entity for form in forms if (entity := self.analyst.get(form))), None)

    def of_reference(self, name: str, kind: str) -> str | None:
        """The entity that the reference list calls so. A person is never one of them, nor is a word in lower case."""
        if kind in {"person", "country", "place"} or name.islower():
            return None
        key = name_key(name, "organisation")
        found = self.reference.get(key) or self.reference.get(full_key(name))
        return found or (self.guarded.get(key) if kind == "organisation" else None)


def known_names(aliases: Sequence[Alias] = ()) -> Known:
    """Everything known about names, with an analyst's ``aliases``."""
    analyst = {name_key(row.alias, "organisation"): row.entity_id for row in aliases}
    return Known(analyst, _reference(), _guarded(), _institutions())


def known_entities(aliases: Sequence[Alias] = ()) -> list[Fact]:
    """One row an entity: entity_id, name, kind, country_code, wikidata_id. The analyst's word stands before the list's."""
    found: dict[str, Fact] = {row["entity_id"]: {fact: row[fact] or None for fact in _FACTS} for row in rows("entities")}
    for alias in aliases:
        fact = found.setdefault(alias.entity_id, dict.fromkeys(_FACTS))
        fact.update({name: value for name in _FACTS if (value := getattr(alias, name))})
    return list(found.values())


def nameable_entities(aliases: Sequence[Alias] = ()) -> list[Fact]:
    """Those known entities, countries too, of which enough is known for a row of their own where no article names them."""
    facts = (("name", "name"), ("country_code", "code"), ("wikidata_id", "wikidata_id"))
    countries: list[Fact] = [
        {"entity_id": f"country:{row['code']}", "kind": "country", **{fact: row[column] or None for fact, column in facts}}
        for row in rows("countries")
        if row["kind"] != "bloc"
    ]
    return [*countries, *(fact for fact in known_entities(aliases) if fact["name"] and fact["kind"])]


def known_aliases(aliases: Sequence[Alias] = ()) -> list[Fact]:
    """One row a written form of an entity: entity_id, alias, source (analyst or reference)."""
    found = {(row["entity_id"], form): "reference" for row in rows("entities") for form in _forms(row)}
    found |= {(row.entity_id, row.alias): "analyst" for row in aliases}
    return [{"entity_id": entity, "alias": alias, "source": source} for (entity, alias), source in found.items()]


def common_noun(key: str) -> str | None:
    """The institution that a key names by words that any country has, or None: "finance ministry" for "ministry of finance"."""
    if not key or not all(word in _institution_words() for word in key.split()):
        return None
    body = re.fullmatch(r"(ministry|department) of (?:the )?(.{1,80})", key)
    return f"{body[2]} {body[1]}" if body else key


def _forms(row: Row) -> list[str]:
    return [form for form in (row["name"], *row["aliases"].split("|")) if form]


@cache
def _institution_words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("institution_words"))


@cache
def _reference() -> dict[str, str]:
    owners: dict[str, set[str]] = {}
    for row in rows("entities"):
        for form in _forms(row):
            key, full = name_key(form, "organisation"), full_key(form)
            for one in {full, key} if " " in key else {full}:
                owners.setdefault(one, set()).add(row["entity_id"])
    return _unambiguous(owners)


@cache
def _guarded() -> dict[str, str]:
    listed = ((row["entity_id"], form) for row in rows("entities") for form in row["guarded_aliases"].split("|") if form)
    return {name_key(form, "organisation"): entity_id for entity_id, form in listed}


@cache
def _institutions() -> dict[tuple[str, str], str]:
    owners: dict[tuple[str, str], set[str]] = {}
    for row in rows("entities"):
        # A body of no one country may be the European Union's.
        code = row["country_code"] or "EU"
        for form in _forms(row):
            if common := _without_country(name_key(form, "organisation"), code):
                owners.setdefault((common, code), set()).add(row["entity_id"])
    return _unambiguous(owners)


def _unambiguous(owners: dict[_Key, set[str]]) -> dict[_Key, str]:
    return {key: next(iter(entities)) for key, entities in owners.items() if len(entities) == 1}


def _without_country(key: str, code: str) -> str | None:
    """ "japanese finance ministry" and "ministry of finance of japan" without Japan, if words that any country has are left.

    One word left of such a phrase ("bank of japan") says too little; before it stood an adjective, it is a title ("us senate").
    """
    for form in _country_keys().get(code, ()):
        for beginning in (f"{form} ", f"{form}s "):
            if key.startswith(beginning):
                return common_noun(key.removeprefix(beginning))
        for ending in (f" of the {form}", f" of {form}"):
            left = key.removesuffix(ending)
            if left != key and " " in left:
                return common_noun(left)
    return None


@cache
def _country_keys() -> dict[str, list[str]]:
    """The forms of each country's name as keys, the longest first. A capital stands for a government, not for a country."""
    found: dict[str, set[str]] = {}
    for row in rows("country_forms"):
        if row["form"] != "capital":
            found.setdefault(row["code"], set()).add(name_key(row["surface"], "country"))
    return {code: sorted(keys, key=lambda key: (-len(key), key)) for code, keys in found.items()}
