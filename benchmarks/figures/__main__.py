"""``python -m benchmarks.figures``: accuracy of the figure and time engines on the gold sets."""

from __future__ import annotations

import argparse

from benchmarks import data
from benchmarks.figures import accuracy


def main() -> None:
    """Run the parts asked for; each prints one JSON line, and its misses go to the cache folder."""
    parser = argparse.ArgumentParser(prog="benchmarks.figures", description=__doc__)
    data.add_paths(parser, "gold", "score", "cache")
    parser.add_argument("--only", help="parts to run, by the beginning of their names, separated by commas")
    options = parser.parse_args()
    out = data.cache_folder(options.cache) / "newsledger"
    out.mkdir(exist_ok=True)
    wanted = tuple((options.only or "").split(","))
    data.try_each((name, part) for name, part in accuracy.parts(options.gold, options.score, out) if name.startswith(wanted))
    data.tell({"misses": str(out)})


if __name__ == "__main__":
    main()
