"""The published ledger of a store as a local home: its database is brought once for each snapshot, and kept."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from newsledger.atomic import UNFINISHED, writing
from newsledger.errors import HomeError, NewsledgerError
from newsledger.paths import Home
from newsledger.store.address import located
from newsledger.store.objects import MissingError, Objects
from newsledger.store.pointer import read_pointer
from newsledger.store.snapshots import bring

_DATABASE = "ledger.duckdb"
# Besides the one just brought, the one before: somebody may be about to open it.
_KEPT = 2
_ATTEMPTS = 3


def reading_home(home: str | Path) -> Home:
    """A home to read from: a folder as it is; of a store the current snapshot, whose database is brought if it is not here.

    Raises ``NewsledgerError`` when nothing is published there, ``HomeError`` when the store cannot be used.
    """
    location = located(home)
    if location.store is None:
        return Home(location.folder)
    objects, mirror = Objects(location.store), Home(location.folder)
    for _ in range(_ATTEMPTS):
        name = current_name(objects)
        # What was published from here is here.
        for place in (mirror.snapshots / name, mirror.brought / name):
            if (place / _DATABASE).is_file():
                return Home(mirror.root, place)
        try:
            return Home(mirror.root, _brought(objects, mirror, name))
        except MissingError:
            # It was published again meanwhile, and this one deleted.
            continue
    raise HomeError(f"{location.store}/current.json names {name}, whose files are not there: `newsledger publish` makes a snapshot.")


def current_name(objects: Objects) -> str:
    """The snapshot that readers see. Raises ``NewsledgerError`` when nothing is published."""
    pointer = read_pointer(objects)
    if not pointer:
        raise NewsledgerError(f"Nothing is published in {objects.address} yet: `newsledger run` does it.")
    return pointer.snapshot


def _brought(objects: Objects, mirror: Home, name: str) -> Path:
    place = mirror.brought / name
    aside = mirror.brought / f".{name}.{secrets.token_hex(6)}{UNFINISHED}"
    bring(objects, name, aside, [_DATABASE])
    with writing(place):
        try:
            aside.rename(place)
        except OSError:
            # Another reader was quicker.
            shutil.rmtree(aside)
            if not place.is_dir():
                raise
        others = sorted(mirror.brought.glob("[!.]*"), key=lambda path: path.stat().st_mtime_ns)
        for other in others[:-_KEPT]:
            shutil.rmtree(other, ignore_errors=True)
    return place
