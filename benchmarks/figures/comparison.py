"""newsledger beside its peers: the same sentences, the same scorer, the same run."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.data import Missing, Row, find, read_lines
from benchmarks.figures import accuracy, naming
from benchmarks.rounds import OURS, Texts
from benchmarks.systems import System

from newsledger.text.sentences import sentences

SYSTEMS = [
    System(OURS, "benchmarks.figures.newsledger", note="figures and times"),
    System("newsledger with measures", "benchmarks.figures.newsledger_measured", note="figures, measures and times"),
    System("CQE", "benchmarks.peers.cqe", "cqe", "CQE", "figures"),
    System("quantulum3", "benchmarks.peers.quantulum3", "quantulum3", "quantulum3", "figures"),
    System("quantulum3 + classifier", "benchmarks.peers.quantulum3", "quantulum3-classifier", "quantulum3", "figures"),
    System("Recognizers-Text", "benchmarks.peers.recognizers", "recognizers", "recognizers-text-suite", "figures and times"),
    System("puckling", "benchmarks.peers.puckling", "puckling", "puckling", "figures and times"),
]
_ISO_CODE = 3


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
        score = partial(_score_newsquant, gold, self.score)
        return Texts(read_lines(gold), score, lambda pred: naming.with_changes_joined(named_as_gold(pred)))

    def probes(self) -> Texts:
        """The short sentences, each a known way to fail."""
        rows = read_lines(find(self.gold, "gold", "probes.jsonl"))
        return Texts(rows, partial(_probes_right, rows), named_as_gold)

    def plain(self) -> Texts:
        """The first sentences of a text of the user's, for speed alone."""
        if not self.text:
            raise Missing("text: give --text or set NEWSLEDGER_BENCH_TEXT")
        text = self.text.read_text(encoding="utf-8")
        return Texts([{"id": str(no), "text": text[start:end]} for no, (start, end) in enumerate(sentences(text)[: self.sentences])])


def _score_newsquant(gold: Path, score: Path | None, path: Path) -> Row:
    return accuracy.score_quantities(gold, path, score, path.with_suffix(".misses.txt"))


def _probes_right(rows: list[Row], path: Path) -> Row:
    by_id = {row["id"]: row["pred"] for row in read_lines(path)}
    return {"right": sum(accuracy.is_right(row["gold"], by_id[row["id"]]) for row in rows), "of": len(rows)}


def named_as_gold(pred: list[Row]) -> list[Row]:
    """A peer that names a currency by its ISO code gets the gold's name for it."""
    names = naming.unit_names()
    return [{**row, "unit": names.get(row["unit"].upper(), row["unit"])} if len(row["unit"]) == _ISO_CODE else row for row in pred]
