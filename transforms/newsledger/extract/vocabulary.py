"""The reference data that extraction needs: agencies, time zones, places and the weights by which blocks and lines are judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# An acronym is an agency only as it is written: "AA", but not "aa".
_LONGEST_ACRONYM = 4
_PLACE_FORMS = frozenset({"capital", "city"})

# The reference files, in the order of ``Vocabulary.from_rows``.
FILES = ("agencies", "time_zones", "country_forms", "line_weights", "block_weights")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Agencies by written form, time zones by abbreviation and country ("" is the default), countries by place in capitals,
    what each feature of a line (``line_features``, ``line_context``) weighs, and what each of a page's block (``block_features``)
    weighs in the models "fast" and "full"."""

    agencies: Mapping[str, str]
    time_zones: Mapping[str, Mapping[str, str]]
    places: Mapping[str, str]
    line_weights: Mapping[str, float]
    block_weights: Mapping[str, Mapping[str, float]]

    @classmethod
    def from_rows(
        cls,
        agencies: Iterable[Mapping[str, str]],
        time_zones: Iterable[Mapping[str, str]],
        country_forms: Iterable[Mapping[str, str]] = (),
        line_weights: Iterable[Mapping[str, str]] = (),
        block_weights: Iterable[Mapping[str, str]] = (),
    ) -> Vocabulary:
        """From the rows of the reference files of these names. An agency goes by the first of its aliases."""
        known: dict[str, str] = {}
        for row in agencies:
            aliases = [alias for alias in row["aliases"].split("|") if alias] or [row["code"]]
            for surface in (*aliases, row["name"], row["code"]):
                known.setdefault(_agency_key(surface), aliases[0])
        zones: dict[str, dict[str, str]] = {}
        for row in time_zones:
            zones.setdefault(row["abbreviation"].upper(), {})[row["country_code"]] = row["iana_zone"]
        places = {row["surface"].upper(): row["code"] for row in country_forms if row["form"] in _PLACE_FORMS}
        of_line = {row["feature"]: float(row["weight"]) for row in line_weights}
        of_block: dict[str, dict[str, float]] = {}
        for row in block_weights:
            of_block.setdefault(row["model"], {})[row["feature"]] = float(row["weight"])
        return cls(known, zones, places, of_line, of_block)

    def agency(self, surface: str) -> str | None:
        """The short name of the agency written ``surface``, if it is one."""
        return self.agencies.get(_agency_key(surface))

    def country_of_place(self, place: str) -> str | None:
        """The ISO 3166 code of the country in which the city called ``place`` lies, if it is known."""
        return self.places.get(place.strip().upper())

    def zone(self, abbreviation: str, countries: Iterable[str]) -> str | None:
        """The IANA zone of ``abbreviation``, as used in the first of ``countries`` that has one of that name."""
        by_country = self.time_zones.get(abbreviation.upper(), {})
        return next((by_country[country] for country in countries if country in by_country), by_country.get(""))


def _agency_key(surface: str) -> str:
    surface = " ".join(surface.split()).strip(".,;:")
    return surface if len(surface) <= _LONGEST_ACRONYM else surface.upper()
