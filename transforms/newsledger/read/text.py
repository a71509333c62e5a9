"""A plain text file: one record, whatever stands in it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.read import decode
from newsledger.read.format import Format
from newsledger.read.stream import check_length, read_all

# Text to the eye, but formats of their own: as plain text they would give nonsense.
_OTHER_FORMATS = re.compile(rb"WARC/|%PDF-|%!PS|\{\\rtf|<[?!]|BEGIN:V|PK\x03\x04")
# Markup of some kind; <Bo Mining PLC> said is how a wire marks a company.
_ELEMENT = re.compile(rb"<[a-zA-Z][\w.:-]{0,100}(?:\s+[\w.:-]{1,100}\s{0,9}=|\s{0,9}/>|\s{0,9}>\s{0,200}<|\s{0,9}>[^<]{0,1000}</)")
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001
    """Whether ``head`` reads as text: hardly any control bytes, and no other format's signature."""
    if decode.has_wide_mark(head):
        return True
    body = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if _OTHER_FORMATS.match(body) or _ELEMENT.match(body):
        return False
    return len(_BINARY.findall(head)) <= len(head) / 50


def read(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[RawRecord]:
    """One record holding the whole text; none if it is blank."""
    decoded = decode.decode_noting(read_all(stream, limits), document.charset)
    content = check_length(decoded.text, limits)
    if content.strip():
        yield RawRecord(
            document.document_id, 0, document.source_uri, FORMAT.name, "text", content, url=document.url, repairs=decoded.repairs
        )


FORMAT = Format("text", sniff, read, (".txt", ".text"))
