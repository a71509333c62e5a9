"""The reference files indexed as the annotators look things up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from newsledger.reference.csv_rows import Row, rows
from newsledger.text.words import stem


@dataclass(frozen=True, slots=True)
class Unit:
    """What a written unit stands for: the canonical unit, the kind of figure it makes, and a factor (0.01 for cents)."""

    unit: str
    kind: str
    factor: Decimal = Decimal(1)
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything looked up by written form. Names are lower-case; symbols and codes stand as written."""

    numbers: Mapping[str, Decimal]
    tens: frozenset[str]
    magnitudes: Mapping[str, Decimal]
    units: Mapping[str, Unit]
    symbols: Mapping[str, Unit]
    measures: Mapping[tuple[str, ...], tuple[str, int]]
    measure_kinds: Mapping[str, frozenset[str]]
    countries: Mapping[str, Row]
    country_forms: Mapping[str, Row]
    offices: Mapping[str, Row]
    currency_users: Mapping[str, frozenset[str]]
    organisations: Mapping[str, Row]


@cache
def lexicon() -> Lexicon:
    """The lexicon of seeds/reference, built once a process."""
    cardinal = [row for row in rows("number_words") if row["kind"] in {"unit", "tens"}]
    return Lexicon(
        numbers={row["word"]: Decimal(row["value"]) for row in cardinal},
        tens=frozenset(row["word"] for row in cardinal if row["kind"] == "tens"),
        magnitudes={row["word"]: Decimal(row["factor"]) for row in rows("magnitudes")},
        units=_units(),
        symbols={row["surface"]: _currency(row) for row in rows("currency_forms") if row["form"] in {"symbol", "code"}},
        measures={tuple(map(stem, row["term"].lower().split())): (row["code"], int(row["priority"])) for row in rows("measure_terms")},
        measure_kinds={row["code"]: frozenset(row["kinds"].split("|")) for row in rows("measures")},
        countries={row["code"]: row for row in rows("countries")},
        country_forms={row["surface"]: row for row in rows("country_forms")},
        offices={row["title"]: row for row in rows("offices")},
        organisations={surface: row for row in rows("entities") for surface in (row["name"], *row["aliases"].split("|")) if surface},
        currency_users={row["code"]: frozenset(row["country_codes"].split("|")) for row in rows("currencies")},
    )


def _units() -> dict[str, Unit]:
    physical = {row["surface"]: Unit(row["unit"], row["kind"]) for row in rows("units")}
    physical |= {surface.lower(): unit for surface, unit in physical.items() if surface.lower() not in physical}
    named = {row["surface"].lower(): _currency(row) for row in rows("currency_forms") if row["form"] in {"name", "minor"}}
    coded = {row["surface"]: _currency(row) for row in rows("currency_forms") if row["form"] in {"code", "symbol"}}
    return named | coded | physical


def _currency(row: Row) -> Unit:
    return Unit(row["code"], "money", Decimal(row["factor"]), row["is_shared"] == "1")
