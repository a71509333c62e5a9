"""newsledger's own runner with a measure for each figure besides."""

from __future__ import annotations

from functools import partial

from benchmarks.figures import engine
from benchmarks.figures.newsledger import load
from benchmarks.peers.loop import serve

if __name__ == "__main__":
    serve(partial(load, engine.annotate_measured))
