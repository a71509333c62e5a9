"""An analyst's own aliases: a CSV file that says which entity a written form names, whatever the engine would think."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsledger.contracts.fields.entity import KINDS
from newsledger.errors import UsageError
from newsledger.reference.csv_rows import rows
from newsledger.resolve.analyst_file import Cells, analyst_rows
from newsledger.resolve.naming import name_key

REQUIRED = ("alias", "entity_id")
OPTIONAL = ("name", "kind", "country_code", "wikidata_id")

ENTITY_ID = re.compile(r"[a-z]{2,20}:\S{1,200}")
_WIKIDATA_ID = re.compile(r"Q[1-9][0-9]{0,11}")


@dataclass(frozen=True, slots=True)
class Alias:
    """One row of the file; what it leaves open is None."""

    alias: str
    entity_id: str
    name: str | None = None
    kind: str | None = None
    country_code: str | None = None
    wikidata_id: str | None = None


def parse_aliases(text: str) -> tuple[Alias, ...]:
    """Read a CSV of ``alias,entity_id[,name,kind,country_code,wikidata_id]``.

    Raises ``UsageError`` that names the line: an unknown or missing column, an empty or unreadable alias, one alias for two
    entities, two answers to one question about an entity, a kind, country or id that there is not.
    """
    found = [_alias(cells, line) for line, cells in analyst_rows(text, "aliases", REQUIRED, OPTIONAL)]
    _check_agreement(found)
    return tuple(alias for _, alias in found)


def _alias(cells: Cells, line: int) -> tuple[int, Alias]:
    broken = (f"{name} {cells[name]!r} {rule}" for name, is_right, rule in _RULES if cells.get(name) and not is_right(cells[name]))
    if (wrong := next(broken, None)) or not cells["alias"] or not cells["entity_id"]:
        raise UsageError(f"aliases, line {line}: {wrong or 'alias and entity_id must not be empty'}")
    return line, Alias(**{name: cell for name, cell in cells.items() if cell})


def _check_agreement(found: list[tuple[int, Alias]]) -> None:
    """One alias names one entity, and the rows of one entity do not contradict each other."""
    said: dict[tuple[str, str], tuple[int, str]] = {}
    for line, alias in found:
        facts = [("alias", name_key(alias.alias, "organisation"), alias.entity_id)]
        facts += [(fact, alias.entity_id, value) for fact in OPTIONAL if (value := getattr(alias, fact))]
        for fact, subject, value in facts:
            earlier, other = said.setdefault((fact, subject), (line, value))
            if other != value:
                what = f"alias {alias.alias!r} names" if fact == "alias" else f"{fact} of {alias.entity_id} is"
                raise UsageError(f"aliases, line {line}: {what} {value}, but {other} on line {earlier}")


def _is_country(code: str | None) -> bool:
    return code in {row["code"] for row in rows("countries")}


_RULES = (
    ("alias", lambda cell: bool(name_key(cell, "organisation")), "holds no letter or digit"),
    ("entity_id", lambda cell: bool(ENTITY_ID.fullmatch(cell)), "is not written like person:fumio-kishida or org:nhk"),
    ("kind", lambda cell: cell in KINDS, f"is not one of {', '.join(KINDS)}"),
    ("country_code", _is_country, "is no code of seeds/reference/countries.csv"),
    ("wikidata_id", lambda cell: bool(_WIKIDATA_ID.fullmatch(cell)), "is not written like Q17"),
)
