"""The offices of persons, case by case."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.annotate.names import Mention
from newsledger.annotate.roles import give_roles
from newsledger.annotate.roles.incumbents import country_of
from newsledger.reference.csv_rows import rows
from newsledger.reference.lexicon import lexicon

from .marked import unmarked


def persons(marked: str, published: date | None = None) -> list[Mention]:
    text, mentions, _ = unmarked(marked)
    give_roles(text, mentions, lexicon(), published)
    return [mention for mention in mentions if mention.kind == "person"]


# The person's role, its words, its country and its organisation.
CASES = [
    ("{Russian:RU} Foreign Minister {Sergei Lavrov:person} spoke.", "foreign_minister", "Foreign Minister", "RU", None),
    ("Prime Minister {Shinzo Abe:person} of {Japan:JP} resigned.", "prime_minister", "Prime Minister", "JP", None),
    ("{Germany:DE}'s finance minister, {Christian Lindner:person}, agreed.", "finance_minister", "finance minister", "DE", None),
    ("{Siemens:organisation} chief executive {Roland Busch:person} agreed.", "chief_executive", "chief executive", None, "Siemens"),
    ("{Tim Cook:person}, chief executive of {Apple:organisation}, agreed.", "chief_executive", "chief executive of Apple", None, "Apple"),
    ("{Jane Roe:person}, an analyst at {ING:organisation}, agreed.", "analyst", "analyst at ING", None, "ING"),
    (
        "The president of the {World Bank:organisation}, {Ajay Banga:person}, agreed.",
        "world_bank_president",
        "president",
        None,
        "World Bank",
    ),
    ("Oil analyst {Jane Roe:person} of {ING:organisation} agreed.", "analyst", "Oil analyst", None, "ING"),
    ("{Jane Roe:person} of {ING:organisation} agreed.", None, None, None, "ING"),
    ("Former {Nokia:organisation} chairman {Jorma Ollila:person} agreed.", None, "chairman", None, "Nokia"),
    ("Agreed, said former president {Lech Walesa:person}.", None, "former president", "PL", None),
    ("{Russia:RU} grows, and President {Vladimir Putin:person} wants ties with {Japan:JP}.", "president", "President", "RU", None),
    ("Treasury Secretary {James Baker:person} agreed.", "treasury_secretary", "Treasury Secretary", "US", None),
    ("{Acme:organisation} vice president {Jane Roe:person} agreed.", "executive_vice_president", "vice president", None, "Acme"),
    ("{Jane Roe:person}, president, agreed.", "company_president", "president", None, None),
    ("{Ana Escrogima:person}, the {U.S.:US} ambassador to {Oman:OM}, agreed.", "ambassador", "U.S. ambassador to Oman", "US", None),
    ("Secretary of Health Dr. {Jane Roe:person} agreed.", "secretary", "Secretary of Health", None, None),
    (
        "{Peru:PE}, {Chile:CL} and {Cuba:CU} were left out, said Justice Secretary {Jane Roe:person}.",
        "justice_minister",
        "Justice Secretary",
        None,
        None,
    ),
    ("Minister in the Ministry of Finance {Brian Manning:person} agreed.", "minister", "Minister in the Ministry of Finance", None, None),
    ("{Jane Roe:person}, blamed by the minister, left.", None, None, None, None),
    ("The cat and {Jane Roe:person} agreed.", None, None, None, None),
]


@pytest.mark.parametrize(("marked", "role", "words", "country", "organisation"), CASES, ids=[case[0] for case in CASES])
def test_office_beside_a_name(marked: str, role: str | None, words: str | None, country: str | None, organisation: str | None) -> None:
    [person] = persons(marked)
    assert (person.role, person.role_text, person.role_country_code, person.role_organisation) == (role, words, country, organisation)


@pytest.mark.parametrize(
    ("marked", "home", "country"),
    [
        ("Transport Minister {Ann Roe:person} met {France:FR}, {Spain:ES} and {Italy:IT}.", "IE", "IE"),
        ("Transport Minister {Ann Roe:person} met {France:FR}, {Spain:ES} and {Italy:IT}.", None, None),
        ("{Spain:ES} agreed. Transport Minister {Ann Roe:person} left.", "IE", "ES"),
        ("Shop manager {Ann Roe:person} left.", "IE", None),
    ],
)
def test_a_minister_of_no_named_country_is_of_the_publishers(marked: str, home: str | None, country: str | None) -> None:
    text, mentions, _ = unmarked(marked)
    give_roles(text, mentions, lexicon(), None, home)
    assert [m.role_country_code for m in mentions if m.kind == "person"] == [country]


def test_a_counterpart_holds_the_same_office_elsewhere() -> None:
    marked = "{Russian:RU} Foreign Minister {Sergei Lavrov:person} met his {Japanese:JP} counterpart, {Fumio Kishida:person}."
    assert [(one.role, one.role_country_code) for one in persons(marked)] == [("foreign_minister", "RU"), ("foreign_minister", "JP")]


def test_several_hold_one_office_each_of_its_own_country() -> None:
    marked = "The defence ministers {Russia:RU}'s {Sergei Shoigu:person} and {Japan:JP}'s {Itsunori Onodera:person} agreed."
    assert [(one.role, one.role_country_code) for one in persons(marked)] == [("defence_minister", "RU"), ("defence_minister", "JP")]
    marked = "Presidents {Emmanuel Macron:person} of {France:FR} and {Xi Jinping:person} of {China:CN} met."
    assert [(one.role, one.role_country_code) for one in persons(marked)] == [("president", "FR"), ("president", "CN")]


def test_a_general_word_means_the_office_that_is_known() -> None:
    marked = "{Russian:RU} Foreign Minister {Lavrov:person} spoke. Later {Lavrov:person}, the minister, left."
    first, second = persons(marked)
    assert (second.role, second.role_text, second.country_code) == (first.role, "minister", "RU")


HOLDERS = [
    ("president", "Reagan", 1987, "US"),
    ("prime_minister", "Gandhi", 1987, "IN"),
    ("president", "Nicolás Maduro", 2019, "VE"),
    ("president", "Putin", 2010, None),
    ("prime_minister", "Lavrov", 2010, None),
]


@pytest.mark.parametrize(("office", "name", "year", "country"), HOLDERS)
def test_who_held_an_office_in_a_year(office: str, name: str, year: int, country: str | None) -> None:
    assert country_of(office, name, year) == country


def test_holders_are_of_known_offices_and_countries() -> None:
    offices = {row["office"] for row in rows("offices")}
    for row in rows("office_holders"):
        assert row["office"] in offices
        assert row["country_code"] in lexicon().countries
        assert not row["last_year"] or row["first_year"] <= row["last_year"]


WORDS = [
    "the",
    "former",
    "foreign",
    "minister",
    "ministers",
    "of",
    "and",
    ",",
    ".",
    "president",
    "who",
    "is",
    "a",
    "chief",
    "counterpart",
    "Bank's",
    "at",
    "said",
]


@given(st.lists(st.sampled_from([*WORDS, "{Jane Roe:person}", "{Peru:PE}", "{Acme:organisation}", "{Peru:PE}'s"]), max_size=25))
def test_any_order_of_words_is_read_and_role_words_stand_in_the_text(parts: list[str]) -> None:
    marked = " ".join(parts)
    text = " ".join(unmarked(marked)[0].split())
    assert all(person.role_text is None or person.role_text in text for person in persons(marked))
