"""A PDF document, as press releases come: its pages as one text. Needs the extra ``documents``."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any, BinaryIO

from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.errors import ReadError, Reject
from newsledger.read.decode import clean
from newsledger.read.format import Format, Item
from newsledger.read.paper import ODDITIES, honest_date, honest_title, library, paragraphs, without_running_heads
from newsledger.read.stream import check_length, read_all

_MAGIC = b"%PDF-"
# What draws a page of text takes some 20 kB; a map of many MB would take minutes and hold no article.
_DRAWING_BYTES = 2 * 1024**2


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001
    """Whether the signature opens the file."""
    return head.lstrip().startswith(_MAGIC)


def read(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[Item]:
    """One record; a reject for pages beyond ``limits.pages``, and where a document is encrypted, broken or only pictures."""
    pypdf = library("pypdf")
    # It warns of every flaw it mends; what it cannot mend is a reject.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    data = read_all(stream, limits)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError("encrypted", "a PDF that only opens with a password")
        pages = [_lines(page) for page in reader.pages[: limits.pages]]
        left, properties = len(reader.pages) - len(pages), reader.metadata
        title, made = (properties.title, properties.creation_date) if properties else (None, None)
    except (pypdf.errors.PyPdfError, pypdf.errors.DependencyError, *ODDITIES) as error:
        raise ReadError("damaged_document", f"not a PDF that can be read: {type(error).__name__}: {error}") from error
    yield from _record(pages, title, made, document, limits)
    if left:
        yield Reject(document.source_uri, "read", "too_many_pages", f"{left} pages after the first {len(pages)}", document.document_id)


def _record(pages: list[list[str]], title: object, made: object, document: Document, limits: Limits) -> Iterator[Item]:
    content = check_length(paragraphs(line for page in without_running_heads(pages) for line in page), limits)
    if not content:
        raise ReadError("no_text", "a PDF without text: scanned pages are not read")
    yield RawRecord(
        document.document_id,
        0,
        document.source_uri,
        FORMAT.name,
        "text",
        content,
        url=document.url,
        title=honest_title(title, content),
        published=honest_date(made, content),
    )


def _lines(page: Any) -> list[str]:
    contents = page.get_contents()
    if contents is None or len(contents.get_data()) > _DRAWING_BYTES:
        return []
    return [line for line in clean(page.extract_text()).split("\n") if line.strip()]


FORMAT = Format("pdf", sniff, read, (".pdf",))
