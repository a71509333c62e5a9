"""What travels between the stages for one document: a raw record, then an article with its blocks.

Every value is plain: text, or a date already resolved. A record's metadata stands as the source wrote it; ``extract``
decides what to believe.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Media = Literal["text", "html"]
Label = Literal["title", "byline", "dateline", "date", "body", "offer", "navigation", "caption", "related", "legal", "other"]


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes as received. ``document_id`` is their sha256; ``published``, ``source_format`` and ``columns`` are the caller's word, if any.

    ``columns`` are pairs of a field and the name under which the source keeps it, as ``("text", "maintext")``. What carried
    the bytes (HTTP, a crawl's archive, a mail) may know more than they state: their address ``url``, their ``charset``, and
    ``fetched``, the moment they were taken from the web (ISO 8601).
    """

    document_id: str
    source_uri: str
    byte_count: int
    source_format: str | None = None
    published: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    url: str | None = None
    charset: str | None = None
    fetched: str | None = None


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One raw article inside a document, decoded to text, with whatever metadata the source states about it.

    ``media`` says what ``content`` is. ``record_no`` counts from 0 within the document. Dates are the source's
    strings; ``default_published`` is the caller's day for an article that states none. ``fetched`` is when it was taken
    from the web: no date of publication, but none can lie after it. ``repairs`` says what decoding had to mend.
    """

    document_id: str
    record_no: int
    source_uri: str
    source_format: str
    media: Media
    content: str
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    agency: str | None = None
    dateline: str | None = None
    language: str | None = None
    published: str | None = None
    updated: str | None = None
    default_published: str | None = None
    fetched: str | None = None
    repairs: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One line or paragraph of the raw record: what it was taken for, by which rule, and whether the article keeps it."""

    label: Label
    rule: str
    text: str
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Article:
    """The article alone: ``text`` is the kept body paragraphs joined by a newline, the title excluded.

    ``published_at`` and ``updated_at`` are aware and in UTC; ``published_date`` is the day where it was published.
    ``published_method`` says who stated the
    date. ``extraction_confidence`` is between 0 and 1.
    """

    document_id: str
    source_uri: str
    source_format: str
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline_place: str | None = None
    language: str | None = None
    published_at: datetime | None = None
    published_date: date | None = None
    published_method: str | None = None
    updated_at: datetime | None = None
    extraction_confidence: float = 0.0
    repairs: str | None = None
    blocks: tuple[Block, ...] = field(default=())

    @property
    def article_id(self) -> str:
        """sha256 of the text, white space folded, and the URL: the same story at two addresses is two articles."""
        normal = " ".join(unicodedata.normalize("NFC", self.text).split())
        return hashlib.sha256(f"{normal}\n{self.url or ''}".encode()).hexdigest()
