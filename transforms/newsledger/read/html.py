"""A saved web page: one record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.read import decode
from newsledger.read.format import Format
from newsledger.read.stream import check_length, read_all

# The first element or a doctype, whatever prolog, comments and white space stand before it.
_PROLOG = re.compile(r"\s+|<\?[^>]*>|<!--(?:(?!-->).)*-->", re.DOTALL)
_FIRST = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|article|main|section|header|div|p|h[1-6]|ul|ol|table|span|a|b|i|em|strong|font|center|img|br|blockquote)\b)",
    re.IGNORECASE,
)
_CANONICAL = re.compile(r"""<link\s[^>]{0,200}rel=["']?canonical\b[^>]{0,600}>""", re.IGNORECASE)
_HREF = re.compile(r"""href=["']?(https?://[^"'\s>]+)""", re.IGNORECASE)


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001
    """Whether the first element is one of HTML."""
    return bool(_FIRST.match(_skip_prolog(decode.peek_text(head))))


def read(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[RawRecord]:
    """One record holding the decoded page, its canonical address as ``url``; none if it is blank."""
    content = check_length(decode.decode(read_all(stream, limits)), limits)
    if content.strip():
        yield RawRecord(document.document_id, 0, document.source_uri, FORMAT.name, "html", content, url=_canonical(content))


def _skip_prolog(text: str) -> str:
    at = 0
    while match := _PROLOG.match(text, at):
        at = match.end()
    return text[at : at + 200]


def _canonical(content: str) -> str | None:
    link = _CANONICAL.search(content)
    href = _HREF.search(link.group()) if link else None
    return href.group(1) if href else None


FORMAT = Format("html", sniff, read, (".html", ".htm", ".xhtml"))
