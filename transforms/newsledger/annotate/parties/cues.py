"""What the words round a measure make of a name: seeds/reference/party_roles.csv and party_words.csv."""

from __future__ import annotations

from functools import cache

from newsledger.reference.csv_rows import rows

PREPOSITIONS = frozenset({"between", "with", "to", "from", "of", "by", "in", "on", "for", "against", "into"})
# Measures that an economy has, and a company has only where it is named beside them.
_NATIONAL = frozenset({"trade", "gdp", "prices", "labour", "fiscal", "money", "rates", "aid", "defence", "population", "loans"})
_CORPORATE = frozenset({"finance", "business", "retail"})
_ALSO_NATIONAL = frozenset(
    {
        "production.industrial",
        "production.factory_orders",
        "production.capacity_utilisation",
        "housing.starts",
        "housing.permits",
        "housing.prices",
        "retail.sales",
    }
)
# Told of companies and of whole economies.
_EITHER = frozenset({"finance.investment", "finance.debt", "loans.amount"})
# Of a shop's price or an army's tank the article's country need not be the owner.
_OF_THINGS = frozenset({"prices.price", "prices.fee", "prices.rent", "labour.executive_pay", "labour.hours"})
# What a government or its head does to another country.
_ACTS = frozenset({"trade.tariff", "finance.investment", "loans.amount"})


@cache
def roles_of(measure: str) -> dict[str, str]:
    """The role by cue of the parties of a measure: its own, its family's, else those of any."""
    found: dict[str, str] = {}
    for name in ("*", measure.split(".")[0], measure):
        found |= {row["cue"]: row["role"] for row in rows("party_roles") if row["measure"] == name}
    return found


@cache
def heads_of(measure: str) -> frozenset[str]:
    """The words that may head the phrase of a measure whose parties have directions; empty for any other."""
    family = measure.split(".")[0]
    return frozenset(word for row in rows("party_words") if row["measure"] in {measure, family} for word in row["words"].split())


@cache
def family_heads(family: str) -> frozenset[str]:
    """The heads of all measures of a family."""
    return frozenset(word for row in rows("party_words") if row["measure"].startswith(family) for word in row["words"].split())


@cache
def all_heads() -> frozenset[str]:
    """Every head: what stands behind the next one is not about the one before."""
    return frozenset(word for row in rows("party_words") for word in row["words"].split())


def is_national(measure: str) -> bool:
    """Whether the measure is one of an economy."""
    return measure.split(".")[0] in _NATIONAL or measure in _EITHER | _ALSO_NATIONAL


def is_corporate(measure: str) -> bool:
    """Whether the measure is one of a company."""
    return measure.split(".")[0] in _CORPORATE or measure in _EITHER


def is_of_topic(measure: str) -> bool:
    """Whether a figure that nobody is named for is the article's country's."""
    is_arms = measure.startswith("defence.") and measure not in {"defence.spending", "defence.troops"}
    return is_national(measure) and measure not in _OF_THINGS and not is_arms


def is_of_either(measure: str) -> bool:
    """Whether companies have the measure as well as economies."""
    return measure in _EITHER or measure == "retail.sales"


def is_directed(measure: str) -> bool:
    """Whether the measure has two sides."""
    return "partner" in roles_of(measure).values()


def is_act(measure: str) -> bool:
    """Whether the head of a government is named for the country: "Reagan announced tariffs"."""
    return measure in _ACTS or measure.startswith("aid.")


@cache
def measure_of(head: str, family: str) -> str | None:
    """The measure of a family that a head names, where the figure's own has none in the sentence."""
    found = (row["measure"] for row in rows("party_words") if row["measure"].startswith(family) and head in row["words"].split())
    return next(found, None)
