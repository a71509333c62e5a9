"""The ingest stage: what was named is found, kept as received under its hash, and staged record by record."""

from __future__ import annotations

import dataclasses
import glob
import hashlib
import os
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsledger.config import Settings
from newsledger.contracts import conform
from newsledger.contracts.records import Document, RawRecord
from newsledger.contracts.tables import FCT_REJECT, STG_DOCUMENT, STG_RECORD
from newsledger.engine import fingerprint
from newsledger.errors import Reject
from newsledger.paths import Home
from newsledger.publish.staging import Staging
from newsledger.read.registry import read_document

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class IngestResult:
    """What came in: the documents named, how many were new, how many raw articles they held, and what was refused."""

    document_ids: tuple[str, ...]
    documents_new: int
    records_new: int
    rejects: tuple[Reject, ...]


def ingest(paths: Iterable[str], settings: Settings, run_id: str, at: datetime) -> IngestResult:
    """Take in every file that ``paths`` (files, folders, globs) name; documents already staged cost one hash each.

    Nothing is raised for a path or record that cannot be used: it is a reject of the run.
    """
    home = Home(settings.home)
    staging = Staging(home, fingerprint(settings.model))
    known = staging.documents()
    columns = ",".join(f"{field}={column}" for field, column in settings.columns)
    options = f"format={settings.source_format or ''};published={settings.published or ''};columns={columns}"
    seen: list[str] = []
    rejects: list[Reject] = []
    writer = _Writer(staging, settings, run_id, at, options)
    for found in _find(paths):
        document = found if isinstance(found, Reject) else _keep(found, home, settings)
        if isinstance(document, Reject):
            rejects.append(document)
            continue
        if document.document_id not in seen and (document.document_id, options) not in known:
            writer.add(document, home)
        seen.append(document.document_id)
    writer.flush()
    if rejects:
        staging.write(FCT_REJECT, run_id, conform([_reject_row(reject, at) for reject in dict.fromkeys(rejects)], FCT_REJECT))
    return IngestResult(tuple(dict.fromkeys(seen)), writer.documents, writer.records, (*rejects, *writer.rejects))


def _find(paths: Iterable[str]) -> Iterator[Path | Reject]:
    """Files in a stable order. Hidden files are passed over, as are a folder's documents about itself (INDEX, README)."""
    for name in paths:
        matches = [Path(name)] if Path(name).exists() else sorted(map(Path, glob.glob(name, recursive=True)))  # noqa: PTH207 - absolute patterns
        files = [path for match in matches for path in _files(match)]
        if not files:
            reason = "no such file or folder" if not matches else "the folder holds no file"
            yield Reject(name, "ingest", "missing" if not matches else "empty_folder", reason)
        yield from files


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = (file for file in path.rglob("*") if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts))
    return sorted(file for file in found if file.name not in {"INDEX.md", "README.md"})


def _keep(path: Path, home: Home, settings: Settings) -> Document | Reject:
    """Copy the bytes to raw/ under their hash, in one step; a document kept before is not copied again."""
    try:
        size, digest = 0, hashlib.sha256()
        home.raw.mkdir(parents=True, exist_ok=True)
        unfinished = home.raw / f".{os.getpid()}.unfinished"
        with path.open("rb") as source, unfinished.open("wb") as copy:
            while chunk := source.read(_CHUNK):
                size += len(chunk)
                if size > settings.limits.document_bytes:
                    return Reject(str(path), "ingest", "too_large", f"more than {settings.limits.document_bytes} bytes")
                digest.update(chunk)
                copy.write(chunk)
        kept = home.raw_file(digest.hexdigest())
        kept.parent.mkdir(parents=True, exist_ok=True)
        unfinished.replace(kept)
    except OSError as error:
        return Reject(str(path), "ingest", "unreadable", error.strerror or str(error))
    return Document(digest.hexdigest(), str(path), size, settings.source_format, settings.published, columns=settings.columns)


