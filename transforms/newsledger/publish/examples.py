"""The queries of sql/examples with their answers on a ledger: docs/queries.md."""

from __future__ import annotations

from newsledger.paths import SQL, Home
from newsledger.publish.query import query
from newsledger.tabular import plain

_HEAD = """# Questions and answers

Each query is a file of `sql/examples/`; the answers are those of `make run`, the ledger of `seeds/articles`. Ask your own with
`newsledger sql "SELECT …" --home ledger`. Written by `make docs`.
"""
_LONGEST = 120


def examples() -> dict[str, str]:
    """The example queries by name."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((SQL / "examples").glob("*.sql"))}


def render_examples(home: Home) -> str:
    """The page: of each example the question, the query and its rows."""
    return _HEAD + "".join(_section(home, name, text) for name, text in examples().items())


def _section(home: Home, name: str, text: str) -> str:
    comment, _, select = text.partition("\n")
    found = query(home, text)
    rows = [[_cell(cell) for cell in row.values()] for row in found.to_pylist()]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in (found.column_names, ["---"] * found.num_columns, *rows))
    return f"\n## {comment.removeprefix('-- ')}\n\n`{name}.sql`\n\n```sql\n{select.strip()}\n```\n\n{table}\n"


def _cell(cell: object) -> str:
    text = plain(cell)
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"
    return short.replace("|", "\\|")
