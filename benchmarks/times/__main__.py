"""``python -m benchmarks.times``: times and their values beside dateparser and Recognizers-Text, accuracy and speed."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from benchmarks import data, page, rounds, scorers
from benchmarks.data import Row, find, read_lines
from benchmarks.rounds import OURS, Texts
from benchmarks.systems import System
from benchmarks.times import report

SYSTEMS = [
    System(OURS, "benchmarks.times.newsledger", note="dates, times, durations, sets, vague times"),
    System(
        "Recognizers-Text", "benchmarks.peers.recognizers_times", "recognizers", "recognizers-text-suite", "dates, times, durations, sets"
    ),
    System("dateparser", "benchmarks.peers.dateparser", "dateparser", "dateparser", "days and moments"),
]
SETS = ("timex-aquaint", "timex-timebank")


def main() -> None:
    """Run every system over every set, and write benchmarks/results/times.*."""
    parser = argparse.ArgumentParser(prog="benchmarks.times", description=__doc__)
    data.add_paths(parser, "gold", "score", "cache")
    rounds.add_options(parser, SYSTEMS)
    options = parser.parse_args()
    sets = {name: partial(load, name, options.gold, options.score) for name in SETS}
    results = rounds.compare(rounds.chosen(SYSTEMS, options.peers), sets, options.rounds, data.cache_folder(options.cache))
    page.write("times", results, report.sections(results))


def load(name: str, gold: Path | None, score: Path | None) -> Texts:
    """The documents, each behind a line with its day, and the TempEval-3 scorer."""
    documents, scorer = find(gold, "gold", f"{name}.jsonl"), find(score, "score", "score_times.py")
    rows = [{"id": row["id"], "text": f"{row['dct']}\n{row['text']}"} for row in read_lines(documents)]

    def judge(predictions: Path) -> Row:
        return scorers.scores(scorer, documents, predictions, "--show", "100000", misses=predictions.with_suffix(".misses.txt"))

    return Texts(rows, judge)


if __name__ == "__main__":
    main()
