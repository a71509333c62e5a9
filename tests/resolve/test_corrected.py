"""What a correction makes of a row, and of what follows from it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from newsledger.resolve.corrected import Corrected, correct
from newsledger.resolve.corrections import Correction, Value

READ: dict[str, Any] = {
    "figure_id": "f1",
    "kind": "money",
    "bound": "exact",
    "value": Decimal(33),
    "value_low": None,
    "value_high": None,
    "unit": "USD",
    "value_usd": Decimal(33),
    "fx_rate": Decimal(1),
    "fx_date": date(2013, 11, 1),
    "period_start": date(2012, 1, 1),
    "period_end": date(2012, 12, 31),
    "period_grain": "year",
    "period_text": "last year",
    "speaker_entity_id": "person:a",
    "speaker_text": "Ana",
    "rule": "number.digits",
    "published_date": date(2013, 11, 1),
}
PARTIES = [{"figure_id": "f1", "entity_id": "country:JP", "party_role": "subject"}]
KNOWN = {"person:a", "person:b", "country:JP", "country:RU"}


def rate(currency: str, first: date | None, _last: date | None, _published: date | None) -> tuple[Decimal, date] | None:
    """Two dollars for a euro in 2012, three at other times, none for other currencies."""
    return (Decimal(2 if first == date(2012, 1, 1) else 3), date(2012, 12, 31)) if currency == "EUR" else None


def corrected(*told: tuple[str, Value], **read: Any) -> Corrected:
    rows = [Correction("f1", field, value, "ana", "because") for field, value in told]
    return correct(rows, [{**READ, **read}], PARTIES, KNOWN, rate)


FOLLOWS: list[tuple[list[tuple[str, Value]], dict[str, Any]]] = [
    ([("value", Decimal(34))], {"value": Decimal(34), "value_usd": None, "fx_rate": None, "fx_date": None}),
    ([("unit", "EUR")], {"unit": "EUR", "kind": "money", "value_usd": Decimal(66), "fx_rate": Decimal(2), "fx_date": date(2012, 12, 31)}),
    ([("unit", "EUR"), ("period_start", date(2012, 7, 1))], {"value_usd": Decimal(99), "period_grain": "half", "period_text": "last year"}),
    ([("unit", "percent")], {"kind": "percent", "value_usd": None}),
    ([("unit", "t")], {"kind": "quantity", "value_usd": None}),
    ([("unit", "jets")], {"kind": "count", "value_usd": None}),
    ([("unit", "x")], {"kind": "ratio"}),
    ([("bound", "about")], {"bound": "about", "value_usd": Decimal(33), "fx_date": date(2013, 11, 1)}),
    ([("value_low", Decimal(30)), ("value_high", Decimal(36))], {"value": None, "value_low": Decimal(30), "value_usd": None}),
    ([("period_start", None), ("period_end", None)], {"period_grain": None, "period_text": None}),
    ([("period_end", date(2012, 3, 31))], {"period_grain": "quarter"}),
    ([("period_end", date(2012, 4, 30))], {"period_grain": None}),
    ([("period_end", date(2012, 4, 30)), ("period_grain", "other")], {"period_grain": "other"}),
    ([("speaker", "person:b")], {"speaker_entity_id": "person:b", "speaker_text": None}),
    ([("speaker", "person:a")], {"speaker_entity_id": "person:a", "speaker_text": "Ana"}),
    ([("speaker", None)], {"speaker_entity_id": None, "speaker_text": None}),
]


@pytest.mark.parametrize(("told", "expected"), FOLLOWS)
def test_what_follows_from_a_correction(told: list[tuple[str, Value]], expected: dict[str, Any]) -> None:
    result = corrected(*told)
    assert {name: result.figures[0][name] for name in expected} == expected
    assert result.figures[0]["rule"] == "number.digits; correction"
    assert all(row["is_applied"] and row["problem"] is None for row in result.verdicts)


def test_a_value_alone_ends_a_range() -> None:
    row = corrected(("value", Decimal(40)), value=None, value_low=Decimal(30), value_high=Decimal(36)).figures[0]
    assert (row["value"], row["value_low"], row["value_high"]) == (Decimal(40), None, None)


def test_a_product_too_long_for_the_ledger_is_not_told_in_dollars() -> None:
    assert corrected(("unit", "EUR"), value=Decimal(9 * 10**21)).figures[0]["value_usd"] is None


def test_old_and_new_stand_beside_each_other() -> None:
    verdicts = corrected(("value", Decimal("34.500000")), ("party.subject", ("country:JP", "country:RU")), ("speaker", None)).verdicts
    told = {row["field"]: (row["old_value"], row["new_value"]) for row in verdicts}
    assert told == {"value": ("33", "34.5"), "party.subject": ("country:JP", "country:JP;country:RU"), "speaker": ("person:a", None)}


def test_parties_of_a_role_are_replaced() -> None:
    assert corrected(("party.subject", ("country:RU",))).parties == [
        {"figure_id": "f1", "entity_id": "country:RU", "party_role": "subject"}
    ]


NOT_APPLIED: list[tuple[list[tuple[str, Value]], str]] = [
    ([("period_end", date(2011, 1, 1))], "would end before it starts"),
    ([("value_low", Decimal(9)), ("value_high", Decimal(8))], "above the high end"),
    ([("value", Decimal(9)), ("value_low", Decimal(10))], "outside its ends"),
    ([("value", None)], "need a value"),
    ([("speaker", "person:c")], "knows person:c"),
    ([("party.partner", ("country:RU", "country:XX"))], "knows country:XX"),
]


@pytest.mark.parametrize(("told", "problem"), NOT_APPLIED)
def test_what_the_ledger_cannot_hold_is_not_applied(told: list[tuple[str, Value]], problem: str) -> None:
    result = corrected(*told, ("bound", "about"))
    assert [row["field"] for row in result.verdicts if row["is_applied"]] == ["bound"]
    assert all(problem in row["problem"] for row in result.verdicts if not row["is_applied"])
    same = {name: value for name, value in READ.items() if name not in ("published_date", "rule", "bound")}
    assert {name: result.figures[0][name] for name in same} == same
    assert result.parties == []


def test_an_excluded_figure_has_no_row() -> None:
    result = corrected(("exclude", True), ("value", Decimal(1)))
    assert (result.figures, result.parties) == ([], [])
    assert [(row["field"], row["is_applied"]) for row in result.verdicts] == [("exclude", True), ("value", False)]


def test_a_figure_that_is_not_there_is_said() -> None:
    result = correct([Correction("f9", "unit", "EUR", "ana", "x")], [READ], PARTIES, KNOWN, rate)
    assert result.figures == []
    assert result.verdicts[0]["problem"] == "No figure of the ledger has this id."
