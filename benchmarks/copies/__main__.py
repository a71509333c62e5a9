"""``python -m benchmarks.copies``: one story once: marked duplicates and updates found, beside MinHash and LSH."""

from __future__ import annotations

import argparse
import json

from benchmarks import data, page, rounds
from benchmarks.copies import marks, report
from benchmarks.data import Missing, Row
from benchmarks.rounds import OURS
from benchmarks.systems import System

SYSTEMS = [
    System(OURS, "benchmarks.copies.newsledger", note="groups, originals, versions"),
    System("datasketch", "benchmarks.peers.datasketch", "datasketch", "datasketch", "MinHash LSH at 0.75, 128 permutations"),
]


def main() -> None:
    """Group each corpus by every system, and write benchmarks/results/copies.*."""
    parser = argparse.ArgumentParser(prog="benchmarks.copies", description=__doc__)
    data.add_paths(parser, "corpora", "cache")
    rounds.add_options(parser, SYSTEMS)
    parser.add_argument("--sizes", default="5000", help="sizes of the corpora, with commas between")
    options = parser.parse_args()
    cache = data.cache_folder(options.cache)
    results: Row = {"systems": {}, "sets": {}, "missing": {}}
    for size in map(int, options.sizes.split(",")):
        try:
            rows = marks.corpus(options.corpora, size, cache)
        except Missing as reason:
            results["missing"][str(size)] = str(reason)
            continue
        compared = rounds.chosen(SYSTEMS, options.peers)
        texts = [{"id": "corpus", "text": json.dumps(marks.stated(rows))}]
        runs, absent = rounds.interleaved(compared, texts, options.rounds, cache)
        results["missing"] |= absent
        results["systems"] |= {system.name: {"version": system.version, "does": system.note} for system in compared}
        results["sets"][str(size)] = {
            "texts": len(rows),
            "systems": {name: _measured(rows, its, runs.get(OURS, its)) for name, its in runs.items()},
        }
    page.write("copies", results, report.sections(results))


def _measured(rows: list[Row], runs: list[rounds.Run], reference: list[rounds.Run]) -> Row:
    per_thousand = [run.seconds / len(rows) * 1000 for run in runs]
    return {
        "accuracy": marks.score(rows, runs[0].predictions["corpus"]),
        "seconds_per_1000_articles": rounds.spread(per_thousand),
        **rounds.speed(runs, reference),
    }


if __name__ == "__main__":
    main()
