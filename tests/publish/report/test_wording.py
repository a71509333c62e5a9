"""Values and periods as the pages print them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from newsledger.publish.report import wording

FIGURE = {
    "kind": "money",
    "value": Decimal("659800000000.000000"),
    "value_low": None,
    "value_high": None,
    "unit": "USD",
    "per_unit": None,
    "bound": "exact",
    "surface": "$659.8 billion",
}


@pytest.mark.parametrize(
    ("facts", "printed"),
    [
        ({}, "USD 659.8 billion"),
        ({"bound": "more_than"}, "more than USD 659.8 billion"),
        ({"value": Decimal(-1250000)}, "USD −1.25 million"),
        ({"value": Decimal("80.5"), "per_unit": "barrel"}, "USD 80.5 per barrel"),
        ({"unit": "percent", "value": Decimal("11.300000")}, "11.3%"),
        ({"unit": "percentage_points", "value": Decimal("0.25")}, "0.25 percentage points"),
        ({"unit": "percent", "value": None, "value_low": Decimal("4.5"), "value_high": Decimal("4.75")}, "4.5 to 4.75%"),
        ({"unit": "jobs", "value": Decimal(911000), "bound": "about"}, "about 911,000 jobs"),
        ({"unit": "x", "value": Decimal(2)}, "2×"),
        ({"unit": None, "value": Decimal("3.65")}, "3.65"),
        ({"kind": "ordinal", "value": Decimal(3), "surface": "third"}, "third"),
        ({"value": None, "surface": "dozens"}, "dozens"),
    ],
)
def test_an_amount_is_told_with_its_unit_and_bound(facts: dict[str, Any], printed: str) -> None:
    assert wording.amount(FIGURE | facts) == printed


@pytest.mark.parametrize(
    ("start", "end", "printed"),
    [
        ("2018-01-01", "2018-12-31", "2018"),
        ("2023-07-01", "2023-09-30", "Q3 2023"),
        ("2024-07-01", "2024-12-31", "H2 2024"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2023-04-01", "2024-03-31", "Apr 2023 – Mar 2024"),
        ("2019-01-01", "2021-12-31", "2019–2021"),
        ("2019-05-10", "2019-05-10", "10 May 2019"),
        ("2019-05-10", "2019-05-12", "10 May 2019 – 12 May 2019"),
        ("9999-01-01", "9999-12-31", "9999"),
    ],
)
def test_a_period_has_its_calendar_name(start: str, end: str, printed: str) -> None:
    assert wording.period(date.fromisoformat(start), date.fromisoformat(end)) == printed


def test_what_is_not_stated_is_empty() -> None:
    assert [wording.period(None, None), wording.day(None), wording.parties(None), wording.role(None)] == [""] * 4


def test_parties_lose_the_parts_they_play_and_nothing_else() -> None:
    assert wording.parties("Bank (Europe) (subject); Oil (product)") == "Bank (Europe), Oil"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//host", "https://a b", None, ""])
def test_only_web_addresses_are_linked(address: str | None) -> None:
    assert wording.web_address(address) is None
    assert wording.web_address("HTTPS://news.example/a") == "HTTPS://news.example/a"
