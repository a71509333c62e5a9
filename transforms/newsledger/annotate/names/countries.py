"""Countries by name, adjective, people, abbreviation, or the capital that stands for a government.

Policy for states that are no more: a text that names one means it. Soviet, Yugoslav, Czechoslovak and East German keep the codes
that ISO withdrew (SU, YU, CS, DD: ``historical`` in seeds/reference/countries.csv), and never turn into Russia or
Serbia. West Germany is DE, for the Federal Republic of 1949 is the one of today; "Russia" in a text of 1987 is RU, as written.
The European Union and its forerunners are organisations, no country.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from newsledger.annotate.names.gazetteer import Gazetteer
from newsledger.annotate.names.governments import is_government
from newsledger.annotate.names.homonyms import balance_of, is_homonym, means_country
from newsledger.annotate.names.mention import Mention
from newsledger.annotate.names.readings import is_other, is_surname
from newsledger.reference.csv_rows import rows
from newsledger.reference.lexicon import Lexicon

_FORMS = {"name": "name", "abbreviation": "name", "adjective": "demonym", "demonym": "demonym", "capital": "capital"}
_BLOC = "EU"

Span = tuple[int, int]


def find_countries(text: str, persons: Sequence[Span], lexicon: Lexicon) -> Iterator[Mention]:
    """Every mention of a country in order. ``persons`` are the spans of persons' names, in order."""
    hits = list(_gazetteer().find(text))
    people = _People(text, persons)
    is_abroad = any(_is_foreign(lexicon.country_forms[surface]) for *_, surface in hits)
    for start, end, surface in hits:
        code, form = lexicon.country_forms[surface]["code"], lexicon.country_forms[surface]["form"]
        if form == "capital":
            if is_government(text, start, end):
                yield _mention(start, end, surface, code, form, lexicon)
        elif not (
            people.hold(start, end, form)
            or is_other(text, start, end, surface, form)
            or (people.bear(surface) and is_surname(text, start, end, form) and balance_of(surface, text) <= 0)
            or (is_homonym(surface) and not means_country(surface, text, is_abroad=is_abroad))
        ):
            yield _mention(start, end, surface, code, form, lexicon)


def _mention(start: int, end: int, surface: str, code: str, form: str, lexicon: Lexicon) -> Mention:
    return Mention(start, end, surface, "country", _FORMS[form], f"country:{code}", lexicon.countries[code]["name"], code)


def _is_foreign(row: dict[str, str]) -> bool:
    """A country other than the one whose towns bear so many countries' names."""
    return row["form"] != "capital" and row["code"] != "US" and not is_homonym(row["surface"])


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer(row["surface"] for row in rows("country_forms") if row["code"] != _BLOC)


class _People:
    """The persons of an article, in whose names Jordan and Chad are no countries."""

    def __init__(self, text: str, persons: Sequence[Span]) -> None:
        self._text, self._spans = text, persons
        self._starts = [start for start, _ in persons]
        self._surnames = {text[start:end].split()[-1] for start, end in persons}

    def hold(self, start: int, end: int, form: str) -> bool:
        """Whether the form is a part of a person's name; a nation written before the name is none."""
        at = bisect_left(self._starts, end) - 1
        if at < 0 or self._spans[at][1] < end or self._spans[at][0] > start:
            return False
        return (form == "name" and not self._text.endswith(" of ", 0, start)) or self._spans[at][0] < start

    def bear(self, surface: str) -> bool:
        """Whether it is some person's surname."""
        return surface in self._surnames
