"""Which snapshots were current, in the order they were: one that a dead process built and never published is not among them."""

from __future__ import annotations

from newsledger.atomic import replacing
from newsledger.paths import Home


def read_history(home: Home) -> list[str]:
    """The names of the snapshots that were current and still exist, the current one last."""
    current = home.current.resolve().name if home.current.exists() else None
    recorded = []
    if home.history.is_file():
        recorded = home.history.read_text("utf-8").split()
    elif current:
        # A home older than its history: whatever lies there counts.
        recorded = sorted(path.name for path in home.snapshots.glob("[!.]*"))
    names = [name for name in recorded if name != current and (home.snapshots / name).is_dir()]
    return [*names, current] if current else names


def record_history(home: Home) -> None:
    """Write it down. A process that dies just before is made good by the next: the current one always counts."""
    with replacing(home.history) as unfinished:
        unfinished.write_text("\n".join(read_history(home)), "utf-8")
