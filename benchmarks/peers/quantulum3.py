"""quantulum3: https://github.com/nielstron/quantulum3."""

from __future__ import annotations

from typing import Any

from benchmarks.peers.loop import Convert, Read, serve


def load() -> tuple[Read, Convert]:
    """Its parser with its defaults; a range it gives as middle and uncertainty."""
    from quantulum3 import parser

    return parser.parse, lambda _text, found: [_row(quantity) for quantity in found]


def _row(quantity: Any) -> dict[str, Any]:
    value, spread = float(quantity.value), quantity.uncertainty
    unit = "-" if quantity.unit.name == "dimensionless" else quantity.unit.name
    return {
        "start": quantity.span[0],
        "end": quantity.span[1],
        "value": [value - spread, value + spread] if spread else value,
        "unit": unit,
        "change": "=",
    }


if __name__ == "__main__":
    serve(load)
