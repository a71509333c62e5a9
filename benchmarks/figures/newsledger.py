"""newsledger's own runner: figures and times, without the model for names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.figures import engine, naming
from benchmarks.peers.loop import Convert, Read, serve


def load(annotate: Callable[[str], Any] = engine.annotate) -> tuple[Read, Convert]:
    """The engine, its vocabulary read."""
    annotate("")
    return annotate, lambda text, found: naming.quantities(text, found[0])


if __name__ == "__main__":
    serve(load)
