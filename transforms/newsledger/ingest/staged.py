"""Records on their way to the staging layer: gathered into batches, a document marked as read once all it held is staged."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import datetime

from newsledger.config import Settings
from newsledger.contracts import conform
from newsledger.contracts.records import Document, RawRecord
from newsledger.contracts.tables.core import FCT_REJECT
from newsledger.contracts.tables.staging import STG_DOCUMENT, STG_RECORD
from newsledger.engine import fingerprint
from newsledger.errors import Reject
from newsledger.masking import masked
from newsledger.publish.staging import Staging
from newsledger.read.format import Item


class Writer:
    """Gathers records of documents into batches, and stages each document once all its records are staged."""

    def __init__(self, staging: Staging, settings: Settings, run_id: str, at: datetime, options: str) -> None:
        self._staging, self._settings, self._run_id, self._at, self._options = staging, settings, run_id, at, options
        self._rows: list[RawRecord] = []
        self._size = 0
        self._batch_rejects: list[Reject] = []
        # Documents whose records are not all staged yet, by their id.
        self._open: dict[str, Progress] = {}
        self.documents = self.records = 0
        self.rejects: list[Reject] = []

    def begin(self, document: Document) -> Progress:
        """Where the items of a document are counted."""
        self._open[document.document_id] = progress = Progress(document)
        self.documents += 1
        return progress

    def take(self, item: Item, progress: Progress) -> None:
        """Gather one item of a document that has begun."""
        if isinstance(item, Reject):
            self._batch_rejects.append(item)
            self.rejects.append(item)
        else:
            self._take(item, progress)

    def _take(self, record: RawRecord, progress: Progress) -> None:
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
            data = conform([self._document_row(progress) for progress in self._open.values()], STG_DOCUMENT)
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
        for document_id in document_ids:
            if document_id in self._open:
                self._open[document_id].batches.append(batch)

    def _reject_rows(self) -> list[dict[str, object]]:
        return [reject_row(reject, self._at) for reject in dict.fromkeys(self._batch_rejects)]

    def _name(self, keys: Iterable[str]) -> str:
        digest = hashlib.sha256("\n".join((self._options, *keys)).encode()).hexdigest()
        return f"{digest[:16]}-{fingerprint(self._settings.model)}"

    def _document_row(self, progress: Progress) -> dict[str, object]:
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
class Progress:
    """What is staged of one document."""

    document: Document
    records: int = 0
    source_format: str | None = None
    batches: list[str] = dataclasses.field(default_factory=list)


def reject_row(reject: Reject, at: datetime) -> dict[str, object]:
    """A reject as its table has it, without the secrets of the addresses that it may quote."""
    return {**dataclasses.asdict(reject), "source_uri": masked(reject.source_uri), "reason": masked(reject.reason), "at": at}
