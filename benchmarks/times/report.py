"""The page of the times benchmark."""

from __future__ import annotations

from benchmarks import page
from benchmarks.data import Row

_SETS = {"timex-aquaint": "AQUAINT", "timex-timebank": "TimeBank"}
_MERITS = {"valueF1": "value F1", "strictF1": "exact span F1", "relaxedF1": "overlapping span F1", "type_acc": "type right of found"}
_NOTE = (
    "News with times marked as TIMEX3, scored as TempEval-3 did, in percent. Value F1 is the F1 of overlapping spans times the "
    "share of values right. dateparser gives every date as a day, whatever its grain.\n"
)


def sections(results: Row) -> list[str]:
    """One table a set."""
    return [page.SPEED_NOTE, _NOTE, *(_set(name, results) for name in results["sets"]), page.missing(results["missing"])]


def _set(name: str, results: Row) -> str:
    found = results["sets"][name]
    lines = [
        [
            f"{system} {results['systems'][system]['version']}",
            results["systems"][system]["does"],
            *(row["accuracy"][merit] for merit in _MERITS),
            *page.speed_cells(row),
        ]
        for system, row in found["systems"].items()
    ]
    return (
        f"## {_SETS[name]} ({found['texts']} documents)\n\n{page.table(['system', 'does', *_MERITS.values(), *page.SPEED_HEADER], lines)}"
    )
