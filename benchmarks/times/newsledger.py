"""newsledger's own runner: the times of a document, resolved against the day it was published."""

from __future__ import annotations

from datetime import date
from typing import Any

from benchmarks.figures import engine
from benchmarks.peers.dated import split
from benchmarks.peers.loop import Convert, Read, serve


def load() -> tuple[Read, Convert]:
    """The time engine, its vocabulary read."""
    engine.timexes("", date(2000, 1, 1))

    def read(dated: str) -> Any:
        published, text = split(dated)
        return engine.timexes(text, published.date())

    return read, lambda _text, found: [
        {"start": time.start, "end": time.end, "type": time.timex_type, "value": time.timex} for time in found
    ]


if __name__ == "__main__":
    serve(load)
