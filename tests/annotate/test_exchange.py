"""Amounts told in dollars, and when they are not."""

from datetime import date
from decimal import Decimal

import pytest

from newsledger.annotate.exchange import rate_of


def test_a_period_that_is_over_has_the_mean_of_its_days() -> None:
    found = rate_of("JPY", date(2012, 1, 1), date(2012, 12, 31), date(2013, 11, 1))
    assert found is not None
    assert found.day == date(2012, 12, 31)
    assert Decimal("0.0122") < found.rate < Decimal("0.0128")


def test_a_forecast_and_an_undated_amount_have_the_rate_of_the_day_of_the_report() -> None:
    friday, sunday = date(2013, 11, 1), date(2013, 11, 3)
    assert rate_of("EUR", date(2014, 1, 1), date(2014, 12, 31), friday) == rate_of("EUR", None, None, friday)
    assert rate_of("EUR", None, None, sunday) == rate_of("EUR", None, None, friday)


@pytest.mark.parametrize(
    ("currency", "first", "last", "published"),
    [
        ("RUB", date(2023, 1, 1), date(2023, 12, 31), date(2024, 2, 1)),
        ("JPY", date(1986, 1, 1), date(1986, 12, 31), date(1987, 3, 1)),
        ("VND", None, None, date(2020, 1, 1)),
        ("EUR", None, None, None),
    ],
)
def test_no_rate_is_made_up(currency: str, first: date | None, last: date | None, published: date | None) -> None:
    assert rate_of(currency, first, last, published) is None


def test_a_dollar_is_a_dollar() -> None:
    found = rate_of("USD", date(2012, 1, 1), date(2012, 12, 31), date(2013, 11, 1))
    assert found is not None
    assert (found.rate, found.day) == (Decimal(1), date(2012, 12, 31))
