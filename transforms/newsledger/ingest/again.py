"""Documents taken in before whose staged work is lost or of an older engine: read again from the raw bytes, without their paths."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from newsledger.config import Settings
from newsledger.contracts.records import Document
from newsledger.errors import Reject
from newsledger.fetch.memory import Memory
from newsledger.paths import Home
from newsledger.publish.staging import Staging
from newsledger.read.field_names import columns_of

_OPTIONS = re.compile(r"format=(?P<format>[^;]*);published=(?P<published>[^;]*);columns=(?P<columns>.*?)(?P<linked>;linked=yes)?")
# What may point to other documents comes first, since it says more of them than they do.
_POINTERS = ("feed", "sitemap")

Row = dict[str, Any]


def unread(staging: Staging) -> list[Row]:
    """The latest row of stg_document, of whatever engine, for each document that this engine has not read whole."""
    read = {row["document_id"] for row in staging.documents().values() if staging.is_whole(row)}
    latest = {row["document_id"]: row for row in staging.documents_of_all_engines() if row["document_id"] not in read}
    return sorted(latest.values(), key=lambda row: (row["source_format"] not in _POINTERS, row["ingested_at"], row["document_id"]))


def by_options(rows: list[Row], settings: Settings) -> Iterator[tuple[Settings, list[Row]]]:
    """``rows`` by what the caller had said of them, as settings."""
    for options in dict.fromkeys(row["options"] for row in rows):
        yield _said(options, settings), [row for row in rows if row["options"] == options]


def kept_document(row: Row, home: Home, settings: Settings) -> Document | Reject:
    """A document as it was when it came, or a reject where its bytes are gone or no longer those that were received."""
    document_id, source_uri = row["document_id"], row["source_uri"]
    path = home.raw_file(document_id)
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return Reject(source_uri, "ingest", "raw_missing", f"{path}: {error.strerror}: its bytes are needed again", document_id)
    if found != document_id:
        return Reject(source_uri, "ingest", "raw_damaged", f"{path} now has the sha256 {found}", document_id)
    document = Document(document_id, source_uri, row["byte_count"], settings.source_format, settings.published, columns=settings.columns)
    visit = Memory(home.visits).recall(source_uri)
    if visit and visit.document_id == document_id:
        return replace(document, url=visit.final_url, charset=visit.charset, fetched=visit.fetched)
    return document


def _said(options: str, settings: Settings) -> Settings:
    said = _OPTIONS.fullmatch(options)
    if not said:
        return settings
    return replace(
        settings,
        source_format=said["format"] or None,
        published=said["published"] or None,
        columns=columns_of(said["columns"]),
        fetch=replace(settings.fetch, linked=bool(said["linked"])),
    )
