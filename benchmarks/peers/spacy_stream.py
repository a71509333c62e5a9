"""spaCy with its medium English model, the whole pipeline over all texts in batches, the fastest way that it has; of pages, what
trafilatura finds."""

from __future__ import annotations

import json
import os
import resource
import sys
import time

from benchmarks.peers.spacy import load_model


def main() -> None:
    """JSON lines of texts in; their ids and the CPU-seconds of one pass out, loading and a first batch told apart."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    sys.stdout = sys.stderr
    rows = [json.loads(line) for line in sys.stdin]
    model, read = load_model(), _body if rows[0]["text"].lstrip().startswith("<") else str
    for _ in model.pipe([read(row["text"]) for row in rows[:20]]):
        pass
    loaded = time.process_time()
    for _ in model.pipe(read(row["text"]) for row in rows):
        pass
    seconds = time.process_time() - loaded
    for row in rows:
        out.write(json.dumps({"id": row["id"], "pred": None}) + "\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    out.write(json.dumps({"seconds": seconds, "load_seconds": loaded, "peak_mb": peak, "failed": 0}) + "\n")
    out.close()


def _body(page: str) -> str:
    import trafilatura

    found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)
    return found.text or "" if found else ""


if __name__ == "__main__":
    main()
