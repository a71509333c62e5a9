"""Days of time expressions against a publication day, 1 November 2013, a Friday."""

from datetime import date

import pytest

from newsledger.annotate.times import FiscalYear, find_times, fiscal_year_of

PUBLISHED = date(2013, 11, 1)


def days(text: str, fiscal: FiscalYear | None = None) -> list[tuple[str, str, str]]:
    return [(text[t.start : t.end], str(t.first), str(t.last)) for t in find_times(text, PUBLISHED, fiscal=fiscal) if t.first]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("last year", "2012-01-01", "2012-12-31"),
        ("this year", "2013-01-01", "2013-12-31"),
        ("last month", "2013-10-01", "2013-10-31"),
        ("last week", "2013-10-21", "2013-10-27"),
        ("last quarter", "2013-07-01", "2013-09-30"),
        ("tomorrow", "2013-11-02", "2013-11-02"),
        ("last night", "2013-10-31", "2013-10-31"),
        ("the weekend", "2013-10-26", "2013-10-27"),
        ("in 2010", "2010-01-01", "2010-12-31"),
        ("February 2012", "2012-02-01", "2012-02-29"),
        ("5 March 2011", "2011-03-05", "2011-03-05"),
        ("Nov. 1, 2013", "2013-11-01", "2013-11-01"),
        ("Tuesday, Sept. 11, 2001", "2001-09-11", "2001-09-11"),
        ("12/31/99", "1999-12-31", "1999-12-31"),
        ("31.12.2013", "2013-12-31", "2013-12-31"),
        ("2013-07-04T12:30", "2013-07-04", "2013-07-04"),
        ("Feb 26-27", "2014-02-26", "2014-02-27"),
        ("the third quarter of 2012", "2012-07-01", "2012-09-30"),
        ("2012's second half", "2012-07-01", "2012-12-31"),
        ("1Q13", "2013-01-01", "2013-03-31"),
        ("the first nine months of 2012", "2012-01-01", "2012-09-30"),
        ("the last three months of 2012", "2012-10-01", "2012-12-31"),
        ("the first 20 days of October", "2013-10-01", "2013-10-20"),
        ("the last 10 days of June 2012", "2012-06-21", "2012-06-30"),
        ("the first two weeks of September", "2013-09-01", "2013-09-14"),
        ("the second half of September", "2013-09-16", "2013-09-30"),
        ("January/November 1986", "1986-01-01", "1986-11-30"),
        ("the fiscal year that ended in March", "2012-04-01", "2013-03-31"),
        ("the year, which ended on 30 September", "2012-10-01", "2013-09-30"),
        ("nine months ended Sept 30", "2013-01-01", "2013-09-30"),
        ("the three months to June", "2013-04-01", "2013-06-30"),
        ("the year to March 2012", "2011-04-01", "2012-03-31"),
        ("12 months ended in February", "2012-03-01", "2013-02-28"),
        ("the past three months", "2013-08-01", "2013-10-31"),
        ("the past week", "2013-10-25", "2013-11-01"),
        ("the next two years", "2013-01-01", "2014-12-31"),
        ("year to date", "2013-01-01", "2013-11-01"),
        ("since June 2012", "2012-06-01", "2013-11-01"),
        ("from 2001 to 2005", "2001-01-01", "2005-12-31"),
        ("between March and June", "2013-03-01", "2013-06-30"),
        ("January to October 2012", "2012-01-01", "2012-10-31"),
        ("mid-January 2012", "2012-01-01", "2012-01-31"),
        ("the end of the year", "2013-12-31", "2013-12-31"),
        ("end-June", "2013-06-30", "2013-06-30"),
        ("year-end 2012", "2012-12-31", "2012-12-31"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("the '80s", "1980-01-01", "1989-12-31"),
        ("the 19th century", "1800-01-01", "1899-12-31"),
        ("three years ago", "2010-01-01", "2010-12-31"),
        ("two weeks ago", "2013-10-14", "2013-10-20"),
        ("the summer of 2012", "2012-06-01", "2012-08-31"),
        ("Christmas", "2013-12-25", "2013-12-25"),
        ("last Thanksgiving", "2012-11-22", "2012-11-22"),
        ("Easter 2013", "2013-03-31", "2013-03-31"),
        ("Labor Day weekend", "2013-08-31", "2013-09-02"),
        ("9 a.m. EST on Oct. 30", "2013-10-30", "2013-10-30"),
        ("the second half of the 20th century", "1950-01-01", "1999-12-31"),
        ("the end of the decade", "2020-12-31", "2020-12-31"),
        ("the year starting April 1, 2013", "2013-04-01", "2014-03-31"),
        ("the December quarter 2012", "2012-10-01", "2012-12-31"),
        ("Dec. 2012-Feb. 2013", "2012-12-01", "2013-02-28"),
        ("July 28 last year", "2012-07-28", "2012-07-28"),
        ("the week of March 6, 2012", "2012-03-05", "2012-03-11"),
    ],
)
def test_resolved(text: str, first: str, last: str) -> None:
    assert days(text) == [(text.removeprefix("in "), first, last)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The bank said Monday that it agreed.", "2013-10-28"),
        ("The bank will meet Monday.", "2013-11-04"),
        ("The vote is scheduled for Tuesday.", "2013-11-05"),
        ("It said on Friday that rates fell.", "2013-11-01"),
        ("Talks could resume as early as Tuesday.", "2013-11-05"),
        ("The group might come as soon as Tuesday, the minister said.", "2013-11-05"),
        ("The group agreed to report on Wednesday.", "2013-11-06"),
        ("Ministers met last Friday.", "2013-10-25"),
        ("Sales fell in February.", "2013-02-01"),
        ("The plant is expected to open in February.", "2014-02-01"),
        ("Wheat for March delivery rose.", "2014-03-01"),
        ("The port reopened Saturday after a storm.", "2013-11-02"),
        ("On Monday, when the club set aside its plan, fans cheered.", "2013-10-28"),
        ("The board is set to meet on Monday.", "2013-11-04"),
        ("It ended within ten points of its peak set on May 1.", "2013-05-01"),
        ("The pact ends this May 1.", "2013-05-01"),
        ("She was named head of research, effective Feb. 1.", "2014-02-01"),
        ("The fee would be due at an unspecified date in February.", "2014-02-01"),
    ],
)
def test_the_verb_tells_past_from_future(text: str, first: str) -> None:
    assert [day for _, day, _ in days(text)] == [first]


