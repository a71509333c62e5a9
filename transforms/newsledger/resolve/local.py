"""An entity as one article names it, and what it shows about itself there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from newsledger.reference.csv_rows import rows
from newsledger.reference.word_lists import word_list
from newsledger.resolve.known import Known, common_noun
from newsledger.resolve.naming import name_key

# Too general to tell two holders of a name apart, or to tie two spellings together.
_UNTELLING_SPHERES = frozenset({"other"})
_PRESS = frozenset({"news_agency", "newspaper", "broadcaster", "exchange"})


class Evidence(NamedTuple):
    """One row of sql/resolved/local_entity.sql, its columns in their order."""

    part: str
    article_id: str
    story_id: str
    local_id: str
    kind: str
    name: str
    country_code: str | None
    role: str | None
    setting_code: str | None
    countries: list[str]
    surfaces: list[str]
    published_day: int | None


@dataclass(frozen=True, slots=True)
class Local:
    """One row of stg_entity. ``entity_id`` is set where the name itself says which entity it is.

    ``story_id`` is shared by copies of the article. ``countries`` are those the article names, the most frequent first;
    ``setting`` is the first of them if it leads.
    ``company`` are the persons and organisations that the article names; ``day`` counts from 1970, None for an undated article.
    """

    article_id: str
    story_id: str
    local_id: str
    kind: str
    name: str
    key: str
    country: str | None
    office: str | None
    setting: str | None
    countries: tuple[str, ...]
    surfaces: tuple[str, ...]
    day: int | None
    company: frozenset[str]
    entity_id: str | None

    @property
    def seat(self) -> str | None:
        """The country of an office that one holds at a time: the country said, or else the setting."""
        return (self.country or self.setting) if self.office in word_list("sole_office") else None

    @property
    def holds_seat(self) -> bool:
        """Whether the article says of which country it holds an office that one holds at a time."""
        return bool(self.country and self.seat)

    @property
    def is_surname(self) -> bool:
        """Whether a person has one name only here: who that is, the article did not say."""
        return self.kind == "person" and " " not in self.key


def locals_of(found: Iterable[Evidence], known: Known) -> Iterator[Local]:
    """What each row says; the rows of an article come together."""
    for article_id, rows_of_article in groupby(found, key=itemgetter(1)):
        article = [(row, name_key(row.name, row.kind), _known_id(row, known)) for row in rows_of_article]
        company = frozenset(entity or f"{row.kind}:{key}" for row, key, entity in article if _tells(row, key, entity))
        for row, key, entity in article:
            yield _local(article_id, row, key, entity, company)


def _local(article_id: str, row: Evidence, key: str, entity_id: str | None, company: frozenset[str]) -> Local:
    return Local(
        article_id,
        row.story_id,
        row.local_id,
        row.kind,
        row.name,
        key,
        row.country_code,
        row.role if row.role in telling_offices() else None,
        row.setting_code,
        tuple(row.countries),
        tuple(row.surfaces),
        row.published_day,
        company,
        entity_id,
    )


def _known_id(row: Evidence, known: Known) -> str | None:
    own = row.local_id if _is_global(row.local_id, row.kind) else None
    return known.of_analyst(row.name, row.surfaces) or own or known.of_reference(row.name, row.kind)


def _is_global(local_id: str, kind: str) -> bool:
    """The annotators name what stands in the reference lists by its own id."""
    prefix, _, rest = local_id.partition(":")
    if prefix == "country":
        return len(rest) == 2 and rest.isupper()
    if prefix == "place":
        return rest.isdecimal()
    return bool(rest) and prefix in {"org", "event", "other"} and (prefix == "org" or local_id in _listed(kind))


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(row["entity_id"] for row in rows("entities") if row["kind"] == kind)


def _tells(row: Evidence, key: str, entity_id: str | None) -> bool:
    """Whether being named with it tells anything: a person of full name, or an organisation that not every paper names."""
    if row.kind == "organisation":
        return bool(key) and not common_noun(key) and entity_id not in _everywhere()
    return row.kind == "person" and " " in key


@cache
def _everywhere() -> frozenset[str]:
    return frozenset(row["entity_id"] for row in rows("entities") if row["subtype"] in _PRESS)


@cache
def telling_offices() -> dict[str, str]:
    """Offices that few hold at a time, with their sphere."""
    return {row["office"]: row["sphere"] for row in rows("offices") if row["is_generic"] != "1" and row["sphere"] not in _UNTELLING_SPHERES}
