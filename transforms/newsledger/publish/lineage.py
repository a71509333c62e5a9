"""What each SELECT of sql/ reads, drawn as a Mermaid diagram: docs/lineage.md."""

from __future__ import annotations

from newsledger.contracts import CORE, MARTS
from newsledger.publish.sql import reads, select_files

_HEAD = """# Lineage

Which table is made from which, as the SELECTs in `sql/` say. Written by `make docs`.

```mermaid
flowchart LR
"""


def render_lineage() -> str:
    """The page: core tables on the left, the marts in the order they are built, an arrow for each table that a mart reads."""
    marts = select_files("marts")
    known = {table.name for table in (*CORE, *MARTS)}
    arrows = [(source, name) for name, select in marts.items() for source in sorted(reads(select) & known)]
    lines = [f"    {source} --> {name}" for source, name in arrows]
    return f"{_HEAD}{chr(10).join(lines)}\n```\n"
