"""The formats newsledger reads, and how one is chosen: by content, whatever the file is called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from newsledger.config import Limits
from newsledger.contracts.records import Document
from newsledger.errors import ReadError, Reject, UsageError
from newsledger.read import archive, compressed, delimited, feed, html, jsonl, newsml, newsml1, nitf, parquet, sgml, sitemap, text
from newsledger.read.format import HEAD_BYTES, Format, Item
from newsledger.read.stream import buffered


def read_document(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[Item]:
    """The records of one document and a reject for each part that cannot be used; never nothing, never a ``ReadError``.

    ``document.source_format`` names the format of what lies inside archives and compressed files; without it the content decides.
    """
    source = buffered(stream)
    is_empty = True
    try:
        for item in _choose(source.peek(HEAD_BYTES)[:HEAD_BYTES], document).read(source, document, limits):
            is_empty = False
            yield item
        if is_empty:
            yield Reject(document.source_uri, "read", "empty", "nothing to read", document.document_id)
    except ReadError as error:
        yield Reject(document.source_uri, "read", error.code, error.reason, document.document_id)
    finally:
        source.detach()


_WRAPPERS = (archive.format_around(read_document), compressed.format_around(read_document))
# From the most specific to the most general; the first that recognises the content reads it.
FORMATS: tuple[Format, ...] = (
    *_WRAPPERS,
    parquet.FORMAT,
    sgml.FORMAT,
    feed.FORMAT,
    newsml.FORMAT,
    newsml1.FORMAT,
    nitf.FORMAT,
    sitemap.FORMAT,
    jsonl.FORMAT,
    html.FORMAT,
    delimited.FORMAT,
    text.FORMAT,
)


def sniff(head: bytes, name: str) -> Format:
    """The format of a document that begins with ``head``. Raises ``ReadError`` ``empty`` or ``unknown_format``."""
    if not head.strip():
        raise ReadError("empty", "no content")
    known = [form for form in FORMATS if form.sniff(head, name)]
    if not known:
        raise ReadError("unknown_format", "neither text nor any format that is read: " + ", ".join(form.name for form in FORMATS))
    return known[0]


def by_name(name: str) -> Format:
    """The format called ``name``. Raises ``UsageError`` for an unknown one."""
    for form in FORMATS:
        if form.name == name:
            return form
    raise UsageError(f"unknown format {name!r}: one of {', '.join(form.name for form in FORMATS)}")


def _choose(head: bytes, document: Document) -> Format:
    wrapper = next((form for form in _WRAPPERS if form.sniff(head, document.source_uri)), None)
    if wrapper:
        return wrapper
    return by_name(document.source_format) if document.source_format else sniff(head, document.source_uri)
