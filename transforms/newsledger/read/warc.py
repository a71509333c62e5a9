"""Web archives (WARC) and their text extracts (WET): every response, resource and conversion is a document of its own."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO, cast

from fastwarc.warc import WarcRecord, WarcRecordType

from newsledger.config import Limits
from newsledger.contracts.records import Document
from newsledger.errors import ReadError, Reject
from newsledger.read.format import Format, Item, Reader, renumbered
from newsledger.read.stream import buffered, read_all
from newsledger.read.warc_records import VERSION, framed

# What a page needs to look and act as it does; counted, not read.
_NO_DOCUMENT = ("image/", "video/", "audio/", "font/", "text/css", "text/dns", "javascript", "font-", "octet-stream", "x-shockwave-flash")
_WITH_DOCUMENT = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001
    """Whether the version line of a record opens the file."""
    return head.startswith(VERSION)


def format_around(read_inner: Reader) -> Format:
    """The format, given what reads the document of a record."""

    def read(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[Item]:
        source = buffered(stream)
        try:
            yield from renumbered(_Archive(document, limits, read_inner).items(source))
        finally:
            source.detach()

    return Format("warc", sniff, read, (".warc", ".wet"))


@dataclass(slots=True)
class _Archive:
    document: Document
    limits: Limits
    read_inner: Reader
    # Payload digests and addresses of the responses met: what a revisit may refer to.
    seen: set[str] = field(default_factory=set)
    passed_over: Counter[str] = field(default_factory=Counter)

    def items(self, source: BinaryIO) -> Iterator[Item]:
        """The items of each record, then a reject that counts what was passed over, even if the file ends too early."""
        failure = None
        try:
            yield from self._records(source)
        except ReadError as error:
            failure = error
        for cause, count in sorted(self.passed_over.items()):
            yield self._reject(self.document.source_uri, "passed_over", f"{cause}: {count} passed over, since they hold no document")
        if failure:
            raise failure

    def _records(self, source: BinaryIO) -> Iterator[Item]:
        for frame in framed(source, self.limits):
            uri = f"{self.document.source_uri}#{frame.number}"
            try:
                if isinstance(frame.content, ReadError):
                    raise frame.content
                yield from self._record(WarcRecord.from_bytes(frame.content), uri)
            except ReadError as error:
                yield self._reject(uri, error.code, error.reason)
            except OSError as error:
                yield self._reject(uri, "damaged_record", f"cannot be read: {error}")

    def _record(self, record: WarcRecord, uri: str) -> Iterator[Item]:
        if record.record_type == WarcRecordType.revisit:
            yield self._revisit(record, uri)
        elif record.record_type & _WITH_DOCUMENT:
            if record.is_http:
                record.parse_http(auto_decode="all")
            self.seen.update(value for name in ("WARC-Payload-Digest", "WARC-Target-URI") if (value := record.headers.get(name)))
            cause = _no_document(record)
            if cause:
                self.passed_over[cause] += 1
            else:
                yield from self._read(record, uri)

    def _read(self, record: WarcRecord, uri: str) -> Iterator[Item]:
        payload = read_all(cast("BinaryIO", record.reader), self.limits)
        inner = replace(
            self.document,
            source_uri=uri,
            byte_count=len(payload),
            url=_target(record),
            charset=record.http_charset,
            fetched=record.headers.get("WARC-Date"),
        )
        yield from self.read_inner(io.BytesIO(payload), inner, self.limits)

    def _revisit(self, record: WarcRecord, uri: str) -> Reject:
        names = ("WARC-Payload-Digest", "WARC-Refers-To-Target-URI", "WARC-Target-URI")
        if any(record.headers.get(name) in self.seen for name in names):
            return self._reject(uri, "revisit", f"{_target(record)} was found unchanged: counted once, at its first response")
        return self._reject(uri, "revisit_without_original", f"{_target(record)} was found unchanged, but this file lacks its response")

    def _reject(self, uri: str, code: str, reason: str) -> Reject:
        return Reject(uri, "read", code, reason, self.document.document_id)


def _no_document(record: WarcRecord) -> str | None:
    """Why a record holds nothing to read, in words that are counted; None if it may hold a document."""
    status = record.http_headers.status_code if record.http_headers is not None else 200
    if status is not None and not 200 <= status < 300:
        return f"status {status}"
    if (_target(record) or "").endswith("/robots.txt"):
        return "robots.txt"
    stated = record.http_content_type or record.headers.get("Content-Type") or ""
    media = stated.partition(";")[0].strip().lower()
    return media if any(part in media for part in _NO_DOCUMENT) else None


def _target(record: WarcRecord) -> str | None:
    """The address; some tools put it between angle brackets."""
    address: str | None = record.headers.get("WARC-Target-URI")
    return address.strip("<>") if address else None
