"""The few files of a home that change under one name, and how each was when both sides last had the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from newsledger.atomic import replacing
from newsledger.paths import Home
from newsledger.publish.damage import note_checksum
from newsledger.store.objects import Objects, Stored

_Same = tuple[str, str]


class Changing:
    """Files that are brought where the store's has changed, and sent where ours has. Where both have, ours is sent: it is the later."""

    def __init__(self, home: Home, objects: Objects) -> None:
        self._home, self._objects = home, objects
        # Of each name the store's stamp and our hash when they last were the same.
        self._same = self._read()

    def pull(self, listed: Mapping[str, Stored]) -> None:
        """Bring those of ``listed`` that have changed there and not here."""
        self._objects.each(lambda name: self._bring(name, listed[name]), [name for name in listed if self._is_new(name, listed[name])])
        self._write()

    def changed(self, paths: Sequence[Path]) -> list[Path]:
        """Those that have changed here since both sides last had the same."""
        return [path for path in paths if _sha256(path) != self._same.get(self._name(path), ("", ""))[1]]

    def push(self, paths: Sequence[Path]) -> None:
        """Send files."""
        self._objects.each(self._send, paths)
        self._write()

    def _is_new(self, name: str, stored: Stored) -> bool:
        stamp, digest = self._same.get(name, ("", ""))
        return stamp != stored.stamp and _sha256(self._home.root / name) in {digest, None}

    def _bring(self, name: str, stored: Stored) -> None:
        path = self._home.root / name
        self._objects.get(name, path)
        if path.is_relative_to(self._home.staging):
            note_checksum(self._home, path)
        self._same[name] = (stored.stamp, _sha256(path) or "")

    def _send(self, path: Path) -> None:
        digest, name = _sha256(path), self._name(path)
        self._objects.put(path, name)
        stored = self._objects.stat(name)
        self._same[name] = (stored.stamp if stored else "", digest or "")

    def _name(self, path: Path) -> str:
        return path.relative_to(self._home.root).as_posix()

    def _read(self) -> dict[str, _Same]:
        try:
            return {name: (stamp, digest) for name, (stamp, digest) in json.loads(self._path.read_text("utf-8")).items()}
        except (OSError, ValueError):
            return {}

    def _write(self) -> None:
        with replacing(self._path) as unfinished:
            unfinished.write_text(json.dumps(self._same, indent=0, sort_keys=True), "utf-8")

    @property
    def _path(self) -> Path:
        return self._home.root / ".same"


def _sha256(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None
