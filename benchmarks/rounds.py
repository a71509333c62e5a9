"""Interleaved rounds: every system once, then every system again, so that a busy minute of the machine falls on all alike."""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import systems
from benchmarks.data import Missing, Row, tell, write_lines
from benchmarks.systems import Run, System

OURS = "newsledger"
Runs = dict[str, list[Run]]


@dataclass(frozen=True, slots=True)
class Texts:
    """What every system reads, and how its predictions (a JSON Lines file) are scored; None when there is no gold.

    ``renamed`` brings a prediction to the gold's names first.
    """

    rows: list[Row]
    score: Callable[[Path], Row] | None = None
    renamed: Callable[[Any], Any] = lambda pred: pred


def add_options(parser: argparse.ArgumentParser, known: list[System]) -> None:
    """``--peers`` and ``--rounds``."""
    names = ",".join(system.name for system in known if system.name != OURS)
    parser.add_argument("--peers", default=names, help=f"peers to compare with, or nothing (default: {names})")
    parser.add_argument("--rounds", type=int, default=3)


def chosen(known: list[System], peers: str) -> list[System]:
    """newsledger and the peers named."""
    return [system for system in known if system.name in {OURS, *peers.split(",")}]


def compare(compared: list[System], sets: Mapping[str, Callable[[], Texts]], how_often: int, cache: Path) -> Row:
    """Accuracy and speed by set and system; under ``missing`` the sets and peers that are not here, and why."""
    results: Row = {"systems": {system.name: {"version": system.version, "does": system.note} for system in compared}, "sets": {}}
    missing: dict[str, str] = {}
    for name, load in sets.items():
        try:
            texts = load()
        except Missing as reason:
            missing[name] = str(reason)
            tell({"set": name, "missing": str(reason)})
            continue
        runs, absent = interleaved([system for system in compared if system.name not in missing], texts.rows, how_often, cache)
        missing |= absent
        measured = {system: _measured(f"{name}.{system}", texts, its, runs.get(OURS, its), cache) for system, its in runs.items()}
        results["sets"][name] = {"texts": len(texts.rows), "systems": measured}
    return {**results, "missing": missing}


def _measured(name: str, texts: Texts, runs: list[Run], reference: list[Run], cache: Path) -> Row:
    row = speed(runs, reference)
    if texts.score:
        predictions = ({"id": key, "pred": texts.renamed(pred)} for key, pred in runs[0].predictions.items())
        row["accuracy"] = texts.score(write_lines(cache / "predictions" / f"{name}.jsonl", predictions))
    return row


def interleaved(compared: list[System], texts: list[Row], rounds: int, cache: Path) -> tuple[Runs, dict[str, str]]:
    """(the runs of each system that came through, why each other one did not)."""
    runs: Runs = {}
    missing: dict[str, str] = {}
    for number in range(1, rounds + 1):
        for system in compared:
            if system.name in missing:
                continue
            try:
                run = systems.run(system, texts, cache)
            except Missing as reason:
                missing[system.name] = str(reason)
                runs.pop(system.name, None)
                tell({"system": system.name, "missing": str(reason)})
                continue
            runs.setdefault(system.name, []).append(run)
            tell({"round": number, "system": system.name, "texts_per_cpu_second": rate(run)})
    return runs, missing


def rate(run: Run) -> float:
    """Texts per CPU-second."""
    return round(len(run.predictions) / run.seconds, 1)


def speed(runs: list[Run], reference: list[Run]) -> Row:
    """Texts per CPU-second (median and range of the rounds), and how many times faster the reference is, round by round."""
    rates = [rate(run) for run in runs]
    ratios = [run.seconds / other.seconds for run, other in zip(runs, reference, strict=True)]
    return {
        "texts_per_cpu_second": spread(rates),
        "newsledger_is_times_as_fast": spread(ratios),
        "load_cpu_seconds": round(statistics.median(run.measured["load_seconds"] for run in runs), 2),
        "peak_mb": round(max(run.measured["peak_mb"] for run in runs)),
        "failed_texts": max(run.measured["failed"] for run in runs),
    }


def spread(values: list[float]) -> Row:
    """Median, least and most, to three significant digits or whole numbers."""
    return {
        name: float(f"{value:.3g}") if value < 1000 else round(value)
        for name, value in (("median", statistics.median(values)), ("least", min(values)), ("most", max(values)))
    }
