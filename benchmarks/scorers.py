"""Runs a data set's own scorer, and reads the scores it prints."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

from benchmarks.data import Missing, Row


def run(*command: Path | str) -> str:
    """Standard output of a Python script. Raises ``Missing`` with its last words when it fails."""
    done = subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Missing(f"{Path(command[0]).name} failed: {(done.stderr or done.stdout).strip().splitlines()[-1:]}")
    return done.stdout


def scores(scorer: Path, gold: Path, predictions: Path, *options: str, misses: Path | None = None) -> Row:
    """The JSON object on the last line that ``scorer`` prints; what comes before it, case by case, goes to ``misses``."""
    cases, _, last = run(scorer, gold, predictions, *options).strip().rpartition("\n")
    if misses:
        misses.write_text(cases + "\n", encoding="utf-8")
    return dict(json.loads(last))


def module(scorer: Path) -> ModuleType:
    """A scorer's own functions, such as when two names are the same."""
    spec = importlib.util.spec_from_file_location(scorer.stem, scorer)
    if not spec or not spec.loader:
        raise Missing(f"{scorer.name} is no Python module")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded
