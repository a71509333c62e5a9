"""Which articles are copies, on stories made up from a small world of sentences."""

import random
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.resolve.copies import copies, is_copy
from newsledger.resolve.shingles import MIN_WORDS, sketch

SUBJECTS = ("the ministry", "a harbour pilot", "the central bank", "one exporter", "the mayor", "an analyst", "the union", "a farmer")
VERBS = ("reported", "denied", "expected", "welcomed", "measured", "questioned", "postponed", "announced")
OBJECTS = (
    "a fall in steel orders",
    "new tariffs on wheat",
    "the cost of shipping",
    "longer working hours",
    "a record harvest",
    "the port strike",
)
TAILS = ("on Monday", "after long talks", "despite the rain", "for the third year", "without giving reasons", "in a short letter")


def story(seed: int, sentences: int = 14) -> list[str]:
    """Sentences of one story; stories of different seeds share words and phrases but little more."""
    draw = random.Random(seed)
    return [
        f"{draw.choice(SUBJECTS).capitalize()} {draw.choice(VERBS)} {draw.choice(OBJECTS)} {draw.choice(TAILS)}, "
        f"and {draw.choice(SUBJECTS)} {draw.choice(VERBS)} {draw.choice(OBJECTS)} of {draw.randint(2, 900)} tonnes."
        for _ in range(sentences)
    ]


def text(sentences: list[str]) -> str:
    return "\n".join(sentences)


A, B = story(1), story(2)
BOILERPLATE = "This material may not be published, broadcast, rewritten or redistributed without the written permission of the owner."
ROUND_UP = text([*B, *story(4), *A, *story(5)])

PAIRS = [
    ("the same text", text(A), text(A), True),
    ("white space and case", text(A), text(A).replace("\n", "  \n").upper(), True),
    ("typographic punctuation", text(A), text(A).replace(",", " —").replace(".", " …"), True),
    ("cut after the ninth sentence", text(A), text(A[:9]), True),
    ("cut to the first four", text(A), text(A[:4]), True),
    ("a sentence left out here and there", text(A), text(A[:3] + A[4:9] + A[10:]), True),
    ("one word changed", text(A), text(A).replace(A[5].split()[0], "Officials", 1), True),
    ("a house line added", text(A), text([*A, BOILERPLATE]), True),
    ("another story", text(A), text(B), False),
    ("another story with the same house line", text([*A, BOILERPLATE]), text([*B, BOILERPLATE]), False),
    ("another story with the same two quotes", text([*A, *B[:2]]), text(B), False),
    ("a round-up that holds it in the middle", text(A), ROUND_UP, False),
    ("short and equal", "Rates are held.", "Rates  are\nheld.", True),
    ("short and nearly equal", "Rates are held at 3 percent.", "Rates are held at 4 percent.", False),
    ("empty", "", " ", True),
]


def table(*articles: tuple[str, str, Any, str]) -> pa.Table:
    names = ("article_id", "source_uri", "published_at", "text")
    schema = pa.schema(
        [("article_id", "string"), ("source_uri", "string"), ("published_at", pa.timestamp("us", "UTC")), ("text", "string")]
    )
    return pa.Table.from_pylist([dict(zip(names, article, strict=True)) for article in articles], schema=schema)


def day(number: int) -> datetime:
    return datetime(2013, 11, number, tzinfo=UTC)


@pytest.mark.parametrize(("case", "left", "right", "expected"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_pairs(case: str, left: str, right: str, expected: bool) -> None:
    found = copies(table(("l", "l", day(1), left), ("r", "r", day(2), right)))
    assert found.column("copy_of").to_pylist() == [None, "l" if expected else None], case
    assert is_copy(sketch(left), sketch(right)) == is_copy(sketch(right), sketch(left)) == expected


def test_the_earliest_is_the_original_and_undated_ones_come_last() -> None:
    found = copies(
        table(("a", "s1", None, text(A)), ("b", "s3", day(2), text(A)), ("c", "s2", day(2), text(A[:9])), ("d", "s0", day(3), text(A)))
    )
    assert found.to_pydict() == {
        "article_id": ["a", "b", "c", "d"],
        "copy_of": ["c", "c", None, "c"],
        "copy_group_id": ["c", "c", "c", "c"],
    }


def test_a_reader_gives_the_same_as_a_table() -> None:
    articles = table(("a", "a", day(1), text(A)), ("b", "b", day(2), text(A[:9])), ("c", "c", day(3), text(B)))
    assert copies(articles.to_reader(max_chunksize=1)) == copies(articles)


def test_nothing_gives_nothing() -> None:
    assert copies(table()).num_rows == 0


@given(st.randoms(use_true_random=False))
def test_order_does_not_matter(random_order: random.Random) -> None:
    texts = [text(A), text(A[:9]), text(B), text([*B, BOILERPLATE]), text(A[:4]), ROUND_UP, "short", "short"]
    articles = [(f"a{no}", f"s{no % 3}", day(1 + no % 4), body) for no, body in enumerate(texts)]
    expected = copies(table(*articles))
    random_order.shuffle(articles)
    assert copies(table(*articles)) == expected


def test_a_crowd_that_shares_a_house_line_is_no_group() -> None:
    crowd = [(f"a{no:03}", f"s{no:03}", day(1), text([*story(no), BOILERPLATE])) for no in range(200)]
    copied = [(f"b{no:03}", f"t{no:03}", day(2), text(story(no)[:10])) for no in range(0, 200, 4)]
    found = {row["article_id"]: row["copy_of"] for row in copies(table(*crowd, *copied)).to_pylist()}
    assert {name: original for name, original in found.items() if original} == {name: name.replace("b", "a") for name, *_ in copied}


@given(st.text(max_size=400))
def test_any_text_copies_itself(body: str) -> None:
    assert is_copy(sketch(body), sketch(body))


@given(st.integers(0, 10_000), st.integers(MIN_WORDS, 200))
def test_texts_that_share_a_long_run_are_candidates(seed: int, length: int) -> None:
    run = text(story(seed, 3))
    before, after = text(story(seed + 1, 5)), text(story(seed + 2, 5))
    left, right = sketch(f"{before} {run}"), sketch(f"{run} {after}"[: length * 20])
    assert set(left.marks.tolist()) & set(right.marks.tolist())
