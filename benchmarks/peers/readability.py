"""readability-lxml: https://github.com/buriy/python-readability: title and body."""

from __future__ import annotations

from typing import Any

from benchmarks.peers.loop import Convert, Read, serve


def load() -> tuple[Read, Convert]:
    """Its summary as plain text."""
    from lxml.html import fromstring
    from readability import Document

    def read(page: str) -> dict[str, Any]:
        document = Document(page)
        return {"title": document.short_title(), "text": "\n".join(map(str, fromstring(document.summary()).itertext()))}

    return read, lambda _page, found: found


if __name__ == "__main__":
    serve(load)
