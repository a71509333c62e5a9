"""Countries and places: the country or its namesake, the government in its capital, which city."""

from collections import Counter

import pytest

from newsledger.annotate.names.countries import find_countries
from newsledger.annotate.names.mention import Mention
from newsledger.annotate.names.places import locate
from newsledger.reference.lexicon import lexicon

LEXICON = lexicon()


def codes(text, persons=()):
    spans = [(text.find(person), text.find(person) + len(person)) for person in persons]
    return [(m.surface, m.country_code, m.form) for m in find_countries(text, spans, LEXICON)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trade between Russia and Japan grew.", [("Russia", "RU", "name"), ("Japan", "JP", "name")]),
        ("U.S. exports to the UK fell.", [("U.S.", "US", "name"), ("UK", "GB", "name")]),
        ("The EU said so.", []),
        ("French farmers and the Dutch agreed.", [("French", "FR", "demonym"), ("Dutch", "NL", "demonym")]),
        ("It cost 20 U.S. dollars or 18 Swiss francs.", []),
        ("It cost US$20 million.", []),
        ("She spoke only French and Farsi.", []),
        ("She soon learned English so she could drive.", []),
        ("He teaches science and English to adults.", []),
        ("The Catholic French Immersion School opened.", []),
        # A manner of cooking, playing or breeding, not the country; trade in it is the country's.
        ("The Greek and Italian Grill sells Polish sausage, next to an Irish pub.", []),
        ("An English cocker spaniel ate French toast.", []),
        ("A Japanese restaurant chain raised Italian food exports.", [("Japanese", "JP", "demonym"), ("Italian", "IT", "demonym")]),
        ("The casinos of the Pueblo Indians, and Indian reservations.", []),
        ("Most Indians drink tea.", [("Indians", "IN", "demonym")]),
        ("Kenya Airways flew over Mount Lebanon.", []),
        ("He lives in New Mexico, near the Gulf of Mexico.", []),
        ("Bank of America and North America.", []),
        ("American Airlines hired Native Americans.", []),
        ("The road is US-24.", []),
        ("Georgia's governor spoke in Atlanta.", []),
        ("Georgia and Russia met in Tbilisi.", [("Georgia", "GE", "name"), ("Russia", "RU", "name")]),
        ("Farmers in Lebanon, Pa., met.", []),
        ("Israel and Lebanon met.", [("Israel", "IL", "name"), ("Lebanon", "LB", "name")]),
        # Historical states keep their own codes; West Germany is Germany.
        ("Soviet and East German grain.", [("Soviet", "SU", "demonym"), ("East German", "DD", "demonym")]),
        ("Yugoslavia and West Germany.", [("Yugoslavia", "YU", "name"), ("West Germany", "DE", "name")]),
        # A capital that acts is a government; one where something is, a place.
        ("Moscow said it would pay.", [("Moscow", "RU", "capital")]),
        ("Critics of Beijing's policy left.", [("Beijing", "CN", "capital")]),
        ("Talks between Tokyo and Seoul failed.", [("Tokyo", "JP", "capital"), ("Seoul", "KR", "capital")]),
        ("Traders in Tokyo said so.", []),
    ],
)
def test_a_country_is_known_by_its_forms_and_their_context(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "persons"),
    [("Michael Jordan scored. Later Jordan sat down.", ["Michael Jordan"]), ("Chad Smith of Syria plays.", ["Chad Smith"])],
)
def test_a_person_is_no_country(text, persons):
    assert not {"Jordan", "Chad"} & {surface for surface, *_ in codes(text, persons)}


@pytest.mark.parametrize(
    ("text", "name", "countries", "expected"),
    [
        ("The fair in Birmingham opened.", "Birmingham", {"GB": 2}, ("GB", 2655603)),
        ("The fair in Birmingham opened.", "Birmingham", {"US": 2}, ("US", 4049979)),
        ("The fair in Birmingham, Ala., opened.", "Birmingham", {"GB": 2}, ("US", 4049979)),
        ("The fair in Paris, Texas, opened.", "Paris", {"FR": 1}, ("US", 4717560)),
        ("Prices in Georgia fell.", "Georgia", {}, ("US", 4197000)),
        ("Talks in Peking ended.", "Peking", {}, ("CN", 1816670)),
        ("Lunch in Nowhereville ended.", "Nowhereville", {}, (None, None)),
    ],
)
def test_a_city_is_chosen_by_what_follows_it_the_articles_countries_and_population(text, name, countries, expected):
    start = text.find(name)
    place = Mention(start, start + len(name), name, "place", "name", f"place:{name.lower()}", name)
    locate([place], text, Counter(countries), {row["name"]: code for code, row in LEXICON.countries.items()})
    assert (place.country_code, place.geonames_id) == expected
