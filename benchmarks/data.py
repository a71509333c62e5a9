"""Where the data sets, the scorers and the texts lie. None is shipped: every path comes from an option or the environment."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Row = dict[str, Any]

_PATHS = {
    "gold": ("NEWSLEDGER_GOLD", "folder of the gold sets"),
    "score": ("NEWSLEDGER_SCORE", "folder of the scorers"),
    "corpora": ("NEWSLEDGER_CORPORA", "folder of the web page sets"),
    "text": ("NEWSLEDGER_BENCH_TEXT", "text file whose sentences are timed too"),
    "cache": ("NEWSLEDGER_BENCH_CACHE", "folder for the peers' environments and the predictions"),
}


class Missing(Exception):  # noqa: N818  (it says what is missing; it is no fault)
    """A data set, scorer or peer that is not here. The benchmark names it and goes on."""


def add_paths(parser: argparse.ArgumentParser, *names: str) -> None:
    """An option for each named path; its environment variable is the default."""
    for name in names:
        variable, meaning = _PATHS[name]
        parser.add_argument(f"--{name}", type=Path, default=_from_environment(variable), help=f"{meaning} (or {variable})")


def _from_environment(variable: str) -> Path | None:
    return Path(os.environ[variable]) if os.environ.get(variable) else None


def cache_folder(given: Path | None) -> Path:
    """The cache folder, made if need be: the one given, or ``newsledger/bench`` in the user's cache."""
    folder = given or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newsledger" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()


def find(folder: Path | None, option: str, name: str) -> Path:
    """The file or folder ``name`` inside ``folder``. Raises ``Missing``, naming the option that would give it."""
    if folder is None:
        raise Missing(f"{name}: give --{option} or set {_PATHS[option][0]}")
    if not (folder / name).exists():
        raise Missing(f"{name}: not in --{option}")
    return folder / name


def tell(row: Row) -> None:
    """Print one JSON line."""
    print(json.dumps(row, ensure_ascii=False), flush=True)


def try_each(parts: Iterable[tuple[str, Callable[[], Row]]]) -> dict[str, Row]:
    """The results of the parts, by name; ``{"missing": why}`` of one that lacks something, ``{"failed": why}`` of one that broke."""
    results: dict[str, Row] = {}
    for name, part in parts:
        try:
            results[name] = part()
        except Missing as missing:
            results[name] = {"missing": str(missing)}
        except Exception as error:  # noqa: BLE001  (an engine that breaks on one set must not hide how it does on the others)
            results[name] = {"failed": f"{type(error).__name__}: {error}"}
        tell({"part": name, **results[name]})
    return results


def read_lines(path: Path) -> list[Row]:
    """The objects of a JSON Lines file."""
    # Not splitlines(): texts hold line separators.
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def write_lines(path: Path, rows: Iterable[Row]) -> Path:
    """Write JSON Lines; the path is handed back."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path
