"""A page saved with all it shows (MHTML, RFC 2557): the root page is read, the rest passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from typing import BinaryIO

from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.errors import ReadError
from newsledger.read import message
from newsledger.read.format import Format, Item, Reader
from newsledger.read.stream import read_all

_RELATED = re.compile(rb"^Content-Type:\s{0,10}multipart/related", re.IGNORECASE | re.MULTILINE)
# What browsers write and mail programs do not.
_SAVED = re.compile(rb"^(?:Snapshot-Content-Location:|Content-Location:|From:\s{0,4}[\"<]{0,2}Saved by)", re.IGNORECASE | re.MULTILINE)
_DELIVERED = re.compile(rb"^(?:To|Received|Delivered-To|Return-Path):", re.IGNORECASE | re.MULTILINE)


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001
    """Whether mail headers open the file that describe a saved page and no delivery."""
    if not message.opens_with_headers(head):
        return False
    headers = re.split(rb"\r?\n\r?\n", head[:16384], maxsplit=1)[0]
    return bool(_RELATED.search(headers) and _SAVED.search(headers if b"Saved by" in headers else head) and not _DELIVERED.search(headers))


def format_around(read_inner: Reader) -> Format:
    """The format, given what reads the page."""

    def read(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[Item]:
        saved = message.parse(read_all(stream, limits))
        page = _root(saved)
        if page is None:
            raise ReadError("no_text", "saved page without an HTML part")
        address = message.header(page, "Content-Location") or message.header(saved, "Snapshot-Content-Location")
        inner = replace(document, url=address if address and address.startswith("http") else document.url)
        for item in message.read_part(page, inner, limits, read_inner):
            yield replace(item, fetched=item.fetched or message.date_of(saved)) if isinstance(item, RawRecord) else item

    return Format("mhtml", sniff, read, (".mhtml", ".mht"))


def _root(saved: EmailMessage) -> EmailMessage | None:
    """The part that ``start`` names, else the first HTML."""
    pages = [part for part in saved.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    start = saved.get_param("start")
    named = (part for part in pages if start and part["Content-ID"] == start)
    return next(named, pages[0] if pages else None)
