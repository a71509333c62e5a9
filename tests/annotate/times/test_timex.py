"""TIMEX3 values and types; hostile texts."""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.annotate.times import as_timex3, find_times

PUBLISHED = date(1998, 8, 7)


@pytest.mark.parametrize(
    ("text", "kind", "timex_type", "value"),
    [
        ("August 7", "date", "DATE", "1998-08-07"),
        ("last week", "date", "DATE", "1998-W31"),
        ("the third quarter of 1997", "date", "DATE", "1997-Q3"),
        ("the second half of 1997", "date", "DATE", "1997-H2"),
        ("the summer of 1998", "date", "DATE", "1998-SU"),
        ("the 1990s", "date", "DATE", "199"),
        ("the 20th century", "date", "DATE", "19"),
        ("nineteen ninety-six", "date", "DATE", "1996"),
        ("the year two thousand and five", "date", "DATE", "2005"),
        ("the seventies", "date", "DATE", "197"),
        ("now", "date", "DATE", "PRESENT_REF"),
        ("recently", "vague", "DATE", "PAST_REF"),
        ("several years ago", "vague", "DATE", "PAST_REF"),
        ("the near future", "vague", "DATE", "FUTURE_REF"),
        ("Friday morning", "date", "TIME", "1998-08-07TMO"),
        ("tonight", "date", "TIME", "1998-08-07TNI"),
        ("10:35 a.m.", "date", "TIME", "1998-08-07T10:35"),
        ("1200 GMT", "date", "TIME", "1998-08-07T12:00"),
        ("noon", "date", "TIME", "1998-08-07T12:00"),
        ("day-long", "duration", "DURATION", "P1D"),
        ("three months", "duration", "DURATION", "P3M"),
        ("16-hour", "duration", "DURATION", "PT16H"),
        ("2 1/2 years", "duration", "DURATION", "P2Y6M"),
        ("five-and-a-half years", "duration", "DURATION", "P5Y6M"),
        ("twenty four hours", "duration", "DURATION", "PT24H"),
        ("two decades", "duration", "DURATION", "P20Y"),
        ("several weeks", "duration", "DURATION", "PXW"),
        ("the past two months", "range", "DURATION", "P2M"),
        ("the first nine months", "range", "DURATION", "P9M"),
        ("a hundred years", "duration", "DURATION", "P100Y"),
        ("two dozen weeks", "duration", "DURATION", "P24W"),
        ("a few thousand years", "duration", "DURATION", "PXY"),
        ("the past hundred years", "range", "DURATION", "P100Y"),
        ("another month", "duration", "DURATION", "P1M"),
        ("Easter week", "date", "DATE", "1998-W15"),
        ("mid-afternoon yesterday", "date", "TIME", "1998-08-06TAF"),
        ("these days", "date", "DATE", "PRESENT_REF"),
        ("every year", "set", "SET", "P1Y"),
        ("annually", "set", "SET", "P1Y"),
        ("each Thursday", "set", "SET", "XXXX-WXX-4"),
        ("every July", "set", "SET", "XXXX-07"),
    ],
)
def test_value(text: str, kind: str, timex_type: str, value: str) -> None:
    assert [(text[t.start : t.end], t.kind, t.timex_type, t.timex) for t in find_times(text, PUBLISHED)] == [
        (text, kind, timex_type, value)
    ]


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("It may one day replace coal.", "one day", "FUTURE_REF"),
        ("It took one day.", "one day", "P1D"),
        ("It sank barely a week after launch.", "a week", "P1W"),
        ("Two thousand years ago it was a port.", "years ago", "PAST_REF"),
        ("It tried to sell itself under an April agreement.", "April", "1998-04"),
    ],
)
def test_value_in_its_sentence(text: str, phrase: str, value: str) -> None:
    assert [(text[t.start : t.end], t.timex) for t in find_times(text, PUBLISHED)] == [(phrase, value)]


def test_timex3_marks_the_ends_of_a_range_apart() -> None:
    text = "in the nine months ended June 30 and from 1994 to 1997"
    times = find_times(text, PUBLISHED)
    assert [text[t.start : t.end] for t in times] == ["the nine months ended June 30", "from 1994 to 1997"]
    assert [t.timex for t in as_timex3(times)] == ["P9M", "1998-06-30", "1994", "1997"]


@pytest.mark.parametrize(("text", "value"), [("Monday", "XXXX-WXX-1"), ("March 9", "XXXX-03-09"), ("last week", "XXXX-WXX")])
def test_without_a_publication_day_nothing_is_dated(text: str, value: str) -> None:
    assert [(t.first, t.kind, t.timex) for t in find_times(text, None)] == [(None, "vague", value)]


WORDS = re.findall(
    r"\S+",
    """the last first next 30 31 February Feb. 9999 0000 99999999999999999999999999999999 Monday night year years quarter ended to from
    between and since end of early fiscal 1986/87 2013-14 ago a earlier Easter '97 12:75 a.m. Q3 H2 FY99 1Q , . - – / 's May two half
    century decade same period that this week starting previous three months weekend within""",
)
PHRASES = st.lists(st.sampled_from([*WORDS, "\n\n"]), max_size=30).map(" ".join)


@given(PHRASES | st.text(max_size=200), st.none() | st.dates())
@settings(deadline=None)
def test_any_text_gives_ordered_times_that_do_not_overlap(text: str, published: date | None) -> None:
    times = find_times(text, published)
    assert all(0 <= t.start < t.end <= len(text) for t in times)
    assert all(one.end <= other.start for one, other in pairwise(times))
    for time in times:
        assert time.timex
        assert (time.first is None) == (time.last is None) == (time.kind in {"duration", "set", "vague"})
        assert time.first is None or time.last is None or time.first <= time.last


@pytest.mark.parametrize("unit", ["from Monday to ", "the end of the ", "between 1 and ", "1/", "a year earlier ", "$1,", "the last 3 to "])
def test_a_long_hostile_text_is_read(unit: str) -> None:
    assert isinstance(find_times(unit * 4000, PUBLISHED), list)


def test_the_hour_of_a_part_of_the_day() -> None:
    assert [time.timex for time in find_times("The raid began at 4 in the morning.", PUBLISHED)] == ["1998-08-07T04:00"]


@pytest.mark.parametrize("text", ["It was another year of losses.", "These weeks were hard."])
def test_no_length_where_a_noun_is_described(text: str) -> None:
    assert not list(find_times(text, PUBLISHED))


@pytest.mark.parametrize(("month", "value"), [("January", "1999-01"), ("March", "1998-03")])
def test_what_runs_through_a_month_may_pass_the_new_year(month: str, value: str) -> None:
    found = find_times(f"The bank agreed on a loan through {month}.", date(1998, 11, 3))
    assert [time.timex for time in found] == [value]


def test_two_days_of_a_month_are_one_stretch_and_two_dates() -> None:
    text = "They meet on April 24 and 25, and again on June 2 and 16."
    times = find_times(text, PUBLISHED)
    assert [(time.first, time.last) for time in times] == [
        (date(1998, 4, 24), date(1998, 4, 25)),
        (date(1998, 6, 2), date(1998, 6, 2)),
    ]
    assert [text[time.start : time.end] for time in as_timex3(times)] == ["April 24", "25", "June 2"]
