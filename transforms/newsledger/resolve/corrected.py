"""The rows of figures as an analyst's corrections make them, and what became of each correction.

A correction that would leave a row the ledger cannot hold (a period that ends before it starts, an entity that nobody knows)
is not applied, and says why; it never stops a publish.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from newsledger.reference.csv_rows import rows
from newsledger.resolve.corrections import EXCLUDE, PARTY, SPEAKER, Correction, Value, as_text

Row = dict[str, Any]
# Currency, first and last day of the period, day of publication: dollars for one unit and the day of that rate, if there is one.
Convert = Callable[[str, date | None, date | None, date | None], tuple[Decimal, date] | None]

RULE = "correction"
_ENDS = ("value_low", "value_high")
_PERIOD = ("period_start", "period_end")
_MONEY = ("value", "unit", *_PERIOD)
_SCALE = Decimal("0.000001")


@dataclass(slots=True)
class Corrected:
    """Rows of fct_figure and bridge_figure_party that stand for those that were read, and the rows of fct_correction."""

    figures: list[Row] = field(default_factory=list)
    parties: list[Row] = field(default_factory=list)
    verdicts: list[Row] = field(default_factory=list)


def correct(
    corrections: Sequence[Correction], figures: Sequence[Row], parties: Sequence[Row], entities: Collection[str], convert: Convert
) -> Corrected:
    """Apply ``corrections`` to the rows that were read.

    ``figures`` are rows of fct_figure with the published_date of their article, ``parties`` rows of bridge_figure_party, of
    the figures to be corrected; ``entities`` the ids that may be named.
    """
    read = {row["figure_id"]: row for row in figures}
    told: dict[str, list[Correction]] = {}
    for correction in corrections:
        told.setdefault(correction.figure_id, []).append(correction)
    result = Corrected()
    for figure_id, group in sorted(told.items()):
        own = [row for row in parties if row["figure_id"] == figure_id]
        _correct_one(group, read.get(figure_id), own, entities, convert, result)
    return result


def _correct_one(
    group: Sequence[Correction], read: Row | None, parties: list[Row], entities: Collection[str], convert: Convert, result: Corrected
) -> None:
    problems = _problems(group, read, entities)
    result.verdicts += [_verdict(correction, read, parties, problems.get(correction.field)) for correction in group]
    applied = {correction.field: correction.value for correction in group if correction.field not in problems}
    if read is None or EXCLUDE in applied or not applied:
        return
    result.figures.append(_figure(read, applied, convert))
    for name, value in applied.items():
        if name.startswith(PARTY) and isinstance(value, tuple):
            role = name.removeprefix(PARTY)
            result.parties += [{"figure_id": read["figure_id"], "entity_id": entity, "party_role": role} for entity in value]


def _problems(group: Sequence[Correction], read: Row | None, entities: Collection[str]) -> dict[str, str]:
    """Why fields of one figure cannot be corrected, by field."""
    fields = {correction.field: correction.value for correction in group}
    if read is None:
        return dict.fromkeys(fields, "No figure of the ledger has this id.")
    if EXCLUDE in fields:
        return dict.fromkeys(fields.keys() - {EXCLUDE}, "The figure is excluded.")
    problems = {}
    for name, value in fields.items():
        named = (value,) if name == SPEAKER and value else value if isinstance(value, tuple) else ()
        if unknown := [str(entity) for entity in named if entity not in entities]:
            problems[name] = f"No article and no reference file knows {', '.join(unknown)}; an alias file can."
    row = _set_columns(read, fields)
    if wrong := _wrong_value(row):
        problems |= dict.fromkeys(fields.keys() & {"value", *_ENDS, "unit"}, wrong)
    if wrong := _wrong_period(row):
        problems |= dict.fromkeys(fields.keys() & {*_PERIOD, "period_grain"}, wrong)
    return problems


def _wrong_value(row: Row) -> str | None:
    value, low, high = row["value"], row["value_low"], row["value_high"]
    if low is not None and high is not None and low > high:
        return "The low end would be above the high end."
    if value is not None and ((low is not None and value < low) or (high is not None and value > high)):
        return "The value would lie outside its ends."
    if row["kind"] in ("money", "percent") and value is None and None in (low, high):
        return "Money and percentages need a value, or both ends."
    return None


def _wrong_period(row: Row) -> str | None:
    start, end = row["period_start"], row["period_end"]
    if start and end and start > end:
        return "The period would end before it starts."
    return None


def _verdict(correction: Correction, read: Row | None, parties: Sequence[Row], problem: str | None) -> Row:
    return {
        "figure_id": correction.figure_id,
        "field": correction.field,
        "old_value": None if read is None else as_text(_old(correction.field, read, parties)),
        "new_value": as_text(correction.value),
        "corrected_by": correction.by,
        "reason": correction.reason,
        "is_applied": problem is None,
        "problem": problem,
    }


def _old(name: str, read: Row, parties: Sequence[Row]) -> Any:
    if name == EXCLUDE:
        return False
    if name == SPEAKER:
        return read["speaker_entity_id"] or read["speaker_text"]
    if name.startswith(PARTY):
        return tuple(sorted(row["entity_id"] for row in parties if row["party_role"] == name.removeprefix(PARTY)))
    return read[name]


def _figure(read: Row, applied: Mapping[str, Value], convert: Convert) -> Row:
    """The row of fct_figure: what was corrected, and all that follows from it. Nothing in it is stale."""
    row = _set_columns(read, applied)
    if SPEAKER in applied and applied[SPEAKER] != read["speaker_entity_id"]:
        row |= {"speaker_entity_id": applied[SPEAKER], "speaker_text": None}
    if _changed(row, read, _PERIOD):
        if "period_grain" not in applied:
            row["period_grain"] = _grain(row["period_start"], row["period_end"])
        if row["period_start"] is None and row["period_end"] is None:
            row["period_text"] = None
    if _changed(row, read, _MONEY) or row["kind"] != "money":
        row |= _in_dollars(row, convert)
    row["rule"] = f"{read['rule']}; {RULE}"
    del row["published_date"]
    return row


def _set_columns(read: Row, told: Mapping[str, Value]) -> Row:
    """The row with its own columns replaced. A value alone ends a range, ends alone make one; a unit brings its kind."""
    row = {**read, **{name: value for name, value in told.items() if name in read}}
    if told.get("value") is not None and not told.keys() & {*_ENDS}:
        row |= dict.fromkeys(_ENDS)
    if "value" not in told and any(told.get(end) is not None for end in _ENDS):
        row["value"] = None
    if "unit" in told and told["unit"] != read["unit"]:
        row["kind"] = _kind(row["unit"], read["kind"])
    return row


def _changed(row: Row, read: Row, names: Collection[str]) -> bool:
    return any(row[name] != read[name] for name in names)


def _in_dollars(row: Row, convert: Convert) -> Row:
    nothing: Row = {"value_usd": None, "fx_rate": None, "fx_date": None}
    if row["kind"] != "money" or row["value"] is None or not row["unit"]:
        return nothing
    rate = convert(row["unit"], row["period_start"], row["period_end"], row["published_date"])
    if rate is None:
        return nothing
    try:
        return {"value_usd": (row["value"] * rate[0]).quantize(_SCALE), "fx_rate": rate[0], "fx_date": rate[1]}
    except InvalidOperation:  # more digits than the ledger holds
        return nothing


def _kind(unit: str | None, kind: str) -> str:
    """What sort of figure has this unit; a noun that no file knows is what is counted."""
    if unit in {row["code"] for row in rows("currencies")}:
        return "money"
    known = next((row["kind"] for row in rows("units") if row["unit"] == unit), None)
    if known in ("percent", "quantity", "ratio"):
        return known
    return kind if kind in ("count", "ordinal") or (unit is None and kind in ("quantity", "ratio")) else "count"


def _grain(start: date | None, end: date | None) -> str | None:
    """The size of a period by its days; null for one that has no end or no name."""
    if start is None or end is None:
        return None
    if start == end:
        return "day"
    after = end + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month
    if start.day != 1 or after.day != 1:
        return "week" if (after - start).days == 7 else None
    if months in (3, 6, 12) and (start.month - 1) % months:
        return None
    return {1: "month", 3: "quarter", 6: "half", 12: "year", 120: "decade"}.get(months)
