"""The formats newsledger reads, and how one is chosen: by content, whatever the file is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from newsledger.config import Limits
from newsledger.contracts.records import Document
from newsledger.errors import HomeError, ReadError, Reject, UsageError
from newsledger.read import (
    archive,
    compressed,
    delimited,
    docx,
    feed,
    html,
    jsonl,
    mail,
    mbox,
    mhtml,
    newsml,
    newsml1,
    nitf,
    parquet,
    pdf,
    sgml,
    sitemap,
    text,
    warc,
)
from newsledger.read.decode import one_line
from newsledger.read.format import HEAD_BYTES, Format, Item
from newsledger.read.patience import patiently
from newsledger.read.stream import buffered
from newsledger.refusals import is_of_the_machine, refused
from newsledger.watch import TimeUpError

_REASON_CHARACTERS = 500


def read_document(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[Item]:
    """The records of one document and a reject for each part that cannot be used; never nothing, never a ``ReadError``.

    ``document.source_format`` names the format of what lies inside archives and compressed files; without it the content decides.
    """
    source = buffered(stream)
    is_empty = True
    try:
        for item in patiently(_choose(source.peek(HEAD_BYTES)[:HEAD_BYTES], document).read(source, document, limits), limits):
            is_empty = False
            yield _finished(item, document)
        if is_empty:
            yield Reject(document.source_uri, "read", "empty", "nothing to read", document.document_id)
    except ReadError as error:
        yield _finished(Reject(document.source_uri, "read", error.code, error.reason, document.document_id), document)
    except TimeUpError:
        yield Reject(document.source_uri, "read", "timeout", "the next record did not come in time", document.document_id)
    except BaseException as error:
        # A parser of others may raise anything; one written in Rust panics with what is no Exception. The rest must go on.
        # Nor is a document to blame for a full disk: rejected for it, it would not be read again.
        if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit | HomeError):
            raise
        if is_of_the_machine(error):
            raise refused(error) from error
        reason = f"the parser failed: {type(error).__name__}: {error}"
        yield _finished(Reject(document.source_uri, "read", "parser_failed", reason, document.document_id), document)
    finally:
        source.detach()


def _finished(item: Item, document: Document) -> Item:
    """A record with the moment it was taken from the web; a reject whose reason, often quoting the input, can be shown."""
    if isinstance(item, Reject):
        return replace(item, reason=one_line(item.reason)[:_REASON_CHARACTERS])
    return item if item.fetched else replace(item, fetched=document.fetched)


_CONTAINERS = (archive.format_around(read_document), compressed.format_around(read_document), warc.format_around(read_document))
# From the most specific to the most general; the first that recognises the content reads it.
FORMATS: tuple[Format, ...] = (
    docx.FORMAT,
    *_CONTAINERS,
    parquet.FORMAT,
    pdf.FORMAT,
    mhtml.format_around(read_document),
    mbox.format_around(read_document),
    mail.format_around(read_document),
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
    known = next((form for form in FORMATS if form.sniff(head, name)), None)
    if not known:
        raise ReadError("unknown_format", "neither text nor any format that is read: " + ", ".join(form.name for form in FORMATS))
    return known


def by_name(name: str) -> Format:
    """The format called ``name``. Raises ``UsageError`` for an unknown one."""
    for form in FORMATS:
        if form.name == name:
            return form
    raise UsageError(f"unknown format {name!r}: one of {', '.join(form.name for form in FORMATS)}")


def _choose(head: bytes, document: Document) -> Format:
    if not document.source_format:
        return sniff(head, document.source_uri)
    found = next((form for form in FORMATS if form.sniff(head, document.source_uri)), None)
    return found if found in _CONTAINERS else by_name(document.source_format)
