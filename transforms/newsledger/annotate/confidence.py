"""How sure a figure's value, unit and bound are: by the rules that read them, as often as these were right on annotated articles."""

from __future__ import annotations

from newsledger.annotate.figures.figure import Figure

# The share right, by the least certain rule that a figure rests on. Measured with benchmarks/figures on annotated articles and,
# where these have too few, on figures read by hand; no rule is certain.
_BY_RULE = {
    "unit.unknown": 0.3,
    "unit.of_measure": 0.85,
    "unit.as_after": 0.75,
    "unit.points_of_an_index": 0.85,
    "unit.points_of_a_share": 0.85,
    "unit.compound": 0.8,
    "unit.people_by_verb": 0.85,
    "unit.of_people": 0.85,
    "unit.as_before": 0.9,
    "unit.counted_noun": 0.9,
    "unit.occasions": 0.8,
    "unit.shared": 0.85,
    "unit.currency_of_country": 0.9,
    "table.versus": 0.85,
    "table.money": 0.85,
    "table.shares": 0.85,
    "range": 0.9,
    "number.part": 0.9,
    "number.power": 0.9,
    "number.quote": 0.9,
    "number.share": 0.9,
    "number.multiple": 0.7,
    "ordinal.superlative": 0.9,
    "ordinal.streak": 0.9,
    "ordinal.time": 0.9,
    "ordinal.rank": 0.8,
}
_PLAIN = 0.97


def confidence_of(figure: Figure) -> float:
    """The chance that value, unit and bound are as the article states them, between 0 and 1."""
    return min((_BY_RULE[rule] for rule in figure.rules if rule in _BY_RULE), default=_PLAIN)
