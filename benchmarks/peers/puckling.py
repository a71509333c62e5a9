"""puckling, a Python port of Duckling: numbers, units and times together."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from benchmarks.peers.loop import Convert, Read, serve

_NO_QUANTITY = frozenset({"ordinal", "time", "phone_number", "url", "email", "credit_card"})


def load() -> tuple[Read, Convert]:
    """Every dimension, without the time limit by which it would leave long sentences unread."""
    from puckling import Context, Lang, Locale, Options, parse

    context = Context(reference_time=datetime(2020, 1, 1, tzinfo=UTC), locale=Locale(Lang.EN))
    options = Options(parse_timeout_ms=None)
    return lambda text: parse(text, context, options), lambda _text, found: [row for entity in found if (row := _row(entity))]


def _row(entity: Any) -> dict[str, Any] | None:
    number = getattr(entity.value, "value", None)
    if entity.dim in _NO_QUANTITY or number is None:
        return None
    unit = next((found for name in ("currency", "unit", "grain") if (found := getattr(entity.value, name, None))), "-")
    unit = "-" if entity.dim == "numeral" else str(getattr(unit, "value", unit))
    return {"start": entity.start, "end": entity.end, "value": float(number), "unit": unit.lower(), "change": "="}


if __name__ == "__main__":
    serve(load)
