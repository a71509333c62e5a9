"""newsledger from end to end: ingest, extract, annotate, resolve, publish with its checks, database and report.

Measured from outside as its user runs it. What a run of one text costs (start-up, the model, an almost empty ledger) is told apart.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.data import Row
from benchmarks.pipeline.measure import load


def main() -> None:
    """Texts come in as JSON lines; pages, which open with a tag, are written as files, articles as JSON Lines."""
    texts = [json.loads(line) for line in sys.stdin]
    write = _pages if texts[0]["text"].lstrip().startswith("<") else _articles
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        one, all_of_them = _loaded(write, texts[:1], folder / "one"), _loaded(write, texts, folder / "all")
    for row in texts:
        sys.stdout.write(json.dumps({"id": row["id"], "pred": None}) + "\n")
    sys.stdout.write(
        json.dumps({"seconds": all_of_them.cpu - one.cpu, "load_seconds": one.cpu, "peak_mb": all_of_them.peak_mb, "failed": 0}) + "\n"
    )


def _loaded(write: Callable[[list[Row], Path], None], texts: list[Row], folder: Path):
    (folder / "in").mkdir(parents=True)
    write(texts, folder / "in")
    return load(folder / "in", folder / "home")


def _articles(texts: list[Row], folder: Path) -> None:
    lines = (json.dumps({"title": "", "text": row["text"], "published": "1987-03-02"}) + "\n" for row in texts)
    (folder / "articles.jsonl").write_text("".join(lines), encoding="utf-8")


def _pages(texts: list[Row], folder: Path) -> None:
    for number, row in enumerate(texts):
        (folder / f"{number:05}.html").write_text(row["text"], encoding="utf-8")


if __name__ == "__main__":
    main()
