"""Which lines a source repeats, and that copies of one story keep their body."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.contracts.records import RawRecord
from newsledger.extract import extract_article
from newsledger.extract.lines import key
from newsledger.extract.repeated import Repeated, learn

GOODS = ("tin", "wheat", "copper", "rubber", "cotton", "coffee")
MASTHEAD = "The Harbour Times"
NOTE = "Figures are rounded and come from the customs office of the port unless another source is named in the text."

PHRASE = "Terms were not disclosed to them."


def story(good):
    return [
        f"Exports of {good} through the port rose by a tenth last year to the highest level on record, its operator said.",
        f"Dealers in {good} expect prices to stay where they are until the new harvest comes in, a survey showed on Friday.",
    ]


def record(lines, name, folder="dumps", **facts):
    return RawRecord("d", 0, f"{folder}/{name}.txt", "text", "text", "\n".join(lines), **facts)


def page(good, name="", *, extra=(), **facts):
    return record([MASTHEAD, f"More {good} than ever", *story(good), *extra, NOTE], name or good, **facts)


def keys(*lines):
    return frozenset(map(key, lines))


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([page(good) for good in GOODS[:3]], keys(MASTHEAD, NOTE)),
        ([page(good) for good in GOODS[:2]], keys()),
        # Three papers carry one story, whole or trimmed: no line of it repeats in three stories.
        ([page("tin", f"copy{no}") for no in range(3)] + [page("tin", "trimmed", extra=["A last word on tin."])], keys()),
        ([page("tin", f"copy{no}") for no in range(9)] + [page("wheat")], keys()),
        # A phrase of the trade in few of many stories.
        ([record([*story(f"{good} {no}"), *[PHRASE] * (no == 0)], f"{good}{no}") for good in GOODS for no in range(4)], keys()),
        # Of another folder, publisher or host.
        ([page(good, folder=f"dumps/{good}") for good in GOODS], {}),
        ([page(good, publisher=good) for good in GOODS], {}),
        ([page(good, url=f"https://{good}.example/1") for good in GOODS], {}),
        ([page(good, url=f"https://www.port.example/{good}") for good in GOODS], keys(MASTHEAD, NOTE)),
    ],
)
def test_lines_of_many_stories_of_one_source_repeat(records, expected):
    found = learn(records)
    assert frozenset().union(*found.keys.values()) == frozenset(expected)


def test_repeated_lines_are_dropped_and_copies_keep_their_body(vocabulary):
    records = [page(good) for good in GOODS] + [page("tin", f"copy{no}") for no in range(4)]
    repeated = learn(records)
    for one in records:
        made = extract_article(one, vocabulary, None, repeated)
        assert made.text.split("\n") == story(one.content.split("\n")[1].split()[1])
        assert {block.text for block in made.blocks if block.rule == "repeated_line"} == {MASTHEAD, NOTE}
        assert made.publisher == MASTHEAD


def test_without_others_nothing_repeats(vocabulary):
    alone = page("tin")
    assert extract_article(alone, vocabulary) == extract_article(alone, vocabulary, None, Repeated())
    assert NOTE in extract_article(alone, vocabulary).text


@given(st.permutations(GOODS), st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(goods, chance):
    records = [page(good) for good in GOODS] + [page("tin", "copy")]
    mixed = [page(good) for good in goods] + [page("tin", "copy")]
    random.Random(chance.random()).shuffle(mixed)
    assert learn(mixed) == learn(records)
