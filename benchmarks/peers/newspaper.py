"""newspaper4k: https://github.com/AndyTheFactory/newspaper4k: body and metadata."""

from __future__ import annotations

from typing import Any

from benchmarks.peers.loop import Convert, Read, serve


def load() -> tuple[Read, Convert]:
    """Its article parser on a page already fetched; it would fetch the page's images to measure them."""
    from newspaper import article

    def read(page: str) -> Any:
        return article("https://news.example/", input_html=page, language="en", fetch_images=False)

    return read, lambda _page, found: _article(found)


def _article(found: Any) -> dict[str, Any]:
    date = found.publish_date.date().isoformat() if found.publish_date else None
    return {"text": found.text, "title": found.title, "authors": found.authors, "date": date}


if __name__ == "__main__":
    serve(load)
