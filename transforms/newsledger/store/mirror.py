"""The mirror: a local home that is brought up to its store before a stage, and whose new files are sent after it.

A batch's file has a name of its content and its engine, so the name says whether it is there; who sends one that another has sent
meanwhile takes the other's. What may change - the row of a run, an analyst's file, what is remembered of an address - goes by
its content as it last was on both sides. Raw bytes are sent, and brought only when they are to be read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from newsledger.contracts.tables.core import DIM_ARTICLE, FCT_REJECT, FCT_RUN
from newsledger.contracts.tables.staging import STG_DOCUMENT, STG_RECORD
from newsledger.paths import Home
from newsledger.publish.damage import note_checksum
from newsledger.publish.lock import exclusive, is_held
from newsledger.publish.staging import is_batch_name
from newsledger.store.changing import Changing
from newsledger.store.objects import MissingError, Objects, Stored

# Written last: where one of them is, all that it tells of is there too. So they are listed first, and sent and brought last.
_LAST = (DIM_ARTICLE.name, STG_DOCUMENT.name)
_LOCK_SECONDS = 3600.0


class Mirror:
    """The local home of one address. ``fingerprint`` is the engine's, whose batches are brought; others' stay where they are."""

    def __init__(self, home: Home, objects: Objects, fingerprint: str) -> None:
        self.home, self.objects, self.fingerprint = home, objects, fingerprint
        # The staged files that were on the store when it was last listed.
        self._known: set[str] | None = None

    def pull(self) -> None:
        """Bring what this engine needs of the staging layer, and what others have said."""
        with self._alone():
            last = {name: self.objects.listed(f"staging/{name}") for name in _LAST}
            listed = self.objects.listed("staging")
            done = {_stem(name) for name in last[DIM_ARTICLE.name]}
            batches = [name for name in listed if is_batch_name(_stem(name)) and _table(name) not in last and self._is_wanted(name, done)]
            self._bring(batches)
            for table in _LAST:
                self._bring([name for name in last[table] if self._is_wanted(name, done)])
            said = {name: stored for name, stored in listed.items() if not is_batch_name(_stem(name))}
            self._known = set(listed)
            self._changing().pull({**said, **self.objects.listed("visits"), **self._given()})

    def push(self) -> None:
        """Send what is new here: raw bytes before the rows that tell of them, the word that a batch is done after the batch."""
        with self._alone():
            listed = self.objects.listed("staging")
            batches = self._batches()
            new = [path for path in batches if self._name(path) not in listed]
            # Made here since, and sent by another who made the same.
            since = listed.keys() - (listed.keys() if self._known is None else self._known)
            self.objects.each(self._bring_one, [self._name(path) for path in batches if self._name(path) in since])
            self._known = {*listed, *map(self._name, new)}
            changing = self._changing()
            changed = changing.changed([path for path in self._changeable() if not self._is_at_work(path)])
            self._send_raw([path for path in (*new, *changed) if path.parent.name in {STG_DOCUMENT.name, FCT_REJECT.name}])
            self._send(new)
            changing.push(changed)

    def pull_raw(self, document_ids: Iterable[str]) -> None:
        """Bring the bytes of documents that are to be read again; what the store does not have stays missing."""
        self.objects.each(self._bring_raw, [document_id for document_id in document_ids if not self.home.raw_file(document_id).is_file()])

    def pull_batch(self, batch: str) -> None:
        """Bring the records of one batch. Raises ``MissingError``."""
        self._bring([f"staging/{STG_RECORD.name}/{batch}.parquet"])

    def push_batch(self, batch: str) -> None:
        """Send what was made of one batch."""
        made = self.home.staging.glob(f"*/{batch}.parquet")
        self._send([path for path in sorted(made) if path.parent.name != STG_RECORD.name])

    def _batches(self) -> list[Path]:
        """The staged batches; another process may be adding some, so the tables that are written last are looked through first."""
        last = [path for table in _LAST for path in sorted((self.home.staging / table).glob("[!.]*.parquet"))]
        others = [path for path in sorted(self.home.staging.glob("*/[!.]*.parquet")) if path.parent.name not in _LAST]
        return [path for path in (*others, *last) if is_batch_name(path.stem)]

    def _alone(self) -> AbstractContextManager[None]:
        """One process of this machine at a time."""
        return exclusive(self.home.root / ".mirror", _LOCK_SECONDS)

    def _changing(self) -> Changing:
        return Changing(self.home, self.objects)

    def _is_wanted(self, name: str, done: set[str]) -> bool:
        """Documents of every engine, since the next reads them again; records only until something is made of them."""
        if _table(name) == STG_DOCUMENT.name:
            return True
        is_own = _stem(name).endswith(f"-{self.fingerprint}")
        return is_own and not (_table(name) == STG_RECORD.name and _stem(name) in done)

    def _bring(self, names: Sequence[str]) -> None:
        missing = [name for name in names if not (self.home.root / name).is_file()]
        self.objects.each(self._bring_one, missing)

    def _bring_one(self, name: str) -> None:
        path = self.home.root / name
        self.objects.get(name, path)
        note_checksum(self.home, path)

    def _send(self, paths: Sequence[Path]) -> None:
        self.objects.each(self._send_one, [path for path in paths if path.parent.name not in _LAST])
        for table in _LAST:
            self.objects.each(self._send_one, [path for path in paths if path.parent.name == table])

    def _send_one(self, path: Path) -> None:
        if not self.objects.put_new(path, self._name(path)):
            self._bring_one(self._name(path))

    def _send_raw(self, telling: Sequence[Path]) -> None:
        """The bytes of the documents that staged files tell of, as far as they are here: they are if they are new."""
        told = {value for path in telling for value in _document_ids(path)}
        files = [path for document_id in sorted(told) if (path := self.home.raw_file(document_id)).is_file()]
        self.objects.each(lambda path: self.objects.put_new(path, self._name(path)), files)

    def _bring_raw(self, document_id: str) -> None:
        path = self.home.raw_file(document_id)
        try:
            self.objects.get(self._name(path), path)
        except MissingError:
            return

    def _given(self) -> dict[str, Stored]:
        """The analyst's files."""
        names = (self._name(self.home.aliases), self._name(self.home.corrections))
        return {name: stored for name in names if (stored := self.objects.stat(name))}

    def _changeable(self) -> list[Path]:
        staged = [path for path in self.home.staging.glob("*/[!.]*.parquet") if not is_batch_name(path.stem)]
        files = [*self.home.visits.glob("[!.]*.json"), *self.home.events.glob("[!.]*.jsonl"), self.home.aliases, self.home.corrections]
        return sorted([*staged, *(path for path in files if path.is_file())])

    def _is_at_work(self, path: Path) -> bool:
        """Whether a file tells of a run that is not at its end yet; another machine would take it for dead."""
        is_of_run = path.parent.name in {FCT_RUN.name, self.home.events.name}
        return is_of_run and is_held(self.home.running / path.stem)

    def _name(self, path: Path) -> str:
        return path.relative_to(self.home.root).as_posix()


def _document_ids(path: Path) -> set[str]:
    column: pa.ChunkedArray = pq.read_table(path, columns=["document_id"])["document_id"]
    return {value for value in column.to_pylist() if value}


def _table(name: str) -> str:
    return name.split("/")[1]


def _stem(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".parquet")
