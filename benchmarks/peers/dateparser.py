"""dateparser: https://github.com/scrapinghub/dateparser: dates found in a text, each as a day or a moment."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from benchmarks.peers.dated import split
from benchmarks.peers.loop import Convert, Read, serve


def load() -> tuple[Read, Convert]:
    """Its search with the day of the text as base. It hands back words, not places: they are sought in order."""
    from dateparser.search import search_dates

    def read(dated: str) -> Any:
        published, text = split(dated)
        settings = {"RELATIVE_BASE": published, "RETURN_AS_TIMEZONE_AWARE": False}
        return search_dates(text, languages=["en"], settings=settings) or []

    return read, lambda dated, found: _placed(split(dated)[1], found)


def _placed(text: str, found: list[tuple[str, datetime]]) -> list[dict[str, Any]]:
    rows, at = [], 0
    for words, moment in found:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            is_timed = ":" in words
            value = moment.strftime("%Y-%m-%dT%H:%M" if is_timed else "%Y-%m-%d")
            rows.append({"start": start, "end": at, "type": "TIME" if is_timed else "DATE", "value": value})
    return rows


if __name__ == "__main__":
    serve(load)
