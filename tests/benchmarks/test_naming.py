from decimal import Decimal
from types import SimpleNamespace

import pytest
from benchmarks.figures.naming import quantities, quantity, singular, with_changes_joined

_NUMBER = {"kind": "quantity", "value": Decimal(5), "high": None, "unit": "t", "unit_phrase": "", "per_unit": None, "role": "level"}
_PLAIN = {"start": 0, "end": 9, **_NUMBER, "bound": "exact", "direction": "none"}


@pytest.mark.parametrize(
    ("fields", "surface", "expected"),
    [
        ({}, "5 tonnes", (5, "metric ton", "=")),
        ({"kind": "money", "unit": "USD", "per_unit": "bbl"}, "$5 a barrel", (5, "dollar per barrel", "=")),
        ({"kind": "money", "unit": "MYR"}, "RM5", (5, "malaysian ringgit", "=")),
        ({"kind": "money", "unit": "USD", "value": Decimal("0.25")}, "25 cents", (25, "cent", "=")),
        ({"value": Decimal(2), "high": Decimal(3), "unit": "percent", "kind": "percent"}, "2-3 percent", ([2, 3], "percentage", "=")),
        ({"kind": "count", "unit": "companies", "unit_phrase": "listed companies"}, "5", (5, "listed company", "=")),
        ({"kind": "count", "unit": None}, "5", (5, "-", "=")),
        ({"kind": "duration", "unit": "year_of_age"}, "5-year-old", (5, "year of age", "=")),
        ({"bound": "at_least", "direction": "up"}, "5 tonnes", (5, "metric ton", ">")),
        ({"bound": "about"}, "5 tonnes", (5, "metric ton", "~")),
        ({"direction": "down"}, "5 tonnes", (5, "metric ton", "down")),
    ],
)
def test_quantity(fields, surface, expected):
    row = quantity(SimpleNamespace(**{**_PLAIN, **fields}), surface)
    assert (row["value"], row["unit"], row["change"]) == expected


def test_ranks_are_no_quantities():
    rank, amount = SimpleNamespace(**{**_PLAIN, "kind": "ordinal"}), SimpleNamespace(**{**_PLAIN, "start": 2})
    assert [row["start"] for row in quantities("0123456789", [rank, amount])] == [2]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(0, 252, "change_from"), (14, 287, "change_to")], [[252, 287]]),
        ([(0, 252, "change_from"), (90, 287, "change_to")], [252, 287]),
        ([(0, 252, "change_to"), (14, 287, "change_from")], [252, 287]),
        ([(0, [2, 3], "change_from"), (14, 5, "change_to")], [[2, 3], 5]),
        ([(0, 1, "level"), (9, 2, "change_from"), (18, 4, "change_to"), (27, 6, "change_to")], [1, [2, 4], 6]),
    ],
)
def test_a_change_is_one_quantity_of_the_gold(rows, expected):
    given = [{"start": start, "end": start + 5, "value": value, "role": role} for start, value, role in rows]
    assert [row["value"] for row in with_changes_joined(given)] == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("workers", "worker"),
        ("Companies", "company"),
        ("boxes", "box"),
        ("matches", "match"),
        ("people", "people"),
        ("fishermen", "fisherman"),
        ("glass", "glass"),
        ("virus", "virus"),
    ],
)
def test_singular(noun, expected):
    assert singular(noun) == expected
