"""Values, periods and names as the pages print them. Everything here returns plain text; templates escape it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import Any

_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_BOUNDS = {"about": "about ", "more_than": "more than ", "less_than": "less than ", "at_least": "at least ", "up_to": "up to "}
_CURRENCY = re.compile(r"[A-Z]{3}")
_PARTY_ROLE = re.compile(r" \((?:subject|partner|location|company|product)\)(?=; |$)")
_SIGNS = {"percent": "%", "x": "×"}


def number(value: Decimal) -> str:
    """A number with a magnitude word and at most three decimals: 659.8 billion."""
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{_digits(value / scale, 3)} {word}"
    return _digits(value, 6)


def _digits(value: Decimal, decimals: int) -> str:
    text = f"{value:,.{decimals}f}".rstrip("0").rstrip(".")
    return text.replace("-", "−")


def amount(row: dict[str, Any]) -> str:
    """A figure's value with its bound, range, unit and per-unit: more than USD 33 billion, 4.5–4.75%, 80 USD per barrel."""
    value, low, high = row["value"], row["value_low"], row["value_high"]
    if row["kind"] == "ordinal":
        return str(row["surface"])
    if low is not None and high is not None and low != high:
        told = f"{number(low)} to {number(high)}"
    elif value is None:
        return str(row["surface"])
    else:
        told = number(value)
    per = f" per {row['per_unit'].replace('_', ' ')}" if row["per_unit"] else ""
    return f"{_BOUNDS.get(row['bound'], '')}{_with_unit(told, row['unit'])}{per}"


def _with_unit(told: str, unit: str | None) -> str:
    if unit is None:
        return told
    if unit in _SIGNS:
        return told + _SIGNS[unit]
    return f"{unit} {told}" if _CURRENCY.fullmatch(unit) else f"{told} {unit_name(unit)}"


def unit_name(unit: str | None) -> str:
    """A unit in words."""
    return (unit or "").replace("_", " ")


def day(value: date | None) -> str:
    """A day as 14 Jan 2019; empty for none."""
    return f"{value.day} {value:%b} {value.year}" if value else ""


def period(start: date | None, end: date | None) -> str:
    """A period by its calendar name where it has one: 2018, Q3 2023, Jan 2019, 14 Jan 2019, else first and last day."""
    if start is None or end is None:
        return ""
    if start == end:
        return day(start)
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        months = (end.year - start.year) * 12 + end.month - start.month + 1
        if name := _whole_months(start, months):
            return name
        if start.month == 1 and end.month == 12:
            return f"{start.year}–{end.year}"
        return f"{start:%b} {start.year} – {end:%b} {end.year}"
    return f"{day(start)} – {day(end)}"


def _whole_months(start: date, months: int) -> str:
    if months == 1:
        return f"{start:%b} {start.year}"
    for length, letter in ((12, ""), (6, "H"), (3, "Q")):
        if months == length and (start.month - 1) % length == 0:
            return f"{letter}{(start.month - 1) // length + 1} {start.year}" if letter else str(start.year)
    return ""


def parties(listed: str | None) -> str:
    """The names of ``rpt_figures.parties`` without the parts they play."""
    return _PARTY_ROLE.sub("", listed or "").replace("; ", ", ")


def role(code: str | None) -> str:
    """An office in words: foreign minister."""
    return (code or "").replace("_", " ")


def about(row: dict[str, Any]) -> str:
    """What a figure measures: the measure's name, else the article's words."""
    named = str(row["measure_name"] or row["measure_text"] or "")
    return f"{named}, change" if named and row["change_role"] == "change_by" else named


def web_address(url: str | None) -> str | None:
    """``url`` where it is one that a page may link to, else None."""
    return url if url and re.match(r"https?://[^\s]+$", url, re.IGNORECASE) else None
