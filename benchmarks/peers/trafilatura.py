"""trafilatura: https://github.com/adbar/trafilatura: body and metadata."""

from __future__ import annotations

from typing import Any

from benchmarks.peers.loop import Convert, Read, serve


def load() -> tuple[Read, Convert]:
    """Its extraction with its defaults; reader comments left out."""
    import trafilatura

    return lambda page: trafilatura.bare_extraction(page, with_metadata=True, include_comments=False), lambda _page, found: _article(found)


def _article(found: Any) -> dict[str, Any]:
    if found is None:
        return {}
    return {"text": found.text, "title": found.title, "authors": (found.author or "").split("; "), "date": found.date}


if __name__ == "__main__":
    serve(load)
