"""Which period each figure of a text has."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.annotate.periods import Period, Stated, bind_periods
from newsledger.annotate.periods.period import moved
from newsledger.annotate.periods.tables import read_header
from newsledger.annotate.times import Time, find_times
from newsledger.text.sentences import sentences

PUBLISHED = date(2015, 3, 18)
MARKED = re.compile(r"\[([^\]]+)\]")


def bind(marked: str, published: date | None = PUBLISHED) -> list[Period | None]:
    """Periods of the figures that ``marked`` has in brackets; a # after one makes it a count."""
    text, figures = "", []
    at = 0
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        surface = match[1].rstrip("#")
        kind = "count" if match[1].endswith("#") else "percent" if "per" in surface else "money"
        figures.append(Stated(len(text), len(text) + len(surface), kind, None))
        text += surface
        at = match.end()
    text += marked[at:]
    return bind_periods(text, sentences(text), figures, find_times(text, published), published)


def shown(period: Period | None) -> str:
    """Months for a period of whole months, else days."""
    if period is None:
        return "-"
    is_whole = period.first.day == 1 and (period.last + timedelta(days=1)).day == 1
    return f"{period.first:%Y-%m}..{period.last:%Y-%m}" if is_whole else f"{period.first}..{period.last}"


JAN, FEB, FEB_2014 = "2015-01..2015-01", "2015-02..2015-02", "2014-02..2014-02"
Y13, Y14 = "2013-01..2013-12", "2014-01..2014-12"
TODAY = "2015-03-18..2015-03-18"

