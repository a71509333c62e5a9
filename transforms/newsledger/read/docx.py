"""A Word document (DOCX): paragraphs and table rows as one text. Needs the extra ``documents``."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.errors import ReadError
from newsledger.read.decode import clean
from newsledger.read.format import Format
from newsledger.read.paper import ODDITIES, honest_date, honest_title, library
from newsledger.read.stream import BROKEN, RATIO_FLOOR_BYTES, check_length, read_all

_ZIP_MAGIC = b"PK\x03\x04"


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001
    """Whether a zip file opens with the parts of a Word document."""
    return head.startswith(_ZIP_MAGIC) and (b"[Content_Types].xml" in head or b"_rels/.rels" in head) and b"word/" in head


def read(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[RawRecord]:
    """One record."""
    docx = library("docx")
    data = read_all(stream, limits)
    try:
        _check_expansion(data, limits)
        parsed = docx.Document(io.BytesIO(data))
        content = clean("\n".join(line for line in _lines(parsed) if line.strip()))
        title, made = parsed.core_properties.title, parsed.core_properties.created
    except (*BROKEN, *ODDITIES, SyntaxError, docx.opc.exceptions.OpcError) as error:
        raise ReadError("damaged_document", f"not a DOCX that can be read: {type(error).__name__}: {error}") from error
    if content:
        yield RawRecord(
            document.document_id,
            0,
            document.source_uri,
            FORMAT.name,
            "text",
            check_length(content, limits),
            url=document.url,
            title=honest_title(title, content),
            published=honest_date(made, content),
        )


def _lines(parsed: Any) -> Iterator[str]:
    """Paragraphs as they are; a table row by row, its cells two blanks apart."""
    for block in parsed.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                yield "  ".join(" ".join(cell.text.split()) for cell in row.cells)
        else:
            yield from block.text.split("\n")


def _check_expansion(data: bytes, limits: Limits) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        unpacked = sum(member.file_size for member in package.infolist())
    if unpacked > min(limits.member_bytes, max(RATIO_FLOOR_BYTES, limits.expansion_ratio * len(data))):
        raise ReadError("expansion", f"unpacks to {unpacked} bytes")


FORMAT = Format("docx", sniff, read, (".docx",))
