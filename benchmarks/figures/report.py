"""The page of the figures benchmark."""

from __future__ import annotations

from benchmarks import page
from benchmarks.data import Row

_SETS = {
    "newsquant": "NewsQuant, dev half: news sentences with quantities; F1 as the CQE paper counts, in percent",
    "probes": "Probes: short sentences, each a known way to fail; right when the values are the gold's",
    "text": "Plain news text, for speed alone",
}


def sections(comparison: Row, own: dict[str, Row]) -> list[str]:
    """The comparison by set, newsledger's own scores, and what was not measured."""
    parts = [
        "Speed is texts per CPU-second in one process, start-up excluded: the median of the rounds, and their range. The ratio is "
        "newsledger's speed over the system's, in the same round.\n"
    ]
    for name, result in comparison.get("sets", {}).items():
        rows = [_line(system, comparison["systems"][system], row) for system, row in result["systems"].items()]
        parts.append(f"## {_SETS[name]} ({result['texts']} texts)\n\n{page.table(_HEADER, rows)}")
    if own:
        rows = [[name, "; ".join(f"{key} {value}" for key, value in scores.items())] for name, scores in own.items()]
        parts.append(f"## newsledger alone\n\n{page.table(['set', 'scores'], rows)}")
    return [*parts, page.missing(comparison.get("missing", {}))]


_HEADER = [
    "system",
    "does",
    "value",
    "value + unit",
    "value + unit, one naming",
    "texts / CPU-second",
    "newsledger is × faster",
    "start, s",
    "MB",
]


def _line(name: str, system: Row, row: Row) -> list[object]:
    scores = row.get("accuracy", {})
    value = f"{scores['right']}/{scores['of']}" if "right" in scores else _f1(scores, "value")
    return [
        f"{name} {system['version']}",
        system["does"],
        value,
        _f1(scores, "value+unit"),
        _f1(scores, "value+unit canonical"),
        page.with_range(row["texts_per_cpu_second"]),
        page.with_range(row["newsledger_is_times_faster"]),
        row["load_cpu_seconds"],
        row["peak_mb"],
    ]


def _f1(scores: Row, name: str) -> object:
    return scores[name][2] if name in scores else ""
