"""Microsoft Recognizers-Text: https://github.com/microsoft/Recognizers-Text: numbers, units and times together."""

from __future__ import annotations

import re
from typing import Any

from benchmarks.peers.loop import Convert, Read, serve

_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])$")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}
_TEMPERATURES = {"C": "celsius", "F": "fahrenheit", "K": "kelvin"}


def load() -> tuple[Read, Convert]:
    """Every model whose results are quantities or times."""
    from recognizers_date_time import DateTimeRecognizer
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    numbers, units = NumberRecognizer(Culture.English), NumberWithUnitRecognizer(Culture.English)
    models = [
        numbers.get_number_model(),
        numbers.get_percentage_model(),
        units.get_currency_model(),
        units.get_dimension_model(),
        units.get_temperature_model(),
        units.get_age_model(),
        DateTimeRecognizer(Culture.English).get_datetime_model(),
    ]
    return lambda text: [found for model in models for found in model.parse(text)], lambda _text, found: _rows(found)


def _rows(found: list[Any]) -> list[dict[str, Any]]:
    """The longest of what overlaps; a date is no quantity, a duration is one."""
    kept: list[Any] = []
    for result in sorted(found, key=lambda result: (result.start - result.end, _is_bare(result))):
        if all(result.end < other.start or other.end < result.start for other in kept):
            kept.append(result)
    return [row for result in kept if (row := _row(result))]


def _is_bare(result: Any) -> bool:
    return bool(result.type_name == "number")


def _row(result: Any) -> dict[str, Any] | None:
    stated = result.resolution or {}
    if result.type_name.startswith("datetime"):
        match = _DURATION.match((stated.get("values") or [{}])[0].get("timex", ""))
        value, unit = (match[2], _UNITS[match[1] + match[3] if match[1] else match[3]]) if match else (None, "-")
    else:
        value, unit = stated.get("value"), stated.get("isoCurrency") or stated.get("unit") or "-"
    if result.type_name == "percentage":
        value, unit = (value or "").rstrip("%"), "percentage"
    elif result.type_name == "temperature":
        unit = _TEMPERATURES.get(unit, unit)
    elif result.type_name == "age":
        unit = f"{unit} of age"
    try:
        number = float(value or "")
    except ValueError:
        return None
    return {"start": result.start, "end": result.end + 1, "value": number, "unit": unit.lower(), "change": "="}


if __name__ == "__main__":
    serve(load)
