"""What size and parties say of a measure."""

from decimal import Decimal

import pytest

from newsledger.annotate.figures.measures import Measure
from newsledger.annotate.measured import fitted
from newsledger.annotate.names import Mention
from newsledger.annotate.parties import Parties

BRAZIL = Parties(((Mention(0, 6, "Brazil", "country", "name", "country:BR", "Brazil"), "subject"),), "subject")


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
    found = fitted(Measure(None, None, text, code, "subject", 1.0), "money", Decimal(value), parties)
    assert found is not None
    assert (found.code, bool(found.steps)) == (expected, expected != code)


@pytest.mark.parametrize(
    ("text", "parties", "expected"),
    [("growth rate", Parties(), None), ("annual growth", BRAZIL, "gdp.growth"), ("economic growth rate", Parties(), "gdp.growth")],
)
def test_growth_is_an_economy_s_only_where_one_is_spoken_of(text, parties, expected):
    found = fitted(Measure(None, None, text, "gdp.growth", "subject", 1.0), "percent", Decimal(5), parties)
    assert found is not None
    assert found.code == expected
