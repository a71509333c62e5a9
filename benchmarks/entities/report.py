"""The page of the entities benchmark."""

from __future__ import annotations

from benchmarks import page
from benchmarks.data import Row

_SETS = {
    "ner-dev": (
        "Newswire with persons, organisations and places (CoNLL-2003, corrected): exact F1, percent",
        {"micro": "all", "PER": "persons", "ORG": "organisations", "LOC": "places"},
    ),
    "geo-dev": (
        "Local news with toponyms (LGL): countries, span and code, percent",
        {"micro": "F1", "precision": "precision", "recall": "recall"},
    ),
    "quotes-dev": (
        "Political news with attributions (PolNeAR): share of right speakers",
        {
            "right_of_said": "cue is a verb of saying",
            "said": "of",
            "right_of_said_found": "of those found",
            "said_found": "of",
            "right_of_all": "any cue",
            "all": "of",
        },
    ),
}
_NOTE = (
    "newsledger is timed doing the whole annotation: names, roles, times, quotations, figures, measures, periods and parties, with nothing "
    "remembered from one text to the next. spaCy is timed as it loads; it names no country codes and no speakers, "
    "so it stands beside the names alone.\n"
)


def sections(results: Row) -> list[str]:
    """One table a set."""
    return [page.SPEED_NOTE, _NOTE, *(_set(name, results) for name in results["sets"]), page.missing(results["missing"])]


def _set(name: str, results: Row) -> str:
    (title, merits), found = _SETS[name], results["sets"][name]
    lines = [
        [f"{system} {results['systems'][system]['version']}", *(row["accuracy"][merit] for merit in merits), *page.speed_cells(row)]
        for system, row in found["systems"].items()
    ]
    return f"## {title} ({found['texts']} texts)\n\n{page.table(['system', *merits.values(), *page.SPEED_HEADER], lines)}"
