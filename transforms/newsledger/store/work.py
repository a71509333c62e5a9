"""A stage's work on a home, with its store brought up before and after; for a home that is a folder, nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from newsledger.config import Settings
from newsledger.engine import fingerprint
from newsledger.errors import NewsledgerError
from newsledger.paths import Home
from newsledger.publish.snapshot import PublishResult
from newsledger.store.mirror import Mirror
from newsledger.store.objects import Objects
from newsledger.store.pointer import OvertakenError, Pointer, flip, read_pointer
from newsledger.store.snapshots import prune, send

_ATTEMPTS = 10

_log = logging.getLogger(__name__)


def mirror_of(settings: Settings) -> Mirror | None:
    """The mirror in which ``settings`` works; None for a folder."""
    return Mirror(Home(settings.home), Objects(settings.store), fingerprint(settings.model)) if settings.store else None


@contextmanager
def mirrored(settings: Settings) -> Iterator[Mirror | None]:
    """Bring what is missing before the block, send what is new after it; what a block that fails has made is sent by the next."""
    mirror = mirror_of(settings)
    if mirror:
        mirror.pull()
    yield mirror
    if mirror:
        mirror.push()


class Outlet:
    """One attempt to publish to a store: a ``publish.snapshot.Elsewhere``."""

    def __init__(self, mirror: Mirror, name: str, most_kept: int) -> None:
        self._mirror, self._name, self._most_kept = mirror, name, most_kept
        self._before: Pointer | None = None

    def begin(self) -> None:
        """Read the pointer, and only then bring what is staged: so what is published holds all that the one before held."""
        self._before = read_pointer(self._mirror.objects)
        self._mirror.pull()

    def commit(self, snapshot: Path) -> None:
        """Send what is staged and the snapshot, then flip the pointer. Raises ``OvertakenError``."""
        objects = self._mirror.objects
        self._mirror.push()
        send(objects, snapshot, self._name, self._before)
        now = flip(objects, self._before, self._name, self._most_kept)
        prune(objects, self._before, now)


def published(mirror: Mirror, run_id: str, most_kept: int, publish: Callable[[Outlet], PublishResult]) -> PublishResult:
    """Publish, again from what is there now as long as others are quicker. Raises ``NewsledgerError`` when they always are."""
    for attempt in range(1, _ATTEMPTS + 1):
        # A name of its own for each attempt: nobody deletes what is on its way.
        name = run_id if attempt == 1 else f"{run_id}.{attempt}"
        try:
            return publish(Outlet(mirror, name, most_kept))
        except OvertakenError as error:
            _log.warning("%s It is done again with what they published.", error)
    raise NewsledgerError(f"{mirror.objects.address} was published by others {_ATTEMPTS} times meanwhile: try again later.")
