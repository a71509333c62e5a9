"""An analyst's alias file: what it may say, and how it is told what it may not."""

import pytest

from newsledger.errors import UsageError
from newsledger.resolve.aliases import Alias, parse_aliases

READ = [
    ("alias,entity_id\nBig Blue,org:ibm\n", Alias("Big Blue", "org:ibm")),
    ("\ufeffentity_id,alias\r\norg:ibm, Big Blue \r\n", Alias("Big Blue", "org:ibm")),
    (
        'alias,entity_id,name,kind,country_code,wikidata_id\n"Marsh, Ana",person:ana-marsh,Ana Marsh,person,NZ,Q5\n',
        Alias("Marsh, Ana", "person:ana-marsh", "Ana Marsh", "person", "NZ", "Q5"),
    ),
    ("alias,entity_id,kind\nBig Blue,org:ibm,\n", Alias("Big Blue", "org:ibm")),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_is_read(text: str, expected: Alias) -> None:
    assert parse_aliases(text) == (expected,)


def test_a_file_of_columns_alone_says_nothing() -> None:
    assert parse_aliases("alias,entity_id\n") == ()


def test_an_alias_may_be_said_twice() -> None:
    assert len(parse_aliases("alias,entity_id\nBig Blue,org:ibm\nBIG BLUE,org:ibm\n")) == 2


REFUSED = [
    ("", "missing alias, entity_id"),
    ("alias,entity_id,colour\nx,org:y,red\n", "unknown colour"),
    ("alias\nx\n", "missing entity_id"),
    ("alias,alias,entity_id\nx,y,org:z\n", "stands twice"),
    ("alias,entity_id\nBig Blue\n", "line 2: fewer cells"),
    ("alias,entity_id\nBig, Blue,org:ibm\n", "line 2: more cells"),
    ("alias,entity_id\n,org:ibm\n", "line 2: alias and entity_id must not be empty"),
    ("alias,entity_id\n…,org:ibm\n", "holds no letter or digit"),
    ("alias,entity_id\nBig Blue,IBM\n", "line 2: entity_id 'IBM' is not written like"),
    ("alias,entity_id,kind\nBig Blue,org:ibm,company\n", "line 2: kind 'company' is not one of person, organisation"),
    ("alias,entity_id,country_code\nBig Blue,org:ibm,USA\n", "country_code 'USA' is no code"),
    ("alias,entity_id,wikidata_id\nBig Blue,org:ibm,37156\n", "wikidata_id '37156' is not written like Q17"),
    ("alias,entity_id\nBig Blue,org:ibm\nbig blue,org:apple\n", "line 3: alias 'big blue' names org:apple, but org:ibm on line 2"),
    ("alias,entity_id,name\nx,org:y,One\nz,org:y,Two\n", "line 3: name of org:y is Two, but One on line 2"),
    ('alias,entity_id\n"Big Blue,org:ibm\n', "line"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_what_is_refused(text: str, message: str) -> None:
    with pytest.raises(UsageError) as refusal:
        parse_aliases(text)
    assert message in str(refusal.value)
