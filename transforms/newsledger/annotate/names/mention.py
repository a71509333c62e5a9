"""What every later stage knows of a name in an article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Mention:
    """One place that names an entity. ``entity_id`` is unique within the article.

    ``form`` tells how: name, demonym, surname, or capital, where a city stands for the government that sits there.
    """

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
    geonames_id: int | None = None
    role_organisation: str | None = None
