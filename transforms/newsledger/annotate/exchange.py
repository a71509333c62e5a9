"""What an amount was worth in US dollars: the European Central Bank's daily reference rates, which come with a package."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from currency_converter import CurrencyConverter, RateNotFoundError

_GAP = timedelta(days=7)
_PLACES = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Rate:
    """US dollars for one unit of a currency, and the day of the rate: of a mean over a period, the last day in it."""

    rate: Decimal
    day: date


def rate_of(currency: str, first: date | None, last: date | None, published: date | None) -> Rate | None:
    """The rate at which an amount for the period ``first`` to ``last``, reported on ``published``, is told in dollars.

    A period that was over when it was reported has the mean of its days' rates; anything else the rate of the day of the
    report. None where there is no rate within a week of what is asked: the bank's rates begin in 1999, and end for some.
    """
    if currency == "USD":
        day = last if last and published and last <= published else published or last
        return Rate(Decimal(1), day) if day else None
    if first and last and (published is None or last <= published):
        return _mean(currency, first, last)
    return _on(currency, published) if published else None


@cache
def _rates() -> CurrencyConverter:
    return CurrencyConverter(decimal=True)


@cache
def _on(currency: str, day: date) -> Rate | None:
    """The rate of ``day``, or of the latest day within a week before it."""
    for back in range(_GAP.days + 1):
        found = _exact(currency, day - timedelta(days=back))
        if found is not None:
            return Rate(found.quantize(_PLACES), day - timedelta(days=back))
    return None


@cache
def _mean(currency: str, first: date, last: date) -> Rate | None:
    """The mean of the rates of a period's days, if the bank quoted the currency at both its ends."""
    end = _on(currency, last)
    if first == last or end is None or _on(currency, first + min(_GAP, last - first)) is None:
        return end if first == last else None
    days = [first + timedelta(days=no) for no in range((last - first).days + 1)]
    quoted = [rate for day in days if (rate := _exact(currency, day)) is not None]
    return Rate((sum(quoted, Decimal(0)) / len(quoted)).quantize(_PLACES), end.day) if quoted else end


@cache
def _exact(currency: str, day: date) -> Decimal | None:
    try:
        return Decimal(_rates().convert(Decimal(1), currency, "USD", date=day))
    except (RateNotFoundError, ValueError):
        return None