class _Writer:
    """Gathers records of documents into batches, and stages each document once all its records are staged."""

    def __init__(self, staging: Staging, settings: Settings, run_id: str, at: datetime, options: str) -> None:
        self._staging, self._settings, self._run_id, self._at, self._options = staging, settings, run_id, at, options
        self._rows: list[RawRecord] = []
        self._size = 0
        self._batch_rejects: list[Reject] = []
        # Documents whose records are not all staged yet: document, format, record count, batches.
        self._open: list[_Progress] = []
        self.documents = self.records = 0
        self.rejects: list[Reject] = []

    def add(self, document: Document, home: Home) -> None:
        """Read one document to its end."""
        progress = _Progress(document)
        self._open.append(progress)
        self.documents += 1
        with home.raw_file(document.document_id).open("rb") as stream:
            for item in read_document(stream, document, self._settings.limits):
                if isinstance(item, Reject):
                    self._batch_rejects.append(item)
                    self.rejects.append(item)
                else:
                    self._take(item, progress)

    def _take(self, record: RawRecord, progress: _Progress) -> None:
        self._rows.append(dataclasses.replace(record, default_published=self._settings.published))
        self._size += len(record.content)
        progress.records += 1
        progress.source_format = record.source_format
        self.records += 1
        if len(self._rows) >= self._settings.batch_records or self._size >= self._settings.batch_characters:
            self._write_batch()

    def flush(self) -> None:
        """Stage what is gathered, then the documents that it completes."""
        self._write_batch()
        if self._open:
            data = conform([self._document_row(progress) for progress in self._open], STG_DOCUMENT)
            name = self._name(row["document_id"] for row in data.to_pylist())
            self._staging.write(STG_DOCUMENT, name, data)

    def _write_batch(self) -> None:
        if self._rows:
            name = self._name(f"{row.document_id}#{row.record_no}" for row in self._rows)
            self._staging.write(STG_RECORD, name, conform([dataclasses.asdict(row) for row in self._rows], STG_RECORD))
            self._belongs(name, {row.document_id for row in self._rows})
        if self._batch_rejects:
            # A batch of its own, since normalize writes the rejects of a record batch under that batch's name.
            name = self._name(f"reject:{reject.document_id}:{reject.source_uri}:{reject.code}" for reject in self._batch_rejects)
            self._staging.write(FCT_REJECT, name, conform(self._reject_rows(), FCT_REJECT))
            self._belongs(name, {reject.document_id for reject in self._batch_rejects})
        self._rows, self._batch_rejects, self._size = [], [], 0

    def _belongs(self, batch: str, document_ids: Set[str | None]) -> None:
        for progress in self._open:
            if progress.document.document_id in document_ids:
                progress.batches.append(batch)

    def _reject_rows(self) -> list[dict[str, object]]:
        return [_reject_row(reject, self._at) for reject in dict.fromkeys(self._batch_rejects)]

    def _name(self, keys: Iterable[str]) -> str:
        digest = hashlib.sha256("\n".join((self._options, *keys)).encode()).hexdigest()
        return f"{digest[:16]}-{fingerprint(self._settings.model)}"

    def _document_row(self, progress: _Progress) -> dict[str, object]:
        document = progress.document
        return {
            "document_id": document.document_id,
            "source_uri": document.source_uri,
            "source_format": progress.source_format or document.source_format or "unknown",
            "byte_count": document.byte_count,
            "run_id": self._run_id,
            "ingested_at": self._at,
            "options": self._options,
            "record_count": progress.records,
            "batches": ",".join(progress.batches),
        }


@dataclass(slots=True)
class _Progress:
    document: Document
    records: int = 0
    source_format: str | None = None
    batches: list[str] = dataclasses.field(default_factory=list)


def _reject_row(reject: Reject, at: datetime) -> dict[str, object]:
    return {**dataclasses.asdict(reject), "at": at}
