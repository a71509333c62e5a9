"""What a figure's size and parties say of its measure that its words do not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from newsledger.annotate.figures.measures import Measure
from newsledger.annotate.parties import Parties

# No share pays or earns a million of any currency that is quoted.
_LEAST_OF_ALL_SHARES = 1_000_000
_OF_ALL_SHARES = {"finance.dividend_per_share": "finance.dividends_paid", "finance.eps": "finance.profit_net"}
# "Annual growth" is that of an economy only where one is spoken of.
_GROWTH = "gdp.growth"
_ECONOMY = frozenset({"economic", "economy", "economies", "gdp", "gnp", "product", "output", "domestic", "national"})
_STATES = {"finance.debt": "fiscal.debt_public"}
# What a state borrows over a period is what it spent beyond its income.
_BORROWED = "borrow"


def fitted(measure: Measure | None, kind: str, value: Decimal, parties: Parties) -> Measure | None:
    """The measure with the code that fits the amount, and that of a state where a state is the subject; steps say what changed it."""
    if measure is None or measure.code is None:
        return measure
    if measure.code == _GROWTH and not (_ECONOMY & set(measure.text.lower().split()) or _has_country(parties)):
        return replace(measure, code=None, steps=("of.no.state",))
    if kind != "money":
        return measure
    if value >= _LEAST_OF_ALL_SHARES and measure.code in _OF_ALL_SHARES:
        return replace(measure, code=_OF_ALL_SHARES[measure.code], steps=("all.shares",))
    subject = parties.of("subject")
    if subject and subject.kind == "country" and measure.code in _STATES:
        code = "fiscal.deficit" if measure.text.lower().startswith(_BORROWED) else _STATES[measure.code]
        return replace(measure, code=code, steps=("of.state",))
    return measure


def _has_country(parties: Parties) -> bool:
    return any(mention.kind in {"country", "place"} for mention, _ in parties.members)
