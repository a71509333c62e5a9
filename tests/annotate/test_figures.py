"""What a sentence's figures are: the lines of tests/cases/figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from newsledger.annotate.figures.currency import Money, accounts_countries
from newsledger.annotate.figures.engine import find_figures
from newsledger.annotate.figures.figure import Figure
from newsledger.annotate.names import country_of_place
from newsledger.annotate.times import find_times
from newsledger.reference.csv_rows import rows
from newsledger.reference.lexicon import lexicon
from newsledger.text.sentences import sentences

CASES = Path(__file__).parent.parent / "cases" / "figures"
LINES = [
    pytest.param(*line.split(" => "), id=f"{path.stem}:{no}")
    for path in sorted(CASES.glob("*.txt"))
    for no, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    if line and not line.startswith("#")
]


def figures(text: str, money: Money | None = None) -> list[Figure]:
    times = [(time.start, time.end) for time in find_times(text, date(2013, 11, 1)) if time.kind != "duration"]
    return [figure for figure in find_figures(text, sentences(text), lexicon(), times=times, money=money) if figure.is_stated]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_figures_of_a_sentence(text: str, expected: str) -> None:
    wanted = [] if expected.strip() == "nothing" else expected.split(" | ")
    found = figures(text)
    assert [_value(figure) for figure in found] == [_wanted_value(item.split()[0]) for item in wanted]
    untold = {rule for figure in found for rule in figure.rules} - {row["rule"] for row in rows("rules")}
    assert untold == set(), "rules without a row in rules.csv"
    for figure, item in zip(found, wanted, strict=True):
        words = item.split()[1:]
        attributes = dict(word.split("=") for word in words if "=" in word)
        unit = " ".join(word for word in words if "=" not in word)
        assert f"{figure.unit}/{figure.per_unit}".lower().removesuffix("/none") == unit.lower()
        assert {name: str(getattr(figure, name)) for name in attributes} == attributes


def _value(figure: Figure) -> tuple[float, float | None]:
    return float(figure.value), None if figure.high is None else float(figure.high)


def _wanted_value(text: str) -> tuple[float, float | None]:
    low, _, high = text.partition("..")
    return float(Decimal(low)), float(Decimal(high)) if high else None


@pytest.mark.parametrize(
    ("country", "year", "text", "unit"),
    [
        ("AU", 1987, "The deficit was 750 mln dlrs.", "AUD"),
        ("US", 1987, "The deficit was 750 mln dlrs.", "USD"),
        ("BD", 1987, "The deficit was 750 mln dlrs.", "USD"),
        ("FR", 1987, "The rate was 6.20 francs.", "FRF"),
        ("CH", 1987, "The rate was 1.50 francs.", "CHF"),
        ("VE", 1987, "Revenue was 43 billion bolivares.", "VEB"),
        ("NZ", 2020, "The budget is $5 billion.", "NZD"),
        ("AU", 2020, "The budget is US$5 billion.", "USD"),
        ("GB", 2020, "He paid 208 pounds.", "GBP"),
        ("US", 2020, "He weighed 208 pounds.", "lb"),
        ("SG", 1987, "Loans rose to 40.1 billion dlrs.", "SGD"),
    ],
)
def test_a_shared_name_means_the_currency_of_the_country(country: str, year: int, text: str, unit: str) -> None:
    assert [figure.unit for figure in figures(text, Money((country,) if country else (), year))] == [unit]


def test_a_dollar_is_not_that_of_a_country_named_beside_others() -> None:
    def unit(text: str, filed_from: str | None) -> str | None:
        return figures(text, Money(("CN", "AU", "HK", "PH"), 1987, filed_from))[0].unit

    # China has no dollar: that of the place it was filed from, else the American one.
    assert unit("The shares closed at 70.50 dlrs.", "HK") == "HKD"
    assert unit("The shares closed at 70.50 dlrs.", "GB") == "USD"
    assert unit("The mine cost 40 mln pesos.", "GB") == "PHP"
    # There was no euro to have cents.
    assert figures("The loss was 40 cts.", Money(("AT",), 1987))[0].unit == "USD"


def test_a_place_of_filing_tells_its_country() -> None:
    places = ("HONG KONG", "Montreal", "New York", "Texas", "Elwood", "nowhere")
    assert [country_of_place(place, lexicon()) for place in places] == ["HK", "CA", "US", "US", None, None]


def test_the_country_named_most_and_first_keeps_the_accounts() -> None:
    assert accounts_countries(["AU", "US"], ["AU"], None, None) == ("AU", "US")
    assert accounts_countries([], ["US"], "AU", None) == ("AU",)
    assert accounts_countries([], [], None, "https://news.example.com.au/a") == ("AU",)
    assert accounts_countries([], [], None, "https://news.example.com/a") == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Some 57% of the firms asked plan to hire.", "actual"),
        ("About 12% expect a cut.", "actual"),
        ("The firm expects 57% of its sales to come from Asia.", "forecast"),
        ("Growth of 5 percent is forecast.", "forecast"),
    ],
)
def test_how_many_plan_something_is_a_fact(text: str, status: str) -> None:
    assert [figure.status for figure in figures(text)] == [status]


def test_points_earned_in_a_contest_are_of_no_share() -> None:
    assert [figure.unit for figure in figures("The wine earned 97 points, 12 percent more than the others.")] == ["points", "percent"]
