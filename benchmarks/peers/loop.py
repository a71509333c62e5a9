"""What every system's runner does: JSON lines of texts in, predictions and CPU-seconds out.

Runs inside the system's own environment, so it knows nothing but the standard library. One line comes back for each text,
``{"id", "pred"}``, then one with the measurements. Start-up and the conversion of results into the gold's words are not timed.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

Read = Callable[[str], Any]
Convert = Callable[[str, Any], Any]

_WARM_UP = 20
_LEAST_SECONDS = 1.0  # of CPU: a fast system goes over the texts again and again


def serve(load: Callable[[], tuple[Read, Convert]]) -> None:
    """Load the system, warm it up, time it over the texts on standard input, and write what it found."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    sys.stdout = sys.stderr  # whatever the system prints is not an answer
    texts = [json.loads(line) for line in sys.stdin]
    read, convert = load()
    loaded = time.process_time()  # since the process began: imports are a part of it
    for row in texts[:_WARM_UP]:
        _safely(read, row["text"])
    began, passes, found = time.process_time(), 0, []
    while time.process_time() - began < _LEAST_SECONDS or not passes:
        found = [_safely(read, row["text"]) for row in texts]
        passes += 1
    seconds = (time.process_time() - began) / passes
    for row, result in zip(texts, found, strict=True):
        pred = [] if isinstance(result, _Failed) else convert(row["text"], result)
        out.write(json.dumps({"id": row["id"], "pred": pred}, ensure_ascii=False) + "\n")
    failed = sum(isinstance(result, _Failed) for result in found)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    out.write(json.dumps({"seconds": seconds, "texts": len(texts), "failed": failed, "load_seconds": loaded, "peak_mb": peak}) + "\n")
    out.close()


class _Failed:
    """Stands for the result of a text on which the system raised."""


def _safely(read: Read, text: str) -> Any:
    try:
        return read(text)
    except Exception:  # noqa: BLE001  (a peer's fault on one text must not end its run)
        return _Failed()
