"""What holds for any text."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.annotate.figures.numbers import read_digits
from newsledger.annotate.figures.scan import scan
from newsledger.annotate.times import find_times
from newsledger.reference.lexicon import lexicon
from newsledger.text.sentences import sentences

TEXT = st.text(st.sampled_from("0123456789,.$%€₹ -–abthousandmillion to\n\"'"), max_size=200)


@given(st.integers(0, 10**15))
def test_grouped_digits_read_back(number: int) -> None:
    assert read_digits(f"{number:,}") == Decimal(number)


@given(TEXT)
@settings(deadline=None)
def test_every_span_lies_in_the_text(text: str) -> None:
    for candidate in scan(text, lexicon()):
        assert 0 <= candidate.start < candidate.end <= len(text)
        assert candidate.high is None or candidate.value < candidate.high
    for time in find_times(text, None):
        assert 0 <= time.start < time.end <= len(text)


@given(st.text(max_size=300))
def test_sentences_do_not_overlap_and_lose_no_word(text: str) -> None:
    spans = sentences(text)
    assert all(one[1] <= next_one[0] for one, next_one in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join("".join(text.split("\n")).split())
