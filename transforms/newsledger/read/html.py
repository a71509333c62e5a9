"""A saved web page: one record."""

from __future__ import annotations

import html
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
    decoded = decode.decode_noting(read_all(stream, limits), document.charset)
    content = check_length(decoded.text, limits)
    if content.strip():
        url = _canonical(content, document.url)
        yield RawRecord(document.document_id, 0, document.source_uri, FORMAT.name, "html", content, url=url, repairs=decoded.repairs)


def _skip_prolog(text: str) -> str:
    at = 0
    while match := _PROLOG.match(text, at):
        at = match.end()
    return text[at : at + 200]


def _canonical(content: str, address: str | None) -> str | None:
    """The canonical address the page states; ``address``, where it was found, if it states none or only its home page."""
    link = _CANONICAL.search(content)
    href = _HREF.search(link.group()) if link else None
    stated = html.unescape(href.group(1)) if href else None
    return stated if stated and (not address or _path(stated) or not _path(address)) else address


def _path(address: str) -> str:
    return address.split("://", 1)[-1].partition("/")[2]


FORMAT = Format("html", sniff, read, (".html", ".htm", ".xhtml"))
