"""Interleaved rounds: every system once, then every system again, so that a busy minute of the machine falls on all alike."""

from __future__ import annotations

import statistics
from pathlib import Path

from benchmarks import systems
from benchmarks.data import Missing, Row, tell
from benchmarks.systems import Run, System

Runs = dict[str, list[Run]]


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
        "newsledger_is_times_faster": spread(ratios),
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
