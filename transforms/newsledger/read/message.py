"""One mail message: its headers as facts of the article, its text or its HTML, and the documents attached to it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from typing import Any, cast

from resiliparse.extract.html2text import extract_plain_text

from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.errors import Reject
from newsledger.read.decode import clean, decode
from newsledger.read.format import Item, Reader

# What the standard library raises on headers and structures that it cannot make out.
BROKEN = (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError, AssertionError, ArithmeticError)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:")
_TELLING = re.compile(
    rb"^(?:MIME-Version|Message-ID|Received|Content-Type|Return-Path|Delivered-To|List-Id):", re.IGNORECASE | re.MULTILINE
)
_USUAL = re.compile(rb"^(?:From|To|Subject|Date|Reply-To|Cc|Sender):", re.IGNORECASE | re.MULTILINE)
# Mailboxes of an office, not of a person: their display name is the sender's organisation.
_OFFICE = re.compile(r"(?:news|press|media|info|alerts?|briefing|editor|no-?reply|pr|ir|investor|communications?|contact)", re.IGNORECASE)
_BRACKETED = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_NO_DOCUMENT = frozenset({"image", "audio", "video", "font"})
_NO_DOCUMENT_TYPES = frozenset(
    {"text/calendar", "text/vcard", "text/x-vcard", "application/pgp-signature", "application/pkcs7-signature", "text/css"}
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the headers say about the article."""

    title: str | None
    published: str | None
    publisher: str | None
    url: str | None

    def added_to(self, item: Item) -> Item:
        """``item`` with what it does not state itself."""
        if not isinstance(item, RawRecord):
            return item
        return replace(
            item,
            title=item.title or self.title,
            published=item.published or self.published,
            publisher=item.publisher or self.publisher,
        )


def opens_with_headers(head: bytes) -> bool:
    """Whether ``head`` opens with a block of mail headers."""
    block = re.split(rb"\r?\n\r?\n", head[:16384], maxsplit=1)[0]
    lines = [line for line in block.splitlines() if not line.startswith((b" ", b"\t"))]
    if not lines or not all(_HEADER.match(line) for line in lines[:-1]) or not _HEADER.match(lines[0]):
        return False
    usual, telling = len(_USUAL.findall(block)), len(_TELLING.findall(block))
    return usual >= 4 or (telling >= 1 and usual + telling >= 2)


def parse(data: bytes) -> EmailMessage:
    """The message; defects of its structure are passed over."""
    return message_from_bytes(data, policy=policy.default)


def items(message: EmailMessage, document: Document, limits: Limits, read_inner: Reader) -> Iterator[Item]:
    """The record of the body, plain or HTML and never both, then those of each attached document."""
    facts = facts_of(message)
    body = _body(message)
    if body is None:
        yield Reject(document.source_uri, "read", "no_text", "message without text", document.document_id)
    else:
        yield from map(facts.added_to, read_part(body, replace(document, url=facts.url or document.url), limits, read_inner))
    for number, part in enumerate(_attachments(message), 1):
        name = " ".join(clean(_safe(part.get_filename) or f"part-{number}").replace("/", "_").split())
        inner = replace(document, source_uri=f"{document.source_uri}!/{name}", source_format=None, url=None)
        if limits.archive_depth <= 0:
            yield Reject(inner.source_uri, "read", "archive_depth", "attachments nested deeper than the limit allows", document.document_id)
            continue
        content = _bytes(part)
        within = replace(limits, archive_depth=limits.archive_depth - 1)
        for item in read_inner(io.BytesIO(content), replace(inner, byte_count=len(content)), within):
            yield replace(item, published=item.published or facts.published) if isinstance(item, RawRecord) else item


def read_part(part: EmailMessage, document: Document, limits: Limits, read_inner: Reader) -> Iterator[Item]:
    """The record of one text part, read as the format it says it is."""
    content = _bytes(part)
    source_format = "html" if part.get_content_subtype() == "html" else "text"
    inner = replace(document, byte_count=len(content), source_format=source_format, charset=_safe(part.get_content_charset))
    yield from read_inner(io.BytesIO(content), inner, limits)


def facts_of(message: EmailMessage) -> Facts:
    """Subject, date, sender's organisation and archived address; what cannot be made out is missing."""
    address = _BRACKETED.search(header(message, "Archived-At") or "")
    return Facts(header(message, "Subject"), date_of(message), _publisher(message), address.group(1) if address else None)


def date_of(message: EmailMessage) -> str | None:
    """The ``Date`` header in ISO 8601, or as it stands."""
    moment = _safe(lambda: cast("Any", message["Date"]).datetime)
    return moment.isoformat() if moment else header(message, "Date")


def header(message: EmailMessage, name: str) -> str | None:
    """A header's value on one line, decoded."""
    value = _safe(lambda: message[name])
    return " ".join(clean(str(value)).split()) or None if value else None


def _publisher(message: EmailMessage) -> str | None:
    """The list's or the sending office's name; a person's name is no publisher."""
    listed = header(message, "List-Id")
    phrase = listed.partition("<")[0].strip(' "') if listed else ""
    sender = _safe(lambda: cast("Any", message["From"]).addresses[0])
    if not sender or not sender.display_name:
        return phrase or None
    is_office = listed or message["List-Unsubscribe"] or _OFFICE.match(sender.username or "")
    return phrase or (" ".join(clean(sender.display_name).split()) if is_office else None)


def _body(message: EmailMessage) -> EmailMessage | None:
    """The plain part, unless it says much less than the HTML: many newsletters only put a link there."""
    plain, page = (_safe(lambda kind=kind: message.get_body((kind,))) for kind in ("plain", "html"))
    if plain is None or page is None:
        return cast("EmailMessage | None", plain or page)
    visible = extract_plain_text(decode(_bytes(page), _safe(page.get_content_charset)))
    is_stub = 2 * len(" ".join(decode(_bytes(plain)).split())) < len(" ".join(visible.split()))
    return cast("EmailMessage", page if is_stub else plain)


def _attachments(message: EmailMessage) -> list[EmailMessage]:
    """Attached documents; pictures, calendars and signatures are none."""
    found = _safe(lambda: list(message.iter_attachments())) or []
    return [
        cast("EmailMessage", part)
        for part in found
        if not part.is_multipart() or part.get_content_type() == "message/rfc822"
        if part.get_content_maintype() not in _NO_DOCUMENT and part.get_content_type() not in _NO_DOCUMENT_TYPES
    ]


def _bytes(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        return _safe(lambda: cast("Any", part.get_payload(0)).as_bytes()) or b""
    return cast("bytes | None", _safe(lambda: part.get_payload(decode=True))) or b""


def _safe(ask: Any) -> Any:
    """The answer, or None where the standard library cannot make out what was sent."""
    try:
        return ask()
    except BROKEN:
        return None
