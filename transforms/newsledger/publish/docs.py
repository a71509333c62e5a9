"""Write the generated documentation, or tell whether it is up to date: ``python -m newsledger.publish.docs write|check FILE``."""

from __future__ import annotations

import sys
from pathlib import Path

from newsledger.publish.dictionary import render_dictionary


def main(action: str, path: Path) -> int:
    """Return 0 when the file is as the contracts make it, after writing it if ``action`` is ``write``."""
    if action == "write":
        path.write_text(render_dictionary(), encoding="utf-8")
    is_current = path.is_file() and path.read_text(encoding="utf-8") == render_dictionary()
    if not is_current:
        sys.stderr.write(f"{path} is out of date: make docs\n")
    return 0 if is_current else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
