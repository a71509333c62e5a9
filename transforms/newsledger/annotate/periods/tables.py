"""Earnings tables of the wires: "1st qtr", "Nine mths", "Year" head the lines below; "vs" is the same period a year before."""

from __future__ import annotations

import re
from datetime import date

from newsledger.annotate.periods.period import Period, moved

_ORDINAL = {"1st": 1, "first": 1, "2nd": 2, "second": 2, "3rd": 3, "third": 3, "4th": 4, "fourth": 4}
_MONTHS = {"six": 6, "6": 6, "nine": 9, "9": 9, "three": 3, "3": 3, "12": 12, "twelve": 12}
_HEADER = re.compile(
    r"(?:(?P<no>1st|2nd|3rd|4th|first|second|third|fourth)\s(?:(?P<fiscal>fiscal)\s)?(?P<unit>qtr|quarter|half)|(?:full\s)?(?P<year>year)|"
    r"(?P<count>three|six|nine|twelve|3|6|9|12)\s(?:mths|months))\b[\s:.-]*$",
    re.IGNORECASE,
)
_LINE = re.compile(r"(?:(?:Oper|Avg|Shr|Net|Revs?|Sales|Qtly|Qtrly|Div|Turnover|Pretax|Group|Assets|Loans|Deposits|Note)\b)", re.IGNORECASE)
_LONGEST = 30
_LATEST_YEAR, _LATEST = 6, 3


def is_header(text: str, line: tuple[int, int]) -> bool:
    """Whether a line heads the rows below with a period."""
    return line[1] - line[0] <= _LONGEST and bool(_HEADER.match(text, *line))


def read_header(text: str, line: tuple[int, int], published: date | None) -> Period | None:
    """The period that a header line names, calendar years assumed; None where none has just ended."""
    match = _HEADER.match(text, *line)
    if published is None or match is None:
        return None
    months, number = _length(match)
    year = published.year
    if months * number > 12 or (year, months * number) >= (published.year, published.month):
        year -= 1
    return _of_months(year, months * (number - 1) + 1, months * number, line) if _has_just_ended(year, months * number, published) else None


def _length(match: re.Match[str]) -> tuple[int, int]:
    """(months, which of the year)."""
    if match["no"]:
        return (6 if match["unit"].lower() == "half" else 3), _ORDINAL[match["no"].lower()]
    return (12 if match["year"] else _MONTHS[match["count"].lower()]), 1


def _has_just_ended(year: int, last_month: int, published: date) -> bool:
    months_ago = (published.year - year) * 12 + published.month - last_month
    return 0 < months_ago <= (_LATEST_YEAR if last_month == 12 else _LATEST)


def _of_months(year: int, first: int, last: int, line: tuple[int, int]) -> Period | None:
    quarter = Period(date(year, first, 1), date(year, 1, 31), {3: "quarter", 12: "year"}.get(last - first + 1), *line, "table")
    end = moved(quarter, "month", last - 1)
    return Period(quarter.first, end.last, quarter.grain, *line, "table") if end else None


def is_table_line(text: str, line: tuple[int, int]) -> bool:
    """Whether a line is a row of such a table."""
    return bool(_LINE.match(text, *line))


def year_before(period: Period) -> Period | None:
    """The same period a year before."""
    return moved(period, "year", -1)
