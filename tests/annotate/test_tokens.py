"""A sentence's tokens as parallel lists: each in its place, and empty ones beyond the end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.text.tokens import tokens

PIECES = [
    "Profit",
    "rose",
    "5",
    "1,23,456.5",
    "96 1/8",
    "2½",
    ".5",
    "U.S.",
    "it’s",
    "$",
    "%",
    ",",
    "-",
    "é",
    "İ",
    "²",
    " ",
    "  ",
    "\n",
    "\u00a0",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.integers(0, 3))
def test_tokens_stand_where_they_say_and_cover_all_that_is_no_space(text: str, start: int) -> None:
    found = tokens(text, start)
    spans = list(zip(found.start, found.end, strict=True))
    assert len(spans) == found.size
    assert [text[first:last] for first, last in spans] == found.text[: found.size]
    assert [word.lower() for word in found.text] == found.lower
    gaps = [text[last:first] for last, first in zip([start, *found.end], [*found.start, len(text)], strict=True)]
    assert not any(gap.strip() for gap in gaps)
    assert found.gap[1 : found.size] == gaps[1:-1]


@given(st.lists(st.sampled_from(PIECES), max_size=6).map("".join))
def test_a_rule_may_look_past_either_end(text: str) -> None:
    found = tokens(text)
    for at in (-1, -2, found.size, found.size + 7):
        assert (found.text[at], found.lower[at], found.kind[at]) == ("", "", "")
    # Neither the first token nor what is beyond the last touches anything.
    assert all(len(found.gap[at]) > 1 for at in (0, found.size, -1))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Profit rose 5.1%", ["word", "word", "number", "sign"]),
        ("96-1/8 13 009 2½ .5", ["number", "number", "number", "number", "number"]),
        ("U.S. it’s é _", ["word", "word", "word", "sign"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    found = tokens(text)
    assert found.kind[: found.size] == kinds
