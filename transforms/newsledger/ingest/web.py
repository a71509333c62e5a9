"""Addresses as documents, and the addresses that documents point to."""

from __future__ import annotations

import gzip
import re
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import IO, BinaryIO, cast

from newsledger.config import Settings
from newsledger.contracts.records import Document, RawRecord
from newsledger.errors import ReadError, Reject
from newsledger.fetch import Fetcher, is_address
from newsledger.fetch.memory import Memory, Visit
from newsledger.ingest.keep import keep, open_kept
from newsledger.masking import masked
from newsledger.paths import Home
from newsledger.read import sitemap
from newsledger.read.format import HEAD_BYTES
from newsledger.read.stream import GuardedStream, read_all

_GZIP = b"\x1f\x8b"
_TAG = re.compile(r"<[^<>]{0,2000}>")
# Teasers are shorter than nearly every article, or say that they break off.
_SUMMARY_CHARACTERS = 1200
_BREAKS_OFF = re.compile(r"(?:…|\.\.\.|\[(?:…|\.\.\.|&#8230;|&hellip;)\]|read more|continue reading)\W{0,10}$", re.IGNORECASE)


class Web:
    """Fetches for one run, and keeps what came under raw/."""

    def __init__(self, settings: Settings, home: Home, at: datetime, *, is_offline: bool = False) -> None:
        """With ``is_offline``, an address is the document that was kept of it, and nothing is fetched."""
        self._settings, self._home, self._at, self._is_offline = settings, home, at, is_offline

    @cached_property
    def _fetcher(self) -> Fetcher:
        return Fetcher(self._settings.fetch, Memory(self._home.visits), self._at)

    def document(self, address: str) -> Document | Reject:
        """The document at an address, kept; where the host says it is unchanged, the one kept before. No secret of the address is."""
        if self._is_offline:
            return self._kept(address)
        most = min(self._settings.fetch.response_bytes, self._settings.limits.document_bytes)
        try:
            visit = self._fetcher.fetch(
                address, lambda chunks: keep(chunks, self._home, most), lambda kept: self._home.raw_file(kept).is_file()
            ).visit
        except ReadError as error:
            return Reject(masked(address), "ingest", error.code, error.reason)
        except OSError as error:
            return Reject(masked(address), "ingest", "unreadable", error.strerror or str(error))
        return self._document(address, visit)

    def _kept(self, address: str) -> Document | Reject:
        visit = Memory(self._home.visits).recall(address)
        if visit and self._home.raw_file(visit.document_id).is_file():
            return self._document(address, visit)
        return Reject(masked(address), "ingest", "not_kept", "not fetched again while what was kept is read again")

    def _document(self, address: str, visit: Visit) -> Document:
        return Document(
            visit.document_id,
            masked(address),
            visit.byte_count,
            self._settings.source_format,
            self._settings.published,
            columns=self._settings.columns,
            url=masked(visit.final_url),
            charset=visit.charset,
            fetched=visit.fetched,
        )


def points_to_page(record: RawRecord) -> bool:
    """Whether a record is only a feed's summary of the page it links to."""
    if record.source_format != "feed" or not record.url or not is_address(record.url):
        return False
    text = _TAG.sub("", record.content).strip()
    return len(text) < _SUMMARY_CHARACTERS or bool(_BREAKS_OFF.search(text[-40:]))


def sitemap_links(path: Path, settings: Settings) -> list[sitemap.Link] | None:
    """What a sitemap, gzipped or not, lists; None for a document that is none, or a broken one, which reading will report."""
    with open_kept(path) as stream:
        head = stream.read(len(_GZIP))
        stream.seek(0)
        limits = settings.limits
        plain: BinaryIO = stream
        if head == _GZIP:
            unpacked = cast("IO[bytes]", gzip.GzipFile(fileobj=stream))
            plain = cast("BinaryIO", GuardedStream(unpacked, path.stat().st_size, limits.document_bytes, limits.expansion_ratio))
        try:
            head = plain.read(HEAD_BYTES)
            return sitemap.links(head + read_all(plain, limits)) if sitemap.sniff(head, path.name) else None
        except ReadError:
            return None
