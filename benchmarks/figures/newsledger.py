"""newsledger's own runner: figures with their measures, and times, without the model for names."""

from __future__ import annotations

from benchmarks.figures import engine, naming
from benchmarks.peers.loop import Convert, Read, serve


def load() -> tuple[Read, Convert]:
    """The engine, its vocabulary read."""
    engine.annotate("")
    return engine.annotate, lambda text, found: naming.quantities(text, found[0])


if __name__ == "__main__":
    serve(load)
