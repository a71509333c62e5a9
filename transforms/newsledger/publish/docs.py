"""Write the generated documentation, or tell whether it is up to date: ``python -m newsledger.publish.docs write|check FOLDER [HOME]``.

``contract.json`` is what the contract was; a change that breaks its readers is written only with a new first number of its version.
The answers in ``queries.md`` are those of the ledger at ``HOME``, made of the samples; without it that page is left alone.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from newsledger.paths import Home
from newsledger.publish.contract import outline, render_outline, unannounced
from newsledger.publish.dictionary import render_dictionary
from newsledger.publish.examples import render_examples
from newsledger.publish.lineage import render_lineage


def main(action: str, folder: Path, home: Path | None = None) -> int:
    """Return 0 when the pages are as the contracts and the SQL make them, after writing them if ``action`` is ``write``."""
    if broken := _broken(folder / "contract.json"):
        sys.stderr.write(f"The contract changed incompatibly, so CONTRACT_VERSION needs a new first number: {'; '.join(broken)}\n")
        return 1
    pages: dict[str, Callable[[], str]] = {
        "data-dictionary.md": render_dictionary,
        "lineage.md": render_lineage,
        "contract.json": render_outline,
    }
    if home:
        pages["queries.md"] = lambda: render_examples(Home(home))
    stale = [name for name, render in pages.items() if not _is_current(folder / name, render(), write=action == "write")]
    for name in stale:
        sys.stderr.write(f"{folder / name} is out of date: make docs\n")
    return 1 if stale else 0


def _broken(kept: Path) -> list[str]:
    return unannounced(json.loads(kept.read_text(encoding="utf-8")), outline()) if kept.is_file() else []


def _is_current(path: Path, text: str, *, write: bool) -> bool:
    if write:
        path.write_text(text, encoding="utf-8")
    return path.is_file() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(Path, sys.argv[2:])))
