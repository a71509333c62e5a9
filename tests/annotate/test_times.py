"""Time expressions against a publication day, 1 November 2013, a Friday."""

from datetime import date

import pytest

from newsledger.annotate.times import find_times

PUBLISHED = date(2013, 11, 1)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("last year", "2012-01-01", "2012-12-31"),
        ("this year", "2013-01-01", "2013-12-31"),
        ("last month", "2013-10-01", "2013-10-31"),
        ("in 2010", "2010-01-01", "2010-12-31"),
        ("in February 2012", "2012-02-01", "2012-02-29"),
        ("in September", "2013-09-01", "2013-09-30"),
        ("5 March 2011", "2011-03-05", "2011-03-05"),
        ("Nov. 1, 2013", "2013-11-01", "2013-11-01"),
        ("the third quarter of 2012", "2012-07-01", "2012-09-30"),
        ("last quarter", "2013-07-01", "2013-09-30"),
        ("tomorrow", "2013-11-02", "2013-11-02"),
        ("on Monday", "2013-10-28", "2013-10-28"),
        ("last week", "2013-10-21", "2013-10-27"),
    ],
)
def test_resolved(text: str, first: str, last: str) -> None:
    assert [(str(time.first), str(time.last)) for time in find_times(text, PUBLISHED)] == [(first, last)]


@pytest.mark.parametrize("text", ["it cost $2,000", "may rise", "1,990 tonnes", "31 February 2013"])
def test_no_day_is_made_up(text: str) -> None:
    assert [time for time in find_times(text, PUBLISHED) if time.first and time.grain == "day"] == []
