"""The page of the extraction benchmark."""

from __future__ import annotations

from typing import Any

from benchmarks import page, plot
from benchmarks.data import Row

_SETS = {"wcxb-dev": "WCXB dev: article pages with true body text", "html-dev": "Publishers' pages with true body, title, authors and date"}
_MERITS = ("f1", "word_f1", "title", "authors", "date", "empty")
_IN_SAMPLE = (
    "newsledger's weights were fitted on these pages, so its body F1 here is in sample. Fitted without the site it is scored on "
    "(five folds by site, `benchmarks/block_weights.py`) its body F1 is {scores}; compare those with the other systems.\n"
)
_HEADER = ["system", "gives", "body F1 (shingles)", "body F1 (words)", "title", "an author", "date", "empty"]


def sections(results: Row) -> list[str]:
    """One table a set."""
    return [
        page.SPEED_NOTE,
        _IN_SAMPLE.format(scores=", ".join(f"{merits['f1']} on {name}" for name, merits in results.get("held_out", {}).items())),
        page.plotted("extraction", _points(results), "body F1 on WCXB dev, percent"),
        *(_set(name, results) for name in results["sets"]),
        page.missing(results["missing"]),
    ]


def _set(name: str, results: Row) -> str:
    found = results["sets"][name]
    lines = [_line(system, results["systems"][system], row) for system, row in found["systems"].items()]
    return f"## {_SETS[name]} ({found['texts']} pages)\n\n{page.table([*_HEADER, *page.SPEED_HEADER], lines)}"


def _points(results: Row) -> list[plot.Point]:
    systems = results["sets"].get("wcxb-dev", {}).get("systems", {})
    return [(name, row["texts_per_cpu_second"]["median"], 100 * row["accuracy"]["f1"]) for name, row in systems.items()]


def _line(name: str, system: Row, row: Row) -> list[Any]:
    scores = row["accuracy"]
    return [f"{name} {system['version']}", system["does"], *(scores.get(merit, "") for merit in _MERITS), *page.speed_cells(row)]
