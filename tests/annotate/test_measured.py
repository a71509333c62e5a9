"""What size and parties say of a measure."""

from decimal import Decimal

import pytest

from newsledger.annotate.figures.figure import Figure
from newsledger.annotate.figures.measures import Measure
from newsledger.annotate.figures.numbers import Number
from newsledger.annotate.measured import fitted, without_forecaster
from newsledger.annotate.names import Mention
from newsledger.annotate.parties import Parties

BRAZIL = Parties(((Mention(0, 6, "Brazil", "country", "name", "country:BR", "Brazil"), "subject"),), "subject")


def figure(kind: str, value: str, per_unit: str | None = None, movement: str = "none") -> Figure:
    number = Number(0, 1, Decimal(value), False, "digits")
    return Figure(0, 1, 0, 1, 0, number, Decimal(value), kind=kind, per_unit=per_unit, movement=movement)


@pytest.mark.parametrize(
    ("code", "text", "value", "parties", "expected"),
    [
        ("finance.dividend_per_share", "dividend", "75000000000", Parties(), "finance.dividends_paid"),
        ("finance.dividend_per_share", "dividend", "5.20", Parties(), "finance.dividend_per_share"),
        ("finance.debt", "Borrowing", "120000000", BRAZIL, "fiscal.deficit"),
        ("finance.debt", "foreign debt", "120000000", BRAZIL, "fiscal.debt_public"),
        ("finance.debt", "debt", "120000000", Parties(), "finance.debt"),
    ],
)
def test_the_measure_fits_the_amount_and_the_subject(code, text, value, parties, expected):
    found = fitted(Measure(None, None, text, code, "subject", 1.0), figure("money", value), parties)
    assert found is not None
    assert (found.code, bool(found.steps)) == (expected, expected != code)


@pytest.mark.parametrize(
    ("text", "parties", "expected"),
    [("growth rate", Parties(), None), ("annual growth", BRAZIL, "gdp.growth"), ("economic growth rate", Parties(), "gdp.growth")],
)
def test_growth_is_an_economy_s_only_where_one_is_spoken_of(text, parties, expected):
    found = fitted(Measure(None, None, text, "gdp.growth", "subject", 1.0), figure("percent", "5"), parties)
    assert found is not None
    assert found.code == expected


@pytest.mark.parametrize(
    ("text", "value", "per_unit", "expected"),
    [
        ("dining offer", "2000", None, None),
        ("lunch offer", "12", "day", None),
        ("takeover offer", "2000", None, "finance.acquisition_price"),
        ("offer", "80", "share", "finance.acquisition_price"),
        ("offer", "1620000000", None, "finance.acquisition_price"),
    ],
)
def test_an_offer_to_shoppers_buys_no_company(text, value, per_unit, expected):
    measure = Measure(None, None, text, "finance.acquisition_price", "clause", 1.0)
    found = fitted(measure, figure("money", value, per_unit), Parties())
    assert found is not None
    assert found.code == expected


@pytest.mark.parametrize(("movement", "expected"), [("none", "finance.gains"), ("up", "finance.profit_net")])
def test_a_gain_that_moves_nothing_is_an_entry(movement, expected):
    measure = Measure(None, None, "gains in net", "finance.profit_net", "movement.of", 1.0)
    found = fitted(measure, figure("money", "645000", movement=movement), Parties())
    assert found is not None
    assert found.code == expected


@pytest.mark.parametrize(
    ("kind", "code", "text", "per_unit", "expected"),
    [
        ("percent", "finance.acquisition_price", "purchases of Dunmore", None, "finance.stake"),
        ("percent", "finance.acquisition_price", "rise in bid", None, "finance.acquisition_price"),
        ("money", "finance.profit_net", "husband earnings", "hour", "labour.wages"),
        ("money", "finance.profit_net", "company earnings", None, "finance.profit_net"),
        ("money", None, "gain in periods", None, "finance.gains"),
        ("money", None, "gain was expected", None, None),
    ],
)
def test_what_kind_and_wording_say_of_a_measure(kind: str, code: str | None, text: str, per_unit: str | None, expected: str | None) -> None:
    found = fitted(Measure(None, None, text, code, "subject", 0.8), figure(kind, "20", per_unit), Parties())
    assert found is not None
    assert found.code == expected


BANK = Parties(((Mention(0, 4, "Bank", "organisation", "name", "e1", "Ayre Bank"), "subject"),), "subject")


@pytest.mark.parametrize(
    ("code", "text", "status", "sentence", "is_dropped"),
    [
        ("energy.oil_price", "Brent", "forecast", "Ayre Bank raised its forecast for Brent.", True),
        ("energy.oil_price", "price of crude", "actual", "Ayre raised the price of its crude.", False),
        ("energy.fuel_price", "prices", "forecast", "Ayre will set its prices on Friday.", False),
        ("gdp.growth", "growth in Peru", "forecast", "Ayre Bank expects Peru to grow.", True),
        ("finance.profit_net", "profit", "forecast", "Ayre Bank expects a profit.", False),
        ("finance.share_price", "price target for Dunmore", "target", "Ayre Bank cut its price target.", True),
    ],
)
def test_whoever_forecasts_a_market_is_no_party(code, text, status, sentence, is_dropped):
    stated = figure("money", "95")
    stated.status = status
    found = without_forecaster(BANK, Measure(None, None, text, code, "to.from", 0.8), stated, sentence)
    assert found == (Parties() if is_dropped else BANK)
