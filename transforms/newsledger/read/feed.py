"""RSS and Atom feeds: one record an item."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import feedparser

from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.errors import ReadError, Reject
from newsledger.read.decode import clean, decode, peek_text
from newsledger.read.format import Format, Item
from newsledger.read.stream import read_all

_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_OTHER_ROOT = re.compile(r"<(?:html|body|nitf|newsItem|newsMessage|sitemapindex|urlset)\b", re.IGNORECASE)
_ITEM_END = re.compile(r"</(?:item|entry)\s*>", re.IGNORECASE)
_ITEM_START = re.compile(r"<(?:item|entry)[\s>]", re.IGNORECASE)
_MARKUP = re.compile(r"<[a-zA-Z/][^<>]{0,2000}>")
_DECLARATION = re.compile(r"<\?xml[^>]{0,200}\?>")


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001
    """Whether the root element is a feed's."""
    text = peek_text(head)
    root, other = _ROOT.search(text, 0, 8192), _OTHER_ROOT.search(text, 0, 8192)
    return bool(root and text.lstrip().startswith("<") and not (other and other.start() < root.start()))


def read(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[Item]:
    """One record an item that carries text. Items after a cut in the file are one reject ``truncated``."""
    text = decode(read_all(stream, limits))
    if "<!ENTITY" in text[:65536]:
        raise ReadError("entity_declaration", "a feed that declares entities is not read: they could expand without end or reach files")
    # Decoded already, so that a wrong label cannot damage the text again.
    parsed = feedparser.parse(io.BytesIO(_DECLARATION.sub("", text, count=1).encode()), sanitize_html=False, resolve_relative_uris=False)
    complete = len(_ITEM_END.findall(text))
    feed = parsed.feed
    for number, entry in enumerate(parsed.entries[:complete], 1):
        # A plain dict: feedparser's own answers "updated" with the date of publication where there is none.
        yield _item(dict(entry.items()), feed, document, number, limits)
    if len(_ITEM_START.findall(text)) > complete:
        where = f"{document.source_uri}#{complete + 1}"
        yield Reject(where, "read", "truncated", f"feed cut off after {complete} whole items", document.document_id)


def _item(entry: Any, feed: Any, document: Document, number: int, limits: Limits) -> Item:
    uri = f"{document.source_uri}#{number}"
    content = clean(_content(entry))
    if not content.strip():
        return Reject(uri, "read", "no_text", "feed item without content or description", document.document_id)
    if len(content) > limits.record_characters:
        return Reject(uri, "read", "too_large", f"{len(content)} characters in one record", document.document_id)
    return RawRecord(
        document.document_id,
        number - 1,
        uri,
        FORMAT.name,
        "html" if _MARKUP.search(content) else "text",
        content,
        url=_line(entry.get("link")),
        title=_line(entry.get("title")),
        byline=_authors(entry),
        publisher=_line(feed.get("title")),
        language=_line(feed.get("language")),
        published=_line(entry.get("published") or entry.get("date") or entry.get("updated")),
        updated=_line(entry.get("updated")),
    )


def _content(entry: Any) -> str:
    """The longest of the full contents, else the description."""
    contents = [str(part.get("value") or "") for part in entry.get("content", ())]
    return max(contents, key=len, default="") or str(entry.get("summary") or "")


def _authors(entry: Any) -> str | None:
    names = [str(author.get("name")) for author in entry.get("authors", ()) if author.get("name")]
    return _line("; ".join(dict.fromkeys(names)) or entry.get("author"))


def _line(value: Any) -> str | None:
    return " ".join(clean(str(value)).split()) or None if value else None


FORMAT = Format("feed", sniff, read, (".xml", ".rss", ".atom"))
