"""newsledger's own runner: a decoded page to an article: body, metadata, and the reason for each line kept or dropped."""

from __future__ import annotations

from typing import Any

from benchmarks.peers.loop import Convert, Read, serve

from newsledger.contracts.records import Article, RawRecord
from newsledger.extract.article import extract_article
from newsledger.extract.vocabulary import FILES, Vocabulary
from newsledger.reference.csv_rows import rows


def load() -> tuple[Read, Convert]:
    """The extraction stage, its vocabulary read."""
    vocabulary = Vocabulary.from_rows(*map(rows, FILES))

    def read(page: str) -> Any:
        return extract_article(RawRecord("benchmark", 0, "benchmark", "html", "html", page), vocabulary)

    return read, lambda _page, found: _article(found)


def _article(found: Any) -> dict[str, Any]:
    if not isinstance(found, Article):
        return {}
    date = found.published_date.isoformat() if found.published_date else None
    return {"text": found.text, "title": found.title, "authors": found.byline, "date": date}


if __name__ == "__main__":
    serve(load)
