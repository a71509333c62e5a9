"""Who held an office of state when: seeds/reference/office_holders.csv."""

from __future__ import annotations

import unicodedata
from functools import cache

from newsledger.reference.csv_rows import Row, rows


def country_of(office: str, name: str, year: int | None) -> str | None:
    """The country whose ``office`` the person held in ``year`` (ever, where it is None); None where several or none did.

    ``name`` is a full name or a surname.
    """
    found = {row["country_code"] for row in _named().get((office, _plain(name)), ()) if year is None or _holds(row, year)}
    return found.pop() if len(found) == 1 else None


def _holds(row: Row, year: int) -> bool:
    return int(row["first_year"]) <= year and (not row["last_year"] or year <= int(row["last_year"]))


@cache
def _named() -> dict[tuple[str, str], tuple[Row, ...]]:
    found: dict[tuple[str, str], tuple[Row, ...]] = {}
    for row in rows("office_holders"):
        for name in {_plain(row["name"]), _plain(row["surname"])}:
            found[row["office"], name] = (*found.get((row["office"], name), ()), row)
    return found


def _plain(name: str) -> str:
    """In lower case and without accents."""
    parts = unicodedata.normalize("NFKD", name.lower())
    return "".join(part for part in parts if not unicodedata.combining(part))
