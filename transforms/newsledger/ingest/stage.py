"""Ingest from end to end: each PATH to documents, each new document to staged records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from newsledger.config import Settings
from newsledger.contracts import conform
from newsledger.contracts.records import Document, RawRecord
from newsledger.contracts.tables.core import FCT_REJECT
from newsledger.engine import fingerprint
from newsledger.errors import ReadError, Reject
from newsledger.fetch import is_address
from newsledger.ingest.again import by_options, kept_document, unread
from newsledger.ingest.find import find, why_not
from newsledger.ingest.keep import chunks_of, keep, open_kept
from newsledger.ingest.staged import Writer, reject_row
from newsledger.ingest.web import Web, points_to_page, sitemap_links
from newsledger.masking import masked
from newsledger.paths import Home
from newsledger.publish.staging import Staging
from newsledger.read.registry import read_document
from newsledger.read.sitemap import Link
from newsledger.watch import TimeUpError, watched, watched_each

# A sitemap index lists sitemaps, and those list pages.
_SITEMAP_DEPTH = 2


@dataclass(frozen=True, slots=True)
class IngestResult:
    """What came in: the documents named, how many were new, how many raw articles they held, and what was refused."""

    document_ids: tuple[str, ...]
    documents_new: int
    records_new: int
    rejects: tuple[Reject, ...]


def ingest(paths: Iterable[str], settings: Settings, run_id: str, at: datetime, killers: frozenset[str] = frozenset()) -> IngestResult:
    """Take in every document that ``paths`` (files, folders, globs, addresses) name; those already staged cost one hash each.

    Nothing is raised for a path or record that cannot be used: it is a reject of the run. So are the documents among ``killers``,
    on which a process has died.
    """
    staging = Staging(Home(settings.home), fingerprint(settings.model))
    intake = _Intake(settings, staging, run_id, at, killers)
    for path in paths:
        for document in intake.documents(path):
            intake.take(document)
    return intake.finish(run_id, at)


def ingest_again(settings: Settings, run_id: str, at: datetime, killers: frozenset[str] = frozenset()) -> int:
    """Read from the raw bytes what was taken in before but is not staged by this engine; return how many documents there were.

    So an upgrade or a damaged staging layer loses nothing. What is no longer there, or not the same, is a reject by name.
    """
    staging = Staging(Home(settings.home), fingerprint(settings.model))
    rows = unread(staging)
    for no, (said, group) in enumerate(by_options(rows, settings)):
        intake = _Intake(said, staging, run_id, at, killers, is_offline=True)
        for row in group:
            intake.take_again(row)
        intake.finish(f"{run_id}-again{no}", at)
    return len(rows)


class _Intake:
    """The documents of one run, each taken once."""

    def __init__(
        self, settings: Settings, staging: Staging, run_id: str, at: datetime, killers: frozenset[str], *, is_offline: bool = False
    ) -> None:
        self._killers = killers
        self._settings, self._staging, self._home = settings, staging, Home(settings.home)
        self._options = _options(settings)
        documents = staging.documents().items()
        self._known = {document_id for (document_id, options), row in documents if options == self._options and staging.is_whole(row)}
        self._web = Web(settings, self._home, at, is_offline=is_offline)
        self._writer = Writer(staging, settings, run_id, at, self._options)
        self._seen: dict[str, None] = {}
        self._rejects: dict[Reject, None] = {}
        self._links_left = settings.fetch.links

    def documents(self, path: str) -> Iterator[Document]:
        """What a PATH names, kept; what cannot be is a reject of the run."""
        found = [self._web.document(path)] if is_address(path) else (self._file(item) for item in find(path))
        for document in found:
            if isinstance(document, Reject):
                self._rejects[document] = None
            else:
                yield document

    def take(self, document: Document, given: RawRecord | Link | None = None, depth: int = _SITEMAP_DEPTH) -> None:
        """Stage a document that is new, and what it links to if the settings say so. ``given`` is what pointed to it."""
        if document.document_id in self._seen:
            return
        self._seen[document.document_id] = None
        if document.document_id in self._killers:
            self._refuse(document, "crashed", "the process that read it died")
            return
        listed = self._listed(document) if self._settings.fetch.linked and depth else None
        if listed is not None:
            for link in listed:
                # Only news sitemaps give titles and days of publication; the others say when a page was last changed.
                self._follow(link.url, link if link.title else None, depth - 1 if link.is_sitemap else 0)
        elif document.document_id not in self._known:
            self._read(document, given)

    def take_again(self, row: dict[str, Any]) -> None:
        """Stage a document that was taken in before."""
        document = kept_document(row, self._home, self._settings)
        if isinstance(document, Reject):
            self._rejects[document] = None
        else:
            self.take(document)

    def finish(self, run_id: str, at: datetime) -> IngestResult:
        """Stage what is gathered; what came of it all."""
        self._writer.flush()
        if self._rejects:
            self._staging.write(FCT_REJECT, run_id, conform([reject_row(reject, at) for reject in self._rejects], FCT_REJECT))
        return IngestResult(tuple(self._seen), self._writer.documents, self._writer.records, (*self._rejects, *self._writer.rejects))

    def _read(self, document: Document, given: RawRecord | Link | None) -> None:
        progress = self._writer.begin(document)
        summaries: list[RawRecord] = []
        limits = self._settings.limits
        with open_kept(self._home.raw_file(document.document_id)) as stream:
            for item in watched_each(read_document(stream, document, limits), document.document_id, limits.record_seconds):
                if self._settings.fetch.linked and isinstance(item, RawRecord) and points_to_page(item):
                    summaries.append(item)
                else:
                    self._writer.take(_with(item, given) if isinstance(item, RawRecord) and given else item, progress)
        for summary in summaries:
            if not self._follow(summary.url or "", summary, 0):
                self._writer.take(summary, progress)

    def _listed(self, document: Document) -> list[Link] | None:
        """What a document lists if it is a sitemap; reading will report one that cannot be read."""
        try:
            with watched(document.document_id, self._settings.limits.record_seconds):
                return sitemap_links(self._home.raw_file(document.document_id), self._settings)
        except TimeUpError:
            return None

    def _refuse(self, document: Document, code: str, reason: str) -> None:
        self._rejects[Reject(document.source_uri, "read", code, reason, document.document_id)] = None

    def _follow(self, address: str, given: RawRecord | Link | None, depth: int) -> bool:
        """Fetch and stage what is linked to; whether it could be."""
        if not self._links_left:
            reason = f"not fetched: more than {self._settings.fetch.links} linked pages in one run"
            self._rejects[Reject(masked(address), "ingest", "too_many_links", reason)] = None
            return False
        self._links_left -= 1
        found = list(self.documents(address))
        for document in found:
            self.take(document, given, depth)
        return bool(found)

    def _file(self, found: Path | Reject) -> Document | Reject:
        if isinstance(found, Reject):
            return found
        if refusal := why_not(found):
            return refusal
        settings = self._settings
        try:
            document_id, size = keep(chunks_of(found), self._home, settings.limits.document_bytes)
        except ReadError as error:
            return Reject(str(found), "ingest", error.code, error.reason)
        except OSError as error:
            return Reject(str(found), "ingest", "unreadable", error.strerror or str(error))
        return Document(document_id, str(found), size, settings.source_format, settings.published, columns=settings.columns)


def _options(settings: Settings) -> str:
    """What the caller said that changes how a document is read."""
    columns = ",".join(f"{field}={column}" for field, column in settings.columns)
    said = f"format={settings.source_format or ''};published={settings.published or ''};columns={columns}"
    return f"{said};linked=yes" if settings.fetch.linked else said


def _with(record: RawRecord, given: RawRecord | Link) -> RawRecord:
    """``record`` with what the feed or sitemap that points to it states, where it states nothing itself."""
    names = ("title", "byline", "publisher", "language", "published", "updated")
    stated: dict[str, Any] = {name: getattr(record, name) or getattr(given, name, None) for name in names}
    return replace(record, url=record.url or given.url, **stated)
