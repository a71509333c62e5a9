"""Which articles are copies, on stories made up from a small world of sentences."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.resolve.copies import copies as find_copies
from newsledger.resolve.copies import is_copy
from newsledger.text import shingles
from newsledger.text.shingles import MIN_WORDS, sketch, sketched, sketches

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
NOTICE = (
    "The central bank will sell bills worth {} million crowns tomorrow to take up the money that the market cannot use, dealers said. "
    "The bills will run for {} weeks and yield 6.{} percent, in line with the rate at which banks lend to each other overnight. "
    "The bank last intervened on the {}th, when it bought government paper from three large houses."
)

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
    ("a figure revised", text(A), text(A).replace("tonnes", "tons", 1).replace(" 1", " 7", 1), True),
    ("a correction added", text(A), text([*A, "(Corrects the figure in the second paragraph.)"]), True),
    ("another headline and agency line", text(["Reuters - Talks go on", *A]), text(["AFP - No end of talks in sight", *A]), True),
    ("the same words with other figures", NOTICE.format(400, 3, 75, 12), NOTICE.format(250, 4, 50, 19), False),
    ("the same words with one other figure", NOTICE.format(400, 3, 75, 12), NOTICE.format(250, 3, 75, 12), True),
]


SCHEMA = pa.schema(
    [(name, "string") for name in ("article_id", "source_uri", "publisher", "url", "text")]
    + [(name, pa.timestamp("us", "UTC")) for name in ("published_at", "updated_at")]
)


def table(*articles: tuple[str, str, Any, str], **more: list[Any]) -> pa.Table:
    rows = [dict(zip(("article_id", "source_uri", "published_at", "text"), article, strict=True)) for article in articles]
    for name, values in more.items():
        for row, value in zip(rows, values, strict=True):
            row[name] = value
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def copies(articles: pa.Table) -> pa.Table:
    return find_copies(sketched(articles))


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
        "version_no": [2, 2, 1, 2],
    }


FAR = [
    # days apart, words, whether a copy
    (3, text(A), text(A), True),
    (40, text(A), text(A), True),
    (3, "The bank left its rates unchanged.", "The bank left its rates unchanged.", True),
    (14, "The bank left its rates unchanged.", "The bank left its rates unchanged.", False),
    (3, NOTICE.format(400, 3, 75, 12), NOTICE.format(250, 3, 75, 12), True),
    (14, NOTICE.format(400, 3, 75, 12), NOTICE.format(250, 3, 75, 12), False),
]


@pytest.mark.parametrize(("apart", "first", "second", "expected"), FAR)
def test_the_same_words_weeks_later_may_be_the_next_report(apart: int, first: str, second: str, expected: bool) -> None:
    found = copies(table(("a", "a", day(1), first), ("b", "b", day(1) + timedelta(days=apart), second)))
    assert found.column("copy_of").to_pylist() == [None, "a" if expected else None]


VERSIONS = [
    # article, publisher, url, day of publication, day of change, text, version
    ("a1", "Wire", None, 1, None, text(A[:8]), 1),
    ("a2", "Wire", None, 1, 2, text(A[:11]), 2),
    ("a3", "Wire", None, 2, 3, text(A), 3),
    ("a4", "Wire", "https://wire.example/again", 4, None, text(A[:11]), 2),
    ("b1", "Paper", None, 2, None, text(A[:10]), 1),
    ("b2", "PAPER", None, 3, None, text(A[:9]), 2),
    ("c1", None, "https://www.daily.example/1", 2, None, text(A[:10]), 1),
    ("c2", None, "https://www.daily.example/2", 2, 4, text(A[:11]), 2),
    ("d1", "Wire", None, 1, None, text(B), 1),
]


@given(st.permutations(VERSIONS))
def test_a_publishers_changes_to_a_story_are_numbered(rows: list[Any]) -> None:
    found = copies(
        table(
            *((row[0], row[0], day(row[3]), row[5]) for row in rows),
            publisher=[row[1] for row in rows],
            url=[row[2] for row in rows],
            updated_at=[day(row[4]) if row[4] else None for row in rows],
        )
    ).to_pylist()
    assert [(row["article_id"], row["version_no"]) for row in found] == [(row[0], row[6]) for row in VERSIONS]
    assert {row["copy_group_id"] for row in found} == {"a1", "d1"}


@given(
    st.lists(
        st.sampled_from([text(A), text(B), text(A[:2]), "", "word " * MIN_WORDS, "ß " * 29, "3,5 4.0"]) | st.text(max_size=300), max_size=8
    )
)
def test_a_text_is_sketched_as_if_it_were_alone(texts: list[str]) -> None:
    alone = pa.concat_tables([shingles.SCHEMA.empty_table(), *(sketches([one]) for one in texts)])
    assert sketches(texts).to_pylist() == alone.to_pylist()


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
