"""One figure as the pages show it: in words, with its sentence in three parts and its rules explained."""

from __future__ import annotations

from functools import cache
from typing import Any

from newsledger.publish.report import wording
from newsledger.reference.csv_rows import rows

Row = dict[str, Any]


@cache
def rules() -> dict[str, str]:
    """What every rule says, by its name."""
    return {row["rule"]: row["description"] for row in rows("rules")}


def facts(row: Row) -> list[tuple[str, str]]:
    """What was read, as (name, words), without what was not stated."""
    told = (
        ("Value", wording.amount(row)),
        ("In US dollars", f"USD {wording.number(row['value_usd'])}" if row["value_usd"] is not None and row["unit"] != "USD" else ""),
        ("Measure", wording.about(row)),
        ("In the article’s words", row["measure_text"] or ""),
        ("About", wording.parties(row["parties"])),
        ("Period", wording.period(row["period_start"], row["period_end"])),
        ("Said by", _speaker(row)),
        ("Standing", row["qualifier"] or ""),
        ("Status", "" if row["status"] == "actual" else row["status"]),
        ("Denied", "the article says that it is not so" if row["is_negated"] else ""),
        ("Confidence", f"{row['confidence']:.0%}" if row["confidence"] is not None else ""),
        ("Corrected", "by an analyst; newsledger explain shows what was read" if row["is_corrected"] else ""),
        ("Characters", f"{row['start_offset']:,} to {row['end_offset']:,}"),
    )
    return [(name, words) for name, words in told if words]


def _speaker(row: Row) -> str:
    office = wording.role(row["speaker_role"])
    return f"{row['speaker']}, {office}" if row["speaker"] and office else row["speaker"] or ""


def steps(row: Row) -> list[tuple[str, str]]:
    """The rules that made the figure, in order, each with what it says."""
    return [(rule, rules().get(rule, "")) for rule in row["rule"].split("; ")]


def passage(row: Row, characters: int) -> tuple[str, str, str]:
    """The sentence before, at and after the figure; a long one is cut to ``characters`` on either side."""
    sentence, surface = row["sentence"] or row["surface"], row["surface"]
    at = row["surface_at"]
    if at is None or sentence[at : at + len(surface)] != surface:
        at = max(sentence.find(surface), 0)
    before, after = sentence[:at], sentence[at + len(surface) :]
    if len(before) > characters:
        before = "…" + before[-characters:]
    if len(after) > characters:
        after = after[:characters] + "…"
    return before, surface, after
