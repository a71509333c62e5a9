"""The mirror's own ``current`` turned to what the store has published, for those who read it as a folder."""

from __future__ import annotations

import secrets

from newsledger.atomic import UNFINISHED
from newsledger.paths import Home
from newsledger.publish.lock import exclusive
from newsledger.publish.snapshot import turn_current
from newsledger.store.objects import Objects
from newsledger.store.pointer import read_pointer
from newsledger.store.snapshots import bring

_LOCK_SECONDS = 600.0


def settle(home: Home, address: str) -> None:
    """Have the mirror's ``current`` be the store's, whole; nothing if nothing is published there."""
    objects = Objects(address)
    with exclusive(home.lock, _LOCK_SECONDS):
        pointer = read_pointer(objects)
        if not pointer:
            return
        place = home.snapshots / pointer.snapshot
        if not place.is_dir():
            aside = home.snapshots / f".{place.name}.{secrets.token_hex(6)}{UNFINISHED}"
            bring(objects, place.name, aside)
            aside.rename(place)
        turn_current(home, place.name)
