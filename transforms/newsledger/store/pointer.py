"""The pointer: one small object that names the snapshot readers see, exchanged only if it is still as it was read."""

from __future__ import annotations

import json
from dataclasses import dataclass

from newsledger.errors import HomeError, NewsledgerError
from newsledger.store.objects import Objects

NAME = "current.json"


class OvertakenError(NewsledgerError):
    """Another process has published since the pointer was read."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """The current snapshot, those that are kept, the current one last, and the stamp of the object that says so."""

    snapshot: str
    kept: tuple[str, ...]
    stamp: str


def read_pointer(objects: Objects) -> Pointer | None:
    """What the pointer says; None where nothing was ever published. Raises ``HomeError`` where it says nothing that can be read."""
    # The stamp first: where the object changes in between, the swap will fail, as it should.
    found, data = objects.stat(NAME), objects.read(NAME)
    if found is None or data is None:
        return None
    try:
        said = json.loads(data)
        return Pointer(str(said["snapshot"]), tuple(map(str, said["kept"])), found.stamp)
    except (ValueError, KeyError, TypeError) as error:
        raise HomeError(f"{objects.address}/{NAME} is damaged: {error}. Delete it, then publish again.") from error


def flip(objects: Objects, before: Pointer | None, snapshot: str, most_kept: int) -> Pointer:
    """Point to ``snapshot``, whose name nobody else uses. Raises ``OvertakenError`` where the pointer is no longer ``before``."""
    kept = (*(before.kept if before else ()), snapshot)[-max(most_kept, 1) :]
    data = json.dumps({"snapshot": snapshot, "kept": kept}).encode()
    is_put = objects.swap(NAME, data, before.stamp if before else None)
    now = read_pointer(objects)
    # A put whose answer was lost is tried again by the library, and then refused, though it was done.
    if now and (is_put or now.snapshot == snapshot):
        return now
    raise OvertakenError(f"Another process has published {objects.address} meanwhile.")
