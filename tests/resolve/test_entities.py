"""Who is one and who is not, on articles given as lists of names: (id, day or None, names)."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.resolve.aliases import Alias
from newsledger.resolve.clusters import Clusters
from newsledger.resolve.known import known_names
from newsledger.resolve.local import Evidence, locals_of

Row = dict[str, Any]
Resolve = Callable[..., dict[tuple[str, str], str]]


def person(name: str, role: str | None = None, country_code: str | None = None) -> Row:
    return {"kind": "person", "name": name, "role": role, "country_code": country_code}


def organisation(name: str, *surfaces: str) -> Row:
    return {"kind": "organisation", "name": name, "surfaces": (name, *surfaces)}


def country(code: str, times: int = 1) -> Row:
    return {"kind": "country", "name": code, "country_code": code, "entity_id": f"country:{code}", "surfaces": (code,) * times}


ALONE = [
    # what an article names, the entity
    ({"kind": "country", "name": "Japan", "entity_id": "country:JP"}, "country:JP"),
    ({"kind": "organisation", "name": "NHK", "entity_id": "org:nhk"}, "org:nhk"),
    ({"kind": "place", "name": "Tokyo", "entity_id": "place:1861060"}, "place:1861060"),
    (person("FUMIO  KISHIDA"), "person:fumio-kishida"),
    (person("José Müller-O'Neill"), "person:jose-muller-o-neill"),
    (organisation("Widget Works & Co. Ltd."), "organisation:widget-works"),
    ({"kind": "event", "name": "Harbour Fair"}, "event:harbour-fair"),
    ({"kind": "other", "name": "???"}, "other:0d1b08c34858921bc7c662b228acb7ba"),
    (organisation("Goldman, Sachs and Co Inc"), "org:goldman-sachs"),
    (organisation("International Monetary Fund"), "org:imf"),
    (organisation("Apple Inc."), "org:apple"),
    (organisation("Apple"), "org:apple"),
    ({"kind": "other", "name": "Apple"}, "other:apple"),
    ({"kind": "event", "name": "Target"}, "event:target"),
    (organisation("Target"), "organisation:target"),
    (organisation("orange"), "organisation:orange"),
    (organisation("Orange"), "organisation:orange"),
    (organisation("Visa"), "organisation:visa"),
    (person("Ford"), "person:ford:"),
]


@pytest.mark.parametrize(("name", "expected"), ALONE, ids=[f"{row['kind']} {row['name']}" for row, _ in ALONE])
def test_one_name(resolve: Resolve, name: Row, expected: str) -> None:
    found = resolve([("a", 1, [name])])["a", name["name"]]
    assert found.startswith(expected) if expected.endswith(":") else found == expected


RU, LAVROV = country("RU"), ("Sergei Lavrov", "foreign_minister", "RU")
PAIRS: list[tuple[str, list[Row], list[Row], bool]] = [
    # what is tried, the names of two articles (the first of each is compared), whether they are one
    ("one name, nothing said", [person("Ana Reyes")], [person("Ana Reyes")], True),
    ("one name, one office later", [person("Ana Reyes", "mayor", "PH")], [person("Ana Reyes", "president", "PH")], True),
    ("two countries", [person("John Smith", "finance_minister", "NZ")], [person("John Smith", "finance_minister", "CA")], False),
    ("two walks of life", [person("John Smith", "prime_minister")], [person("John Smith", "chief_executive")], False),
    (
        "two walks of life in one company",
        [person("Ana Reyes", "treasury_secretary"), organisation("Dockside Metals")],
        [person("Ana Reyes", "chief_executive"), organisation("Dockside Metals")],
        True,
    ),
    ("a surname", [person("John Smith")], [person("Smith")], False),
    ("a surname in two articles", [person("Smith")], [person("Smith")], False),
    ("a surname with country and office", [person(*LAVROV)], [person("Lavrov", "foreign_minister", "RU")], True),
    ("a surname with an office of many", [person("Ana Marsh", "mayor", "NZ")], [person("Marsh", "mayor", "NZ")], False),
    ("a surname twice, with an office", [person("Marsh", "president", "NZ")], [person("Marsh", "president", "NZ")], True),
    (
        "a surname twice, with an office of no country",
        [person("Marsh", "president"), country("NZ")],
        [person("Marsh", "president"), country("NZ")],
        False,
    ),
    (
        "a surname with an office, the country named",
        [person("Ana Marsh", "president", "NZ")],
        [person("Marsh", "president"), country("FJ", 2), country("NZ")],
        True,
    ),
    (
        "a surname with an office, the country not named",
        [person("Ana Marsh", "president", "NZ")],
        [person("Marsh", "president"), country("FJ")],
        False,
    ),
    ("a surname with another office", [person(*LAVROV)], [person("Lavrov", "mayor", "RU")], False),
    ("a surname with the office of another country", [person(*LAVROV)], [person("Lavrov", "foreign_minister", "BG")], False),
    ("another spelling, country and office", [person(*LAVROV)], [person("Sergey Lavrov", "foreign_minister", "RU")], True),
    ("another spelling, nothing said", [person("Sergei Lavrov")], [person("Sergey Lavrov")], False),
    ("another spelling, another country", [person(*LAVROV)], [person("Sergey Lavrov", "foreign_minister", "BG")], False),
    (
        "two romanisations",
        [person("Muammar Qaddafi", "president", "LY")],
        [person("Moammar Gadhafi", "president", "LY")],
        True,
    ),
    (
        "three letters of one name",
        [person("Volodymyr Zelensky", "president", "UA")],
        [person("Volodymyr Zelenskyy", "president", "UA")],
        True,
    ),
    ("Donald and Ronald", [person("Donald Reyes", "mayor", "PH")], [person("Ronald Reyes", "mayor", "PH")], False),
    ("Li Peng and Li Ping", [person("Li Peng", "mayor", "CN")], [person("Li Ping", "mayor", "CN")], False),
    ("a middle initial", [person("George W. Marsh", "president", "US")], [person("George Marsh", "president", "US")], True),
    ("a middle initial, nothing said", [person("George W. Marsh")], [person("George Marsh")], False),
    (
        "a middle initial, some company",
        [person("George W. Marsh"), organisation("Dockside Metals")],
        [person("George Marsh"), organisation("Dockside Metals")],
        True,
    ),
    ("two middle initials", [person("George W. Marsh", "mayor", "US")], [person("George H. Marsh", "mayor", "US")], False),
    ("legal forms", [organisation("Dockside Metals Inc")], [organisation("The Dockside Metals Company")], True),
    ("an ampersand", [organisation("Reed & Moss")], [organisation("Reed and Moss Plc")], True),
    ("numbers", [organisation("Channel 4 Harbour")], [organisation("Channel 5 Harbour")], False),
    ("a person and an organisation", [person("Reed Moss")], [organisation("Reed Moss")], False),
    (
        "a ministry of two countries",
        [organisation("Ministry of Fisheries"), country("NO")],
        [organisation("Fisheries Ministry"), country("IS")],
        False,
    ),
    (
        "a ministry of one",
        [organisation("Ministry of Fisheries"), country("NO")],
        [organisation("Fisheries Ministry"), country("NO")],
        True,
    ),
    ("a ministry of no country", [organisation("Ministry of Fisheries")], [organisation("Ministry of Fisheries")], False),
    (
        "an acronym spelt out elsewhere, in the same company",
        [organisation("Coastal Harbour Pilots Guild", "CHPG"), organisation("Dockside Metals")],
        [organisation("CHPG"), organisation("Dockside Metals")],
        True,
    ),
    ("an acronym in other company", [organisation("Coastal Harbour Pilots Guild", "CHPG")], [organisation("CHPG")], False),
]


@pytest.mark.parametrize(("case", "first", "second", "expected"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_two_articles(resolve: Resolve, case: str, first: list[Row], second: list[Row], expected: bool) -> None:
    found = resolve([("a", 1, first), ("b", 2, second)])
    assert (found["a", first[0]["name"]] == found["b", second[0]["name"]]) == expected, case


def test_an_office_long_ago_makes_no_surname_enough(resolve: Resolve) -> None:
    found = resolve([("a", 0, [person("Pat Marsh", "president", "US")]), ("b", 9 * 366, [person("Marsh", "president", "US")])])
    assert len(set(found.values())) == 2


def test_two_holders_of_one_office_make_a_surname_ambiguous(resolve: Resolve) -> None:
    minister = ("finance_minister", "NZ")
    found = resolve(
        [("a", 1, [person("Ana Marsh", *minister)]), ("b", 2, [person("Tom Marsh", *minister)]), ("c", 3, [person("Marsh", *minister)])]
    )
    assert len(set(found.values())) == 3


def test_copies_of_a_story_name_one_surname(resolve: Resolve) -> None:
    found = resolve([("a", 1, [person("Marsh")]), ("a=2", 2, [person("Marsh")]), ("b", 3, [person("Marsh")])])
    assert found["a", "Marsh"] == found["a=2", "Marsh"] != found["b", "Marsh"]


def test_an_institution_is_that_of_the_country_named_most(resolve: Resolve) -> None:
    names = [organisation("Finance Ministry"), organisation("Senate"), country("JP", 3), country("US", 1)]
    found = resolve([("a", 1, names)])
    assert (found["a", "Finance Ministry"], found["a", "Senate"]) == ("org:japan-ministry-of-finance", "org:us-senate")


def test_the_earliest_article_names_the_entity_and_its_namesake(resolve: Resolve) -> None:
    found = resolve([("b", 9, [person("John Smith", "mayor", "CA")]), ("a", 3, [person("John Smith", "mayor", "NZ")])])
    assert found == {("a", "John Smith"): "person:john-smith", ("b", "John Smith"): "person:john-smith:ca"}


def test_an_analyst_has_the_last_word(resolve: Resolve) -> None:
    aliases = [Alias("Fumio Kisihda", "person:fumio-kishida"), Alias("The Fed", "org:my-fed"), Alias("Marsh", "person:ana-marsh")]
    aliases.append(Alias("CHPG", "org:pilots"))
    articles = [
        ("a", 1, [person("Fumio Kisihda"), organisation("The Fed"), person("Marsh")]),
        ("b", 2, [person("Fumio Kishida"), {**person("Tom Marsh"), "surfaces": ["Tom Marsh", "Marsh"]}]),
        ("c", 3, [organisation("Coastal Harbour Pilots Guild", "CHPG")]),
    ]
    assert resolve(articles, aliases) == {
        ("a", "Fumio Kisihda"): "person:fumio-kishida",
        ("a", "The Fed"): "org:my-fed",
        ("a", "Marsh"): "person:ana-marsh",
        ("b", "Fumio Kishida"): "person:fumio-kishida",
        ("b", "Tom Marsh"): "person:tom-marsh",
        ("c", "Coastal Harbour Pilots Guild"): "org:pilots",
    }


def test_an_analysts_id_stays_whatever_is_joined_to_it(resolve: Resolve) -> None:
    articles = [
        ("a", 1, [person("Sergey Lavrov", "foreign_minister", "RU")]),
        ("b", 2, [person("Mr. L."), person("Sergei Lavrov", "foreign_minister", "RU")]),
    ]
    found = resolve(articles, [Alias("Mr L", "person:sergei-lavrov")])
    assert found["a", "Sergey Lavrov"] == found["b", "Sergei Lavrov"] == found["b", "Mr. L."] == "person:sergei-lavrov"


NAMES = st.one_of(
    st.builds(
        person,
        st.sampled_from(["Sergei Lavrov", "Sergey Lavrov", "Lavrov", "John Smith", "Jon Smith", "J. Smith", "Smith", "Li Peng", "Li Ping"]),
        st.sampled_from([None, "foreign_minister", "mayor", "chief_executive"]),
        st.sampled_from([None, "RU", "US"]),
    ),
    st.builds(
        organisation, st.sampled_from(["Dockside Metals Inc", "Dockside Metal", "DM", "Senate", "IMF"]), st.sampled_from(["DM", "x"])
    ),
    st.builds(country, st.sampled_from(["RU", "US"]), st.integers(1, 2)),
)
ARTICLES = st.lists(st.tuples(st.one_of(st.none(), st.integers(0, 4000)), st.lists(NAMES, min_size=1, max_size=4)), min_size=1, max_size=12)


def numbered(drawn: list[tuple[int | None, list[Row]]]) -> list[tuple[str, int | None, list[Row]]]:
    """Articles with ids, each naming a country once."""
    return [(f"a{no:02}", day, list({row["name"]: row for row in names}.values())) for no, (day, names) in enumerate(drawn)]


@settings(max_examples=25, deadline=None)
@given(ARTICLES, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(resolve: Resolve, drawn: list[Any], shuffler: random.Random) -> None:
    articles = numbered(drawn)
    expected = resolve(articles)
    shuffler.shuffle(articles)
    assert resolve(articles) == expected


def clustered(articles: list[tuple[str, int | None, list[Row]]], pause: int | None = None) -> dict[tuple[str, str], str]:
    """As ``resolve``, without the database: the articles come in the order of publication. What is known after ``pause`` names is
    written down and taken up again.
    """
    rows = [
        Evidence(
            part="all",
            article_id=article,
            story_id=article,
            local_id=row.get("entity_id", f"e{no}"),
            kind=row["kind"],
            name=row["name"],
            country_code=row.get("country_code"),
            role=row.get("role"),
            setting_code=None,
            countries=[],
            surfaces=list(row.get("surfaces", [row["name"]])),
            published_day=day,
        )
        for article, day, names in articles
        for no, row in enumerate(names)
    ]
    known = known_names()
    clusters = Clusters(known)
    numbers = {}
    for place, local in enumerate(locals_of(rows, known)):
        if place == pause:
            clusters = Clusters(known, clusters.table())
        numbers[local.article_id, local.local_id] = clusters.add(local)
    return {name: clusters.entity_id(number) for name, number in numbers.items()}


@given(ARTICLES, st.integers(0, 30))
def test_a_pass_may_go_on_from_what_was_kept_of_it(drawn: list[Any], pause: int) -> None:
    articles = sorted(numbered(drawn), key=lambda article: (article[1] is None, article[1] or 0))
    assert clustered(articles, pause) == clustered(articles)


@given(ARTICLES, st.integers(0, 11))
def test_later_articles_join_entities_but_never_part_or_rename_them(drawn: list[Any], size: int) -> None:
    articles = sorted(numbered(drawn), key=lambda article: (article[1] is None, article[1] or 0))
    before, after = clustered(articles[:size]), clustered(articles)
    joined: dict[str, str] = {}
    for name, entity in before.items():
        assert joined.setdefault(entity, after[name]) == after[name], "one entity was parted"
    for entity, now in joined.items():
        # The id that stays is that of the eldest of those joined.
        assert now in joined.values()
        assert now in before.values(), f"{entity} was renamed"


@given(st.lists(st.tuples(st.sampled_from(["person", "organisation", "place", "other"]), st.text(max_size=30)), max_size=20))
def test_any_text_may_be_a_name(drawn: list[tuple[str, str]]) -> None:
    articles = [(f"a{no:02}", no, [{"kind": kind, "name": name}]) for no, (kind, name) in enumerate(drawn)]
    assert len(clustered(articles)) == len(drawn)
