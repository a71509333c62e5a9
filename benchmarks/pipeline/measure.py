"""A command of newsledger, run and measured from outside: seconds on the clock, CPU-seconds of all its processes, the largest of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from benchmarks.data import Missing


@dataclass(frozen=True, slots=True)
class Cost:
    """``wall`` and ``cpu`` in seconds, the latter of every process; ``peak_mb`` of the largest one."""

    wall: float
    cpu: float
    peak_mb: float


def newsledger(*words: object) -> Cost:
    """Run one command. Raises ``Missing`` with its last line when it fails."""
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "newsledger", *map(str, words)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    assert process.stderr
    said = process.stderr.read().decode(errors="replace").strip()
    # What its children used counts as its own, once it has waited for them.
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Missing(f"newsledger {words[0]}: {said.splitlines()[-1] if said else process.returncode}")
    return Cost(time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def load(source: Path, home: Path, workers: int = 1) -> Cost:
    """The main job on one file or folder, into a fresh home."""
    return newsledger("run", source, "--home", home, "--workers", workers)


def stage_seconds(home: Path, stage: str) -> float:
    """The seconds on the clock that a stage of the one run of ``home`` took, by its events."""
    [run] = (home / "events").glob("*.jsonl")
    events = [json.loads(line) for line in run.read_text(encoding="utf-8").splitlines()]
    began, ended = (datetime.fromisoformat(event["eventTime"]) for event in events if event["job"]["name"] == f"ledger.{stage}")
    return (ended - began).total_seconds()
