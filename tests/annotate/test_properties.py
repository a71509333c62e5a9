"""What holds for any text."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.annotate.figures.engine import find_figures
from newsledger.annotate.figures.numbers import read_digits
from newsledger.annotate.times import find_times
from newsledger.reference.lexicon import lexicon
from newsledger.text.sentences import sentences

PIECES = st.sampled_from(
    [
        "0",
        "1",
        "7",
        "2013",
        "1,234",
        "1,23,456",
        "3.5",
        ".5",
        "1/2",
        "½",
        "$",
        "€",
        "₹",
        "US$",
        "Rs.",
        "RM",
        "%",
        "pct",
        "-",
        "–",
        "(",
        ")",
        ".",
        ",",
        ";",
        ":",
        "/",
        "+",
        "a",
        "one",
        "two",
        "twenty",
        "hundred",
        "and",
        "half",
        "dozen",
        "third",
        "million",
        "mln",
        "bn",
        "k",
        "m",
        "lakh",
        "crore",
        "dollars",
        "dlrs",
        "cents",
        "pounds",
        "tonnes",
        "barrels",
        "a",
        "day",
        "per",
        "barrel",
        "people",
        "ships",
        "from",
        "to",
        "by",
        "between",
        "or",
        "rose",
        "fell",
        "up",
        "down",
        "record",
        "more",
        "than",
        "about",
        "percent",
        "points",
        "first",
        "second",
        "in",
        "of",
        "the",
        "vs",
        "Net",
        "Revs",
        "Shr",
        "minus",
        "twice",
        "thousands",
    ]
)
TEXT = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " ", "\n"])), max_size=60).map(lambda parts: "".join(a + b for a, b in parts))


@given(st.integers(0, 10**15))
def test_grouped_digits_read_back(number: int) -> None:
    assert read_digits(f"{number:,}") == Decimal(number)


@given(st.one_of(TEXT, st.text(max_size=200)))
@settings(deadline=None, max_examples=300)
def test_every_span_lies_in_its_sentence_and_ranges_ascend(text: str) -> None:
    spans = sentences(text)
    for figure in find_figures(text, spans, lexicon()):
        start, end = spans[figure.sentence]
        assert start <= figure.start < figure.end <= end
        assert figure.high is None or figure.value < figure.high
    for time in find_times(text, None):
        assert 0 <= time.start < time.end <= len(text)


@given(TEXT)
@settings(deadline=None)
def test_figures_do_not_overlap(text: str) -> None:
    found = find_figures(text, sentences(text), lexicon())
    assert all(one.end <= next_one.start for one, next_one in pairwise(found))


@given(st.text(max_size=300))
def test_sentences_do_not_overlap_and_lose_no_word(text: str) -> None:
    spans = sentences(text)
    assert all(one[1] <= next_one[0] for one, next_one in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join("".join(text.split("\n")).split())
