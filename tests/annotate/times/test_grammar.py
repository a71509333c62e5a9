"""The shapes of time expressions are tried only where one can begin: that must find what trying all of them everywhere finds."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.annotate.times.begins import begins
from newsledger.annotate.times.grammar import RULES, compiled, phrases
from newsledger.annotate.times.model import Tokens
from newsledger.annotate.times.scan import tokens_of
from newsledger.annotate.times.vocabulary import class_of

MACROS = {"NUMBER": "(?:day|digit)", "BEFORE": "(?<=[in of])"}


@pytest.mark.parametrize(
    ("shape", "firsts"),
    [
        ("month", {"month"}),
        ("the? month stop?", {"the", "month"}),
        ("(?:the)? (?:last|next)? month", {"the", "last", "next", "month"}),
        ("month|the year", {"month", "the"}),
        ("(?:a? vague of?|NUMBER) units", {"a", "vague", "day", "digit"}),
        ("BEFORE month(?=[stop comma]|$)", {"month"}),
        ("(?<=[on]) sunword(?!hyphen? (?:unit|units)) part?", {"sunword"}),
        ("weekday(?: hyphen? weekday)+(?!part)", {"weekday"}),
    ],
)
def test_what_a_shape_begins_with(shape: str, firsts: set[str]) -> None:
    assert begins(shape, MACROS).firsts == firsts


@pytest.mark.parametrize(
    ("shape", "alone", "pairs"),
    [
        ("month", {"month"}, set()),
        ("the? month stop?", {"month"}, {("the", "month"), ("month", "stop")}),
        ("the (?:last|next)? (?=year) unit", set(), {("the", "last"), ("the", "next"), ("the", "unit")}),
        ("weekday(?: hyphen? weekday)+", set(), {("weekday", "hyphen"), ("weekday", "weekday")}),
        ("weekday+ part?", {"weekday"}, {("weekday", "weekday"), ("weekday", "part")}),
        ("a? NUMBER? units|now", {"units", "now"}, {("a", "day"), ("a", "digit"), ("a", "units"), ("day", "units"), ("digit", "units")}),
    ],
)
def test_what_a_shape_is_alone_and_what_its_first_two_tokens_can_be(shape: str, alone: set[str], pairs: set[tuple[str, str]]) -> None:
    found = begins(shape, MACROS)
    assert (found.singles, found.pairs) == (alone, pairs)


@pytest.mark.parametrize("shape", ["the?", "month|the?", "(?:the|last)? (?=year)"])
def test_a_shape_that_may_match_nothing_is_refused(shape: str) -> None:
    with pytest.raises(ValueError, match="match nothing"):
        begins(shape, MACROS)


EVERYWHERE = re.compile("|".join(f"(?P<{rule}>{compiled('|'.join(shapes))})" for rule, shapes in RULES.items()))


@settings(max_examples=300)
@given(st.lists(st.sampled_from(sorted(class_of().values())), max_size=60))
def test_phrases_are_those_of_all_rules_tried_everywhere(marks: list[str]) -> None:
    classes = "".join(marks)
    found = phrases(Tokens(classes, classes, marks, list(range(len(marks))), list(range(1, len(marks) + 1))))
    expected = [(match.lastgroup, *match.span()) for match in EVERYWHERE.finditer(classes)]
    assert [(phrase.rule, phrase.first, phrase.stop) for phrase in found] == expected


WORDS = ["May", "New", "Year", "'s", "Day", "FY21", "Q3", "a.m.", "é"]
PIECES = [*WORDS, "’", " ", "\n", "\n\n", "1", "12", "2013", "31/12/99", "½", ".", ",", "-", "(", "_"]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_tokens_cover_all_that_is_no_space(text: str) -> None:
    tokens = tokens_of(text)
    spans = list(zip(tokens.starts, tokens.ends, strict=True))
    assert [text[start:end] for start, end in spans] == tokens.surfaces
    assert len(tokens.classes) == len(spans)
    assert set(tokens.classes) <= set(class_of().values())
    gaps = zip([0, *tokens.ends], [*tokens.starts, len(text)], strict=True)
    assert not any(text[end:start].strip() for end, start in gaps)
