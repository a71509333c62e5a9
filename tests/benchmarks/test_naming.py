from types import SimpleNamespace

import pytest
from benchmarks.figures.naming import duration, quantities, quantity, singular

_PLAIN = {
    "start": 0,
    "end": 9,
    "kind": "quantity",
    "value": 5,
    "low": None,
    "high": None,
    "unit": "t",
    "per_unit": None,
    "bound": "exact",
    "direction": "none",
}


@pytest.mark.parametrize(
    ("fields", "surface", "expected"),
    [
        ({}, "5 tonnes", (5, "metric ton", "=")),
        ({"kind": "money", "unit": "USD", "per_unit": "bbl"}, "$5 a barrel", (5, "dollar per barrel", "=")),
        ({"kind": "money", "unit": "MYR"}, "RM5", (5, "malaysian ringgit", "=")),
        ({"kind": "money", "unit": "USD", "value": 0.25}, "25 cents", (25, "cent", "=")),
        ({"value": None, "low": 2, "high": 3, "unit": "percent", "kind": "percent"}, "2-3 percent", ([2, 3], "percentage", "=")),
        ({"kind": "count", "unit": "companies"}, "5", (5, "company", "=")),
        ({"kind": "count", "unit": None}, "5", (5, "-", "=")),
        ({"bound": "at_least", "direction": "up"}, "5 tonnes", (5, "metric ton", ">")),
        ({"bound": "about"}, "5 tonnes", (5, "metric ton", "~")),
        ({"direction": "down"}, "5 tonnes", (5, "metric ton", "down")),
    ],
)
def test_quantity(fields, surface, expected):
    row = quantity(SimpleNamespace(**{**_PLAIN, **fields}), surface)
    assert (row["value"], row["unit"], row["change"]) == expected


@pytest.mark.parametrize(
    ("text", "surface", "timex", "expected"),
    [
        ("It took ten days.", "ten days", "P10D", (10, "day")),
        ("It took ten minutes.", "ten minutes", "PT10M", (10, "minute")),
        ("It took ten months.", "ten months", "P10M", (10, "month")),
        ("A ten-year-old boy won.", "ten-year-old", "P10Y", (10, "year of age")),
        ("She is ten years old.", "ten years", "P10Y", (10, "year of age")),
        ("It came in May.", "May", "2012-05", None),
        ("It came then.", "then", None, None),
    ],
)
def test_duration(text, surface, timex, expected):
    start = text.index(surface)
    row = duration(SimpleNamespace(start=start, end=start + len(surface), timex=timex), text)
    assert (row and (row["value"], row["unit"])) == expected


def test_ranks_are_no_quantities_and_order_is_the_texts():
    rank = SimpleNamespace(**{**_PLAIN, "kind": "ordinal"})
    later, sooner = (SimpleNamespace(**{**_PLAIN, "start": start, "end": start + 1}) for start in (7, 2))
    assert [row["start"] for row in quantities("0123456789", [rank, later, sooner], [])] == [2, 7]


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("workers", "worker"),
        ("Companies", "company"),
        ("boxes", "box"),
        ("matches", "match"),
        ("people", "people"),
        ("glass", "glass"),
        ("virus", "virus"),
    ],
)
def test_singular(noun, expected):
    assert singular(noun) == expected
