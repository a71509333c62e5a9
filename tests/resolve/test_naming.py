"""When two written names are compared as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.resolve.naming import abbreviates, full_key, is_acronym, is_spelling, name_key, skeleton

KEYS = [
    # kind, name, key
    ("person", "Fumio Kishida", "fumio kishida"),
    ("person", "FUMIO  KISHIDA", "fumio kishida"),
    ("person", "José Müller-O'Neill", "jose muller o neill"),
    ("person", "岸田 文雄", "岸田 文雄"),
    ("person", "Łukasz Ørsted", "lukasz orsted"),
    ("organisation", "Apple Inc.", "apple"),
    ("organisation", "Goldman, Sachs & Co.", "goldman sachs"),
    ("organisation", "Goldman Sachs and Co Inc", "goldman sachs"),
    ("organisation", "The Boeing Company", "boeing"),
    ("organisation", "Volkswagen A.G.", "volkswagen"),
    ("organisation", "Johnson & Johnson", "johnson and johnson"),
    ("organisation", "OPEC+", "opec plus"),
    ("organisation", "Moody's", "moodys"),
    ("organisation", "I.B.M.", "ibm"),
    ("organisation", "Société Générale S.A.", "societe generale"),
    ("organisation", "Co", "co"),
    ("organisation", "The", "the"),
    ("person", "Inc Smith Co", "inc smith co"),
    ("other", "???", ""),
]


@pytest.mark.parametrize(("kind", "name", "key"), KEYS)
def test_keys(kind: str, name: str, key: str) -> None:
    assert name_key(name, kind) == key


def test_the_full_key_keeps_the_legal_form() -> None:
    assert full_key("The Apple Inc.") == "apple inc"


@given(st.text(max_size=60), st.sampled_from(["person", "organisation"]))
def test_a_key_is_its_own_key(name: str, kind: str) -> None:
    key = name_key(name, kind)
    assert name_key(key, "person") in (key, key.removeprefix("the "))


SPELLINGS = [
    ("sergei", "sergey", True),
    ("zelensky", "zelenskyy", True),
    ("zelensky", "zelenskiy", True),
    ("qaddafi", "gaddafi", True),
    ("kadafi", "gadhafi", True),
    ("moammar", "muammar", True),
    ("mohammed", "muhammad", True),
    ("papandreou", "papanderou", True),
    ("donald", "ronald", False),
    ("peng", "ping", False),
    ("obama", "osama", False),
    ("bush", "nash", False),
]


@pytest.mark.parametrize(("a", "b", "expected"), SPELLINGS)
def test_spellings(a: str, b: str, expected: bool) -> None:
    assert is_spelling(a, b) == is_spelling(b, a) == expected
    assert not expected or skeleton(a) == skeleton(b)


@pytest.mark.parametrize(
    ("acronym", "key", "expected"),
    [
        ("IAEA", "international atomic energy agency", True),
        ("BNDES", "banco nacional de desenvolvimento economico e social", True),
        ("U.A.E.", "united arab emirates", True),
        ("IBM", "international atomic energy agency", False),
        ("AEA", "international atomic energy agency", False),
        ("Ibm", "international business machines", False),
    ],
)
def test_acronyms(acronym: str, key: str, expected: bool) -> None:
    assert (is_acronym(acronym) and abbreviates(acronym, key)) == expected
