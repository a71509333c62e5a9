"""``python -m benchmarks.figures``: accuracy and speed of the figure and time engines, alone on the gold sets and beside their peers."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import data, page, rounds
from benchmarks.figures import accuracy, comparison, report


def main() -> None:
    """Run what is asked for; each step prints one JSON line, misses go to the cache folder, a full run to benchmarks/results."""
    options = _options()
    cache = data.cache_folder(options.cache)
    out = cache / "newsledger"
    out.mkdir(exist_ok=True)
    beginnings = tuple(options.only.split(","))
    parts = accuracy.parts(options.gold, options.score, out)
    own = data.try_each((name, part) for name, part in parts if name.startswith(beginnings))
    data.tell({"misses": str(out)})
    if options.only:
        return
    results = _compare(options, cache)
    page.write("figures", {"own": own, **results}, report.sections(results, own))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.figures", description=__doc__)
    data.add_paths(parser, "gold", "score", "text", "cache")
    rounds.add_options(parser, comparison.SYSTEMS)
    parser.add_argument("--only", default="", help="only these of newsledger's own parts, by the beginning of their names; no page")
    parser.add_argument("--sentences", type=int, default=500, help="sentences of --text that are timed")
    return parser.parse_args()


def _compare(options: argparse.Namespace, cache: Path) -> data.Row:
    inputs = comparison.Inputs(options.gold, options.score, options.text, options.sentences)
    sets = {"newsquant": inputs.newsquant, "probes": inputs.probes, "text": inputs.plain}
    return rounds.compare(rounds.chosen(comparison.SYSTEMS, options.peers), sets, options.rounds, cache)


if __name__ == "__main__":
    main()