CASES = [
    # Within a clause.
    ("Norway's trade surplus was [$3.1 billion] in February.", FEB),
    (
        "Exports rose to [$3 billion] in the first 20 days of February from [$2 billion] a year earlier. The ministry said so. "
        "Imports fell to [$1 billion].",
        "2015-02-01..2015-02-20 2014-02-01..2014-02-20 2015-02-01..2015-02-20",
    ),
    ("The utilities' club said output in the week ended March 7 was worth [$5 million].", "2015-03-01..2015-03-07"),
    ("The debentures yield [8 per cent] over Treasury bonds of 2026.", "-"),
    ("Collections hit a record in January, rising [12 per cent] to [$2 billion], the ministry said this month.", f"{JAN} {JAN}"),
    ("Collections came to [$2 billion], the ministry said last month.", FEB),
    ("In February Norway exported [$9 billion] of goods and imported [$6 billion].", f"{FEB} {FEB}"),
    ("Last year's [$5 billion] deficit was financed by loans.", Y14),
    # A comparison distributes periods.
    ("Exports rose to [$4 billion] in February from [$3 billion] in January.", f"{FEB} {JAN}"),
    ("Output fell from [$8 billion] in 2013 to [$7 billion] in 2014.", f"{Y13} {Y14}"),
    ("Prices rose [2 percent] in February after a [3 percent] increase in January.", f"{FEB} {JAN}"),
    ("Sales rose to [$4 billion] in February from [$3 billion] (revised from [$2.9 billion]) in January.", f"{FEB} {JAN} {JAN}"),
    ("Sales rose to [$4 billion] in February from [$3 billion] in January and [$2 billion] a year earlier.", f"{FEB} {JAN} {FEB_2014}"),
    (
        "In February imports fell to [$2 billion] against [$3 billion] a year earlier, while exports rose [5 percent].",
        f"{FEB} {FEB_2014} {FEB}",
    ),
    ("Profit was [$9 million] in 2014, down from last year's [$11 million].", f"{Y14} {Y13}"),
    ("Profit in 2014 was better than the expected [$9 million].", Y14),
    # What a change is measured from dates nothing.
    ("In February output was [4 percent] higher than in 2013.", FEB),
    ("Emissions fell [9 percent] in 2014 at 2010 prices.", Y14),
    # Relative to the figure compared with.
    (
        "In the first quarter of 2014 it lost [$3 million], against a profit of [$1 million] in the same period of 2013.",
        "2014-01..2014-03 2013-01..2013-03",
    ),
    ("The rate was [5 percent] in February, unchanged from [5 percent] the previous month.", f"{FEB} {JAN}"),
    ("In 2010 the port handled [$3 million] of goods. Two years later it handled [$5 million].", "2010-01..2010-12 2012-01..2012-12"),
    ("Orders rose [3 percent] in February, and next month the yard will hire [50#] men.", f"{FEB} 2015-04..2015-04"),
    ("Prices rose [1 percent] in February but were [2 percent] below those of a year ago.", f"{FEB} 2014-03..2015-02"),
    # The time of saying, terms and datelines date nothing.
    ("The ministry said on Tuesday that reserves are [$7 billion].", "-"),
    ("The ministry told reporters on Tuesday that exports rose [7 percent] in February.", FEB),
    ("The company sold a [$2 billion] bond due 2025.", "-"),
    ("OSLO, March 17 - The bank has [$2 billion] of assets.", "-"),
    ("Yesterday, the ministry issued a report that puts the cost at [$7 billion].", "-"),
    ("At the same time, the bank will lend [$2 billion].", "-"),
    ("The ministry reported February orders fell [7 percent] and is to release March orders on Friday.", FEB),
    # Since, until, so far.
    ("Since October 2014 the price has fallen [40 percent].", "2014-10-01..2015-03-18"),
    ("The firm has won [five#] orders so far this year.", "2015-01-01..2015-03-18"),
    # Carried over to a sentence without a time, as long as it tells of the past.
    ("Exports rose [4 percent] in February. Imports fell [2 percent].", f"{FEB} {FEB}"),
    ("Exports rose [4 percent] in February. The country has reserves of [$9 billion].", f"{FEB} -"),
    (
        "Exports rose to [$4 billion] in February from [$3 billion] in January.\nThe surplus grew to [$2 billion] from [$1 billion].",
        f"{FEB} {JAN} {FEB} {JAN}",
    ),
    ("This compared with [$3 billion] a year earlier.", "-"),
    ("Exports were [$4 billion] in February.\nThis compared with [$3 billion] a year earlier.", f"{FEB} {FEB_2014}"),
    ("In 2014 the state built a port. It cost [$30 million].", Y14),
    ("Profits fell [40 percent].\nIn 2014 turnover was [$3 billion].", f"{Y14} {Y14}"),
    # An earlier estimate of the same year; what is not an estimate is last month's own.
    ("It put the 2014 crop at [$7 billion], vs [$6 billion] last month.", f"{Y14} {Y14}"),
    ("Exports were [$4 billion] in 2014, against [$3 billion] last month.", f"{Y14} {FEB}"),
    # The year that an index is based on.
    ("The index (base 2005) rose [2 percent] in February.", FEB),
    ("The index (2005=100) rose [2 percent] in February.", FEB),
    ("The 2013 December quarter showed a deficit of [$13 million].", "2013-10..2013-12"),
    # Like is held against like.
    ("The surplus fell to [$4 billion] in February from [$8 billion] last year.", f"{FEB} {FEB_2014}"),
    ("Exports were [$7 billion] in February, an [8 percent] increase on January.", f"{FEB} {FEB}"),
    ("February tractor output totalled [2,600]# this year.", FEB),
    ("In February the bank forecast growth of [5 percent] this year.", "2015-01..2015-12"),
    ("The notes, to be fully paid by May 1, 2016, are priced at [99 percent].", "-"),
    # Wire tables.
    ("Year\nShr [81 cts] vs [20 cts]", f"{Y14} {Y13}"),
    # A market's day.
    ("Its shares closed up [4 pence] at [274 pence].", f"{TODAY} {TODAY}"),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_period_of_each_figure(marked: str, expected: str) -> None:
    assert [shown(period) for period in bind(marked)] == expected.split()


def test_a_period_says_its_words_and_its_rule() -> None:
    exports, imports = bind("Exports rose [4 percent] in February. Imports fell [2 percent].")
    assert exports is not None
    assert imports is not None
    assert (exports.rule, imports.rule) == ("clause", "carried")
    assert (exports.start, exports.end) == (imports.start, imports.end)


def test_without_a_day_of_publication_only_stated_years_count() -> None:
    stated, _ = bind("Sales were [$3 million] in 2013. They are [$2 million] this month.", None)
    assert shown(stated) == Y13


HEADERS = [("1st qtr", "2015-01..2015-03"), ("Year", Y14), ("Nine mths", "-"), ("Total assets", "-")]


@pytest.mark.parametrize(("line", "expected"), HEADERS)
def test_header_of_a_table(line: str, expected: str) -> None:
    assert shown(read_header(line, (0, len(line)), date(2015, 4, 20))) == expected


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-40, 40))
def test_whole_months_move_there_and_back(first: date, steps: int) -> None:
    month = Period(first.replace(day=1), first.replace(day=1), "month", 0, 0, "clause")
    there = moved(month, "month", steps)
    assert there is not None
    assert moved(there, "month", -steps) == month


PIECES = st.lists(
    st.sampled_from(
        ["from ", "to ", "5 pct ", "in ", "May ", "a year earlier ", ", ", "and ", "rose ", "vs ", ". ", "\n", "since ", "the same period "]
    ),
    max_size=40,
)


@given(PIECES)
@settings(deadline=None)
def test_every_figure_gets_one_answer_and_no_period_is_reversed(parts: list[str]) -> None:
    text = "".join(parts)
    figures = [Stated(m.start(), m.end(), "percent", "percent") for m in re.finditer(r"5 pct", text)]
    times = [Time(m.start(), m.end(), "date", date(2014, 5, 1), date(2014, 5, 31), "month") for m in re.finditer("May", text)]
    found = bind_periods(text, sentences(text), figures, times, PUBLISHED)
    assert len(found) == len(figures)
    assert all(p is None or (p.first <= p.last and 0 <= p.start <= p.end <= len(text)) for p in found)
