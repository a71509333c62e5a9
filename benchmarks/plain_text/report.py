"""The page of the plain text benchmark."""

from __future__ import annotations

from benchmarks import page
from benchmarks.data import Row

_SETS = {"wcxb-dev": "WCXB dev: article pages", "html-dev": "Publishers' pages"}
_NOTE = (
    "Whole pages as text, menus, offers and footers included, in four layouts: a line a block, as a browser copies it (bullets, blank "
    "lines), wrapped at 72 columns, and with a blank line after every line. F1 of the body over runs of four words. The shipped "
    "weights were fitted on such pages, so `held out` counts: the weights of each page fitted without it, on the rest of both sets (five "
    "folds). No library reads plain text, so `nothing dropped` stands beside.\n"
)
_WAYS = {"held_out": "held out", "shipped": "shipped weights", "nothing_dropped": "nothing dropped"}


def sections(results: dict[str, Row]) -> list[str]:
    """One table a set; what is missing is named."""
    parts = [_NOTE]
    for name, found in results.items():
        if why := found.get("missing") or found.get("failed"):
            parts.append(page.missing({name: why}))
            continue
        rows = [[layout, *(row[way] for way in _WAYS)] for layout, row in found.items() if isinstance(row, dict)]
        parts.append(f"## {_SETS[name]} ({found['texts']} pages)\n\n{page.table(['layout', *_WAYS.values()], rows)}")
    return parts
