from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.extract import Vocabulary
from newsledger.extract.dates import find_moment, parse_moment

NOTHING_KNOWN = Vocabulary.from_rows([], [])


@pytest.mark.parametrize(
    ("text", "countries", "expected"),
    [
        ("2013-11-01T19:11:00+05:30", (), "2013-11-01T13:41:00+00:00"),
        ("2013-11-01T19:11:00Z", (), "2013-11-01T19:11:00+00:00"),
        ("2013-11-01", (), "2013-11-01T00:00:00+00:00"),
        ("2013-11-01 7:11 PM", ("IN",), "2013-11-01T19:11:00+00:00"),
        ("Nov 02 2015 | 7:11 PM IST", (), "2015-11-02T13:41:00+00:00"),
        ("Nov 02 2015 | 7:11 PM IST", ("IL",), "2015-11-02T17:11:00+00:00"),
        ("Nov 02 2015 | 7:11 PM IST", ("IE",), "2015-11-02T19:11:00+00:00"),
        ("Nov 02 2015 | 7:11 PM IST", ("JP", "IN"), "2015-11-02T13:41:00+00:00"),
        ("Fri, 05 Jan 2024 10:00:00 +0100", (), "2024-01-05T09:00:00+00:00"),
        ("Fri, 05 Jan 2024 10:00:00 GMT", (), "2024-01-05T10:00:00+00:00"),
        ("Wednesday, May 8, 2024 | 6:20 PM JST", (), "2024-05-08T09:20:00+00:00"),
        ("06:15 GMT, Tuesday 4 April 2023", (), "2023-04-04T06:15:00+00:00"),
        ("4 April 2023 at 6.15 p.m. (BST)", (), "2023-04-04T17:15:00+00:00"),
        ("4 April 2023, 18:15 UTC+2", (), "2023-04-04T16:15:00+00:00"),
        ("March 6, 2019 3:40 p.m. ET", (), "2019-03-06T20:40:00+00:00"),
        ("1st Sept. 2021", (), "2021-09-01T00:00:00+00:00"),
        ("03/04/2021", (), "2021-03-04T00:00:00+00:00"),
        ("03/04/2021", ("GB",), "2021-04-03T00:00:00+00:00"),
        ("1987-02-26T15:01:01", (), "1987-02-26T15:01:01+00:00"),
        ("12 XYZT 2021", (), None),
        ("March 2021", (), None),
        ("Friday", (), None),
        ("10:30", (), None),
        ("3 March 2199", (), None),
        ("0000-00-00", (), None),
        ("", (), None),
        (None, (), None),
        ("9" * 500, (), None),
    ],
)
def test_parse_moment(text, countries, expected, vocabulary):
    moment = parse_moment(text, vocabulary, countries)
    assert (moment.isoformat() if moment else None) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Last Updated : Nov 02 2015 | 7:11 PM IST", "Nov 02 2015 | 7:11 PM IST"),
        ("Published: Tuesday 4 April 2023, 06:15 GMT", "Tuesday 4 April 2023, 06:15 GMT"),
        ("Ann Lee Thursday 2 November 2023, 21:58 GMT 2 min read", "Thursday 2 November 2023, 21:58 GMT"),
        ("Published 08:12, 23 April 2024", "08:12, 23 April 2024"),
        ("First published on 3 May 2021 at 4:12pm but kept up to date.", "3 May 2021 at 4:12pm"),
        ("It was the best year since May 2021 for them.", None),
    ],
)
def test_find_moment(line, expected):
    assert find_moment(line) == expected


@given(st.text(max_size=80) | st.text(alphabet="0123456789-/.: TZ+JanMay", max_size=40))
def test_any_text_is_a_moment_in_utc_or_none(text):
    moment = parse_moment(text, NOTHING_KNOWN)
    assert moment is None or moment.utcoffset().total_seconds() == 0


@given(st.datetimes(datetime(1700, 1, 1), datetime(2099, 1, 1)), st.integers(-720, 840))  # noqa: DTZ001
def test_iso_8601_is_kept_to_the_second(moment, minutes):
    moment = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))
    assert parse_moment(moment.isoformat(), NOTHING_KNOWN) == moment
