"""What a figure's size and parties say of its measure that its words do not."""

from __future__ import annotations

import re
from dataclasses import replace

from newsledger.annotate.figures.figure import Figure
from newsledger.annotate.figures.measures import Measure
from newsledger.annotate.parties import Parties

# No share pays or earns a million of any currency that is quoted.
_LEAST_OF_ALL_SHARES = 1_000_000
_OF_ALL_SHARES = {"finance.dividend_per_share": "finance.dividends_paid", "finance.eps": "finance.profit_net"}
_GAIN = re.compile(r"gains?(?:$| (?:in|on|from|after) )", re.IGNORECASE)
_STAKE = "finance.stake"
_BOUGHT = re.compile(r"bought|buy|purchas|acqui|takeover", re.IGNORECASE)
_ACQUIRED = "finance.acquisition_price"
# What somebody earns by the hour is a wage.
_PAID_BY = frozenset({"hour", "day", "week", "month"})
_LEAST_OF_A_COMPANY, _MOST_OF_A_SHARE = 500_000, 1_000
_TAKEOVER = re.compile(r"takeover|tender|buyout|bid|merger|share|stock|cash")
# "Annual growth" is that of an economy only where one is spoken of.
_GROWTH = "gdp.growth"
_ECONOMY = frozenset({"economic", "economy", "economies", "gdp", "gnp", "product", "output", "domestic", "national", "global", "world"})
_STATES = {"finance.debt": "fiscal.debt_public"}
# What a state borrows over a period is what it spent beyond its income.
_BORROWED = "borrow"
_EXPECTED = frozenset({"forecast", "estimate"})
_OF_MARKETS = ("_price", "_demand")
_OF_STATES = ("gdp.", "prices.inflation")
_FORECASTING = re.compile(r"\b(?:forecast|expect|predict|project|estimat|outlook|see)", re.IGNORECASE)
_PRICE_TARGET = re.compile(r"\b(?:price targets?|target prices?)\b", re.IGNORECASE)


def fitted(measure: Measure | None, figure: Figure, parties: Parties) -> Measure | None:
    """The measure with the code that fits the amount, and that of a state where a state is the subject; steps say what changed it."""
    measure = _as_gain(measure, figure)
    kind, value = figure.kind, figure.value
    if measure is None or measure.code is None:
        return measure
    if measure.code == _GROWTH and not (_ECONOMY & set(measure.text.lower().split()) or _has_country(parties)):
        return replace(measure, code=None, steps=("of.no.state",))
    if kind == "percent" and measure.code == _ACQUIRED and figure.movement == "none" and _BOUGHT.search(measure.text):
        return replace(measure, code=_STAKE, steps=("part.bought",))
    if kind != "money":
        return measure
    if value >= _LEAST_OF_ALL_SHARES and measure.code in _OF_ALL_SHARES:
        return replace(measure, code=_OF_ALL_SHARES[measure.code], steps=("all.shares",))
    if measure.code == "finance.profit_net" and figure.per_unit in _PAID_BY and "earn" in measure.text.lower():
        return replace(measure, code="labour.wages", steps=("of.worker",))
    if measure.code == _ACQUIRED and _is_retail(measure, figure):
        return replace(measure, code=None, steps=("offer.of.goods",))
    subject = parties.of("subject")
    if subject and subject.kind == "country" and measure.code in _STATES:
        code = "fiscal.deficit" if measure.text.lower().startswith(_BORROWED) else _STATES[measure.code]
        return replace(measure, code=code, steps=("of.state",))
    return measure


def without_forecaster(parties: Parties, measure: Measure | None, figure: Figure, sentence: str) -> Parties:
    """The price of oil that a bank expects is not the bank's, nor the share price that it thinks another's shares will reach."""
    subject = parties.of("subject")
    if subject is None or subject.kind == "country" or measure is None or measure.code is None:
        return parties
    is_of_market = measure.code.endswith(_OF_MARKETS) and not measure.code.startswith("finance.")
    is_of_all = is_of_market or measure.code.startswith(_OF_STATES)
    is_expected = figure.status in _EXPECTED and is_of_all and _FORECASTING.search(sentence)
    return Parties() if is_expected or _PRICE_TARGET.search(measure.text) else parties


def _as_gain(measure: Measure | None, figure: Figure) -> Measure | None:
    """ "Net includes gains of 2 mln dlrs": a gain that moves nothing is an entry in the accounts, and not the net itself."""
    is_entry = measure is not None and figure.kind == "money" and figure.movement == "none" and _GAIN.match(measure.text)
    return replace(measure, code="finance.gains", steps=("gain.booked",)) if measure and is_entry else measure


def _is_retail(measure: Measure, figure: Figure) -> bool:
    """Whether an "offer" is to shoppers: an amount too small for a company and too large, or in too homely words, for a share."""
    if figure.per_unit == "share" or "offer" not in measure.text.lower() or _TAKEOVER.search(measure.text.lower()):
        return False
    return _LEAST_OF_A_COMPANY > figure.value >= _MOST_OF_A_SHARE or figure.per_unit is not None


def _has_country(parties: Parties) -> bool:
    return any(mention.kind in {"country", "place"} for mention, _ in parties.members)
