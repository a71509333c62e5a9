"""Snapshots on the store: sent whole and looked at before the pointer names them, brought and held against what is told of them."""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from newsledger.errors import HomeError, NewsledgerError
from newsledger.store.objects import Objects
from newsledger.store.pointer import NAME, Pointer

_PACKAGE = "datapackage.json"
# How long a snapshot that no pointer names may still be somebody's that is on its way.
_ON_ITS_WAY = timedelta(days=1)

_log = logging.getLogger(__name__)


def send(objects: Objects, snapshot: Path, name: str, before: Pointer | None) -> None:
    """Send every file of ``snapshot`` and see that all are there. What the snapshot before has too, the store copies by itself.

    Raises ``HomeError`` where a file is missing or of another size.
    """
    folder = f"snapshots/{name}"
    files = {path.relative_to(snapshot).as_posix(): path for path in sorted(snapshot.rglob("*")) if path.is_file()}
    had = _hashes(_package(objects, before.snapshot)) if before else {}
    same = {path for path, digest in _hashes(json.loads((snapshot / _PACKAGE).read_text("utf-8"))).items() if had.get(path) == digest}

    def send_one(relative: str) -> None:
        is_copied = before and relative in same and objects.copy(f"snapshots/{before.snapshot}/{relative}", f"{folder}/{relative}")
        if not is_copied:
            objects.put(files[relative], f"{folder}/{relative}")

    objects.each(send_one, files)
    there = {key.removeprefix(f"{folder}/"): stored.size for key, stored in objects.listed(folder).items()}
    wrong = [relative for relative, path in files.items() if there.get(relative) != path.stat().st_size]
    if wrong:
        raise HomeError(f"{objects.address}/{folder}/{wrong[0]} is not there as it was sent ({len(wrong)} files are not). Run it again.")


def bring(objects: Objects, name: str, place: Path, wanted: Sequence[str] | None = None) -> None:
    """Bring a snapshot, or the ``wanted`` files of it with its description, to the folder ``place``, which must not be there.

    Raises ``MissingError`` where it has been deleted meanwhile, ``HomeError`` where a file is not what the description says.
    """
    prefix = f"snapshots/{name}/"
    names = wanted or [key.removeprefix(prefix) for key in objects.listed(prefix.rstrip("/"))]
    try:
        objects.each(lambda relative: objects.get(prefix + relative, place / relative), {*names, _PACKAGE})
        told = _hashes(json.loads((place / _PACKAGE).read_text("utf-8")))
        wrong = [relative for relative in names if relative in told and told[relative] != _hash(place / relative)]
        if wrong:
            raise HomeError(f"{objects.address}/{prefix}{wrong[0]} is not what its {_PACKAGE} says: publish again.")
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise


def faults(objects: Objects, name: str) -> list[str]:
    """The files that the description of a snapshot names and that are not there, or of another size."""
    package = _package(objects, name)
    if not package:
        return [_PACKAGE]
    there = {key.removeprefix(f"snapshots/{name}/"): stored.size for key, stored in objects.listed(f"snapshots/{name}").items()}
    return [file["path"] for file in _files(package) if there.get(file["path"]) != file["bytes"]]


def unnamed(objects: Objects, pointer: Pointer | None) -> list[str]:
    """The snapshots that the pointer does not keep."""
    return [name for name in objects.folders("snapshots") if not pointer or name not in pointer.kept]


def prune(objects: Objects, before: Pointer | None, now: Pointer) -> None:
    """Delete what the pointer no longer keeps, and what processes that died have sent. It is no matter if that fails.

    Who has read the pointer before it was flipped can no longer flip it. Who has since may be sending right now, so a snapshot that
    no pointer ever named is left alone for a day.
    """
    try:
        flipped = objects.stat(NAME)
        for name in unnamed(objects, now):
            listed = objects.listed(f"snapshots/{name}")
            latest = max((stored.put_at for stored in listed.values() if stored.put_at), default=None)
            is_left = bool(flipped and flipped.put_at and latest and flipped.put_at - latest > _ON_ITS_WAY)
            if is_left or (before and name in before.kept):
                objects.delete(list(listed))
    except NewsledgerError as error:
        _log.warning("Older snapshots were not deleted: %s", error)


def _package(objects: Objects, name: str) -> dict[str, Any]:
    """What describes a snapshot on the store; nothing if it is gone."""
    data = objects.read(f"snapshots/{name}/{_PACKAGE}")
    package: dict[str, Any] = json.loads(data) if data else {}
    return package


def _files(package: dict[str, Any]) -> list[dict[str, Any]]:
    return [file for resource in package.get("resources", []) for file in resource.get("parts", [resource])]


def _hashes(package: dict[str, Any]) -> dict[str, str]:
    return {file["path"]: file["hash"] for file in _files(package)}


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"
