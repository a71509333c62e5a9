"""newsledger beside its peers: the same sentences, the same scorer, the same run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks import rounds
from benchmarks.data import Missing, Row, find, read_lines, write_lines
from benchmarks.figures import accuracy, naming
from benchmarks.systems import System

from newsledger.text.sentences import sentences

OURS = "newsledger"
SYSTEMS = [
    System(OURS, "benchmarks.figures.newsledger", note="figures, measures and times"),
    System("CQE", "benchmarks.peers.cqe", "cqe", "CQE", "figures"),
    System("quantulum3", "benchmarks.peers.quantulum3", "quantulum3", "quantulum3", "figures"),
    System("quantulum3 + classifier", "benchmarks.peers.quantulum3", "quantulum3-classifier", "quantulum3", "figures"),
    System("Recognizers-Text", "benchmarks.peers.recognizers", "recognizers", "recognizers-text-suite", "figures and times"),
    System("puckling", "benchmarks.peers.puckling", "puckling", "puckling", "figures and times"),
]
_ISO_CODE = 3


@dataclass(frozen=True, slots=True)
class Texts:
    """Sentences every system reads, and how its predictions (JSON Lines) are scored; None when there is no gold."""

    rows: list[Row]
    score: Callable[[Path], Row] | None = None


@dataclass(frozen=True, slots=True)
class Inputs:
    """Where the sets are, and how many sentences of the plain text are read."""

    gold: Path | None
    score: Path | None
    text: Path | None
    sentences: int

    def newsquant(self) -> Texts:
        """The NewsQuant sentences and their scorer."""
        gold = find(self.gold, "gold", "newsquant-dev.jsonl")
        find(self.score, "score", "score_quantities.py")
        return Texts(read_lines(gold), lambda path: accuracy.score_quantities(gold, path, self.score, path.with_suffix(".misses.txt")))

    def probes(self) -> Texts:
        """The short sentences, each a known way to fail."""
        rows = read_lines(find(self.gold, "gold", "probes.jsonl"))
        return Texts(rows, partial(_probes_right, rows))

    def plain(self) -> Texts:
        """The first sentences of a text of the user's, for speed alone."""
        if not self.text:
            raise Missing("text: give --text or set NEWSLEDGER_BENCH_TEXT")
        text = self.text.read_text(encoding="utf-8")
        return Texts([{"id": str(no), "text": text[start:end]} for no, (start, end) in enumerate(sentences(text)[: self.sentences])])


def _probes_right(rows: list[Row], path: Path) -> Row:
    by_id = {row["id"]: row["pred"] for row in read_lines(path)}
    return {"right": sum(accuracy.is_right(row["gold"], by_id[row["id"]]) for row in rows), "of": len(rows)}


def compare(compared: list[System], inputs: Inputs, how_often: int, cache: Path) -> Row:
    """Accuracy and speed by set and system; under ``missing`` the sets and peers that are not here, and why."""
    results: Row = {"systems": {system.name: {"version": system.version, "does": system.note} for system in compared}, "sets": {}}
    missing: dict[str, str] = {}
    for name, load in (("newsquant", inputs.newsquant), ("probes", inputs.probes), ("text", inputs.plain)):
        try:
            texts = load()
        except Missing as reason:
            missing[name] = str(reason)
            continue
        runs, absent = rounds.interleaved([system for system in compared if system.name not in missing], texts.rows, how_often, cache)
        missing |= absent
        results["sets"][name] = {"texts": len(texts.rows), "systems": {}}
        for system, its_runs in runs.items():
            row = rounds.speed(its_runs, runs.get(OURS, its_runs))
            if texts.score:
                predictions = ({"id": key, "pred": _named_as_gold(pred)} for key, pred in its_runs[0].predictions.items())
                row["accuracy"] = texts.score(write_lines(cache / "predictions" / f"{name}.{system}.jsonl", predictions))
            results["sets"][name]["systems"][system] = row
    return {**results, "missing": missing}


def _named_as_gold(pred: list[Row]) -> list[Row]:
    """A peer that names a currency by its ISO code gets the gold's name for it."""
    names = naming.unit_names()
    return [{**row, "unit": names.get(row["unit"].upper(), row["unit"])} if len(row["unit"]) == _ISO_CODE else row for row in pred]
