"""Every mention of an article, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

from newsledger.annotate.names.affiliations import with_employers
from newsledger.annotate.names.casing import recased
from newsledger.annotate.names.clean import cleaned
from newsledger.annotate.names.correct import correct, is_no_name
from newsledger.annotate.names.countries import find_countries
from newsledger.annotate.names.datelines import find_datelines
from newsledger.annotate.names.document import recur, settle
from newsledger.annotate.names.known import find_known, name_known
from newsledger.annotate.names.mention import Mention
from newsledger.annotate.names.model import common_words, recognise, recognise_ahead
from newsledger.annotate.names.organisations import bodies_of, complete, extend_over
from newsledger.annotate.names.places import find_cities, is_state, locate
from newsledger.annotate.names.teams import with_teams
from newsledger.reference.csv_rows import rows
from newsledger.reference.lexicon import Lexicon


def find_mentions(text: str, lexicon: Lexicon, model: Any) -> list[Mention]:
    """Every mention, in order: a country by its forms, the rest by the model's word and the article's own knowledge.

    A country in an organisation's name (Bank of Japan) is a mention beside it. ``model`` is a spaCy pipeline (``load_model``).
    """
    shown = recased(text)
    named = _named(shown, lexicon, model)
    persons = [(m.start, m.end) for m in named if m.kind == "person" and " " in m.surface]
    countries = list(find_countries(shown, persons, lexicon))
    named = _completed(_beside(named, countries), countries, shown, lexicon)
    named = settle([mention for mention in named if not is_no_name(mention, shown, common_words(shown), lexicon)], shown)
    named += recur(named, shown)
    named = _beside(named, countries)
    _locate([m for m in named if m.kind == "place"], shown, countries)
    mentions = sorted([*countries, *named], key=lambda mention: (mention.start, mention.end))
    for mention in mentions:
        mention.surface = text[mention.start : mention.end]
    return mentions


def read_ahead(texts: Iterable[str], model: Any) -> None:
    """Have the model read many texts together, which is quicker; ``find_mentions`` of each then finds it done."""
    recognise_ahead(map(recased, texts), model)


def _completed(named: list[Mention], countries: list[Mention], text: str, lexicon: Lexicon) -> list[Mention]:
    """The names with their last words, and those that only a table, a country or an employee beside them tells."""
    named = with_teams(named, text, lexicon)
    complete(named, text)
    named = extend_over(named, [*countries, *(mention for mention in named if is_state(mention.name))], text)
    return with_employers(_apart([*named, *bodies_of(countries, text)]), countries, text)


def _named(text: str, lexicon: Lexicon, model: Any) -> list[Mention]:
    """What the reference list knows and what the model found, no two overlapping; the longer organisation first, then the list."""
    known = [*find_datelines(text), *find_known(text, lexicon), *find_cities(text)]
    found = [
        Mention(start, end, text[start:end], kind, "name", "", text[start:end])
        for start, end, kind in cleaned(text, recognise(text, model), lexicon)
    ]
    for mention in found:
        name_known(mention, lexicon)
        correct(mention, text, lexicon)
    # A place before a date opens an article, whatever the model takes its capitals for: "OAK LAWN, Ill., March 4 -".
    datelines = {id(mention): mention.start - mention.end - 0.5 for mention in known if mention.start == 0 and mention.kind == "place"}
    order = {id(m): datelines.get(id(m), m.start - m.end if m.kind == "organisation" else 0) for m in [*known, *found]}
    return _apart(sorted([*known, *found], key=lambda mention: order[id(mention)]))


def _apart(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions, the earlier in the list where two overlap; in order of the text."""
    taken: set[int] = set()
    kept = []
    for mention in mentions:
        span = range(mention.start, mention.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)


def _beside(named: list[Mention], countries: list[Mention]) -> list[Mention]:
    """Names that are no country's: an organisation, a place or an event may hold one in its name, a person may not."""
    taken = {at: country for country in countries for at in range(country.start, country.end)}
    return [
        mention for mention in named if not any(_is_taken(mention, taken[at]) for at in range(mention.start, mention.end) if at in taken)
    ]


def _is_taken(mention: Mention, country: Mention) -> bool:
    inside = mention.start <= country.start and country.end <= mention.end and mention.surface != country.surface
    return not inside or mention.kind == "person"


def _locate(places: list[Mention], text: str, countries: list[Mention]) -> None:
    counts = Counter(country.country_code for country in countries if country.country_code)
    locate(places, text, counts, _codes())


@cache
def _codes() -> dict[str, str]:
    """Every country's code by its name."""
    return {row["name"]: row["code"] for row in rows("countries")}