@pytest.mark.parametrize(
    ("text", "phrase", "first", "last"),
    [
        ("Exports rose in September from 2 mln a year earlier.", "a year earlier", "2012-09-01", "2012-09-30"),
        ("Third-quarter net rose from 3 mln a year ago.", "a year ago", "2012-07-01", "2012-09-30"),
        ("Net fell in the third quarter. The year-earlier period had a gain.", "The year-earlier period", "2012-07-01", "2012-09-30"),
        (
            "Output for the first nine months of 2013 fell from the same period in 2011.",
            "the same period in 2011",
            "2011-01-01",
            "2011-09-30",
        ),
        ("Profit in the three months to 31 August doubled. Sales in the quarter rose.", "the quarter", "2013-06-01", "2013-08-31"),
        ("He joined in 2007 and left that year.", "that year", "2007-01-01", "2007-12-31"),
        (
            "Sales rose in the third quarter from the same quarter a year earlier.",
            "the same quarter a year earlier",
            "2012-07-01",
            "2012-09-30",
        ),
        ("GDP grew in Q2 from the previous three months.", "the previous three months", "2013-01-01", "2013-03-31"),
        (f"{'The dam broke. ' * 20}It had been built by a firm that left Saturday.", "Saturday", "2013-10-26", "2013-10-26"),
        ("The ferry sank Saturday. Divers who came Saturday found it.", "Saturday", "2013-11-02", "2013-11-02"),
        ("The day before last Friday's vote he resigned.", "The day before last Friday", "2013-10-24", "2013-10-24"),
        ("Shops close the day after Christmas 2012.", "the day after Christmas 2012", "2012-12-26", "2012-12-26"),
        ("It struck at 7:05 a.m. (0405 GMT) Thursday.", "7:05 a.m. (0405 GMT) Thursday", "2013-10-31", "2013-10-31"),
        ("Half of it, of which last year a third was sold, is left.", "last year", "2012-01-01", "2012-12-31"),
        ("Sales for the month of September fell.", "the month of September", "2013-09-01", "2013-09-30"),
        ("It was the year 1986 that counted.", "the year 1986", "1986-01-01", "1986-12-31"),
        (
            "Sales late in September rose to 9 mln from 8 mln a year ago. For the entire month they rose to 20 mln.",
            "the entire month",
            "2013-09-01",
            "2013-09-30",
        ),
        ("Talks are on next Monday and Tuesday.", "Tuesday", "2013-11-05", "2013-11-05"),
        ("Growth of 2 pct this year and next is likely.", "next", "2014-01-01", "2014-12-31"),
    ],
)
def test_pointing_back(text: str, phrase: str, first: str, last: str) -> None:
    assert (phrase, first, last) in days(text)


@pytest.mark.parametrize(
    ("country", "text", "first", "last"),
    [
        ("IN", "FY14", "2013-04-01", "2014-03-31"),
        ("IN", "fiscal year 2012-13", "2012-04-01", "2013-03-31"),
        ("IN", "the first quarter of fiscal 2014", "2013-04-01", "2013-06-30"),
        ("JP", "fiscal 2013", "2013-04-01", "2014-03-31"),
        ("AU", "2011-12", "2011-07-01", "2012-06-30"),
        (None, "2011/12", "2011-07-01", "2012-06-30"),
        ("US", "fiscal 2014", "2013-10-01", "2014-09-30"),
        ("AU", "this financial year", "2013-07-01", "2014-06-30"),
        (None, "fiscal 2012", "2012-01-01", "2012-12-31"),
        (None, "2011-12", "2011-01-01", "2012-12-31"),
    ],
)
def test_fiscal_years(country: str | None, text: str, first: str, last: str) -> None:
    assert days(text, fiscal_year_of(country)) == [(text, first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "it cost $2,000",
        "prices may rise",
        "1,990 tonnes",
        "1994 tonnes",
        "31 February 2013",
        "Feb. 30",
        "Theresa May said",
        "Ms. May's plan",
        "Jan Novak resigned",
        "Sun shares fell",
        "they march on",
        "fall in prices",
        "a second try",
        "an august body",
        "$5 a week",
        "three quarters of all voters",
        "a quarter of the total",
        "CVE-2025-36911",
        "0-day",
        "his 12-year-old son",
        "set to end",
        "he retired in his late 40s",
        "a third, of which half may be sold",
        "in his seventies",
    ],
)
def test_no_time_is_made_up(text: str) -> None:
    assert find_times(text, PUBLISHED) == []


@pytest.mark.parametrize("text", ["the highest since June 2012", "the first rise since June 2012"])
def test_since_compares_after_a_superlative(text: str) -> None:
    assert days(text) == [("June 2012", "2012-06-01", "2012-06-30")]
