"""The page of the figures benchmark."""

from __future__ import annotations

from typing import Any

from benchmarks import page, plot
from benchmarks.data import Row

_SETS = {
    "newsquant": "NewsQuant, dev half: news sentences with quantities; F1 as the CQE paper counts, in percent",
    "probes": "Probes: short sentences, each a known way to fail; right when the values are the gold's",
    "text": "Plain news text, for speed alone",
}


def sections(comparison: Row, own: dict[str, Row]) -> list[str]:
    """The comparison by set, newsledger's own scores, and what was not measured."""
    parts = [page.SPEED_NOTE, page.plotted("figures", _points(comparison), "NewsQuant value + unit in one naming, F1")]
    for name, result in comparison.get("sets", {}).items():
        rows = [_line(system, comparison["systems"][system], row) for system, row in result["systems"].items()]
        parts.append(f"## {_SETS[name]} ({result['texts']} texts)\n\n{page.table([*_HEADER, *page.SPEED_HEADER], rows)}")
    if own:
        rows = [[name, "; ".join(f"{key} {value}" for key, value in scores.items())] for name, scores in own.items()]
        parts.append(f"## newsledger alone (lists are [precision, recall, F1])\n\n{page.table(['set', 'scores'], rows)}")
    return [*parts, page.missing(comparison.get("missing", {}))]


_HEADER = ["system", "does", "value", "value + unit", "the same, one naming"]


def _points(comparison: Row) -> list[plot.Point]:
    systems = comparison.get("sets", {}).get("newsquant", {}).get("systems", {})
    scored = ((name, row["texts_per_cpu_second"]["median"], row["accuracy"]) for name, row in systems.items())
    return [(name, speed, scores["value+unit canonical"][2]) for name, speed, scores in scored]


def _line(name: str, system: Row, row: Row) -> list[Any]:
    scores = row.get("accuracy", {})
    value = f"{scores['right']}/{scores['of']}" if "right" in scores else _f1(scores, "value")
    return [
        f"{name} {system['version']}",
        system["does"],
        value,
        _f1(scores, "value+unit"),
        _f1(scores, "value+unit canonical"),
        *page.speed_cells(row),
    ]


def _f1(scores: Row, name: str) -> Any:
    return scores[name][2] if name in scores else ""
