"""Resiliparse: https://github.com/chatnoir-eu/chatnoir-resiliparse: body alone."""

from __future__ import annotations

from benchmarks.peers.loop import Convert, Read, serve


def load() -> tuple[Read, Convert]:
    """Its main content extraction."""
    from resiliparse.extract.html2text import extract_plain_text

    return lambda page: extract_plain_text(page, main_content=True), lambda _page, text: {"text": text}


if __name__ == "__main__":
    serve(load)
