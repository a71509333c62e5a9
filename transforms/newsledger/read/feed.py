"""RSS and Atom feeds: one record an item."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import feedparser

from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.errors import Reject
from newsledger.read.decode import clean, decode, peek_text
from newsledger.read.format import Format, Item
from newsledger.read.stream import read_all
from newsledger.read.xml_tree import ends_whole, refuse_entities, repair, root_name

# RDF serves for more than feeds: RSS 0.9 and 1.0 are told by their namespaces.
_RDF_FEED = re.compile(r"purl\.org/rss/|my\.netscape\.com/rdf/")
_ITEM_END = re.compile(r"</(?:\w{1,20}:)?(?:item|entry)\s*>", re.IGNORECASE)
_MARKUP = re.compile(r"<[a-zA-Z/][^<>]{0,2000}>")
Entry = Mapping[str, Any]


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001
    """Whether the root element is a feed's."""
    text = peek_text(head)
    root = root_name(text).lower()
    return root in ("rss", "feed") or (root == "rdf" and bool(_RDF_FEED.search(text)))


def read(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[Item]:
    """One record an item that carries text. What a cut or damage in the file takes away is one reject."""
    text = refuse_entities(decode(read_all(stream, limits)))
    ends = [found.end() for found in _ITEM_END.finditer(text)]
    is_cut = not ends_whole(text)
    if not ends:
        yield from _lost(document, 0, 0, is_cut=is_cut)
        return
    # Decoded already, so that a wrong label cannot damage the text again.
    source = repair(text[: ends[-1]] if is_cut else text)
    parsed = feedparser.parse(io.BytesIO(source.encode()), sanitize_html=False, resolve_relative_uris=False)
    entries = parsed.entries[: len(ends)]
    for number, entry in enumerate(entries, 1):
        # A plain dict: feedparser's own answers "updated" with the date of publication where there is none.
        yield _item(dict(entry.items()), parsed.feed, document, number, limits)
    yield from _lost(document, len(entries), len(ends), is_cut=is_cut)


def _lost(document: Document, read_count: int, count: int, *, is_cut: bool) -> Iterator[Reject]:
    """A reject for the items after those read, if there were any."""
    where = f"{document.source_uri}#{read_count + 1}"
    if is_cut:
        yield Reject(where, "read", "truncated", f"feed cut off after {read_count} whole items", document.document_id)
    elif read_count < count:
        yield Reject(where, "read", "bad_xml", f"{count - read_count} items cannot be read: the XML is damaged", document.document_id)


def _item(entry: Entry, feed: Entry, document: Document, number: int, limits: Limits) -> Item:
    uri = f"{document.source_uri}#{number}"
    content = _content(entry)
    if not content.strip():
        return Reject(uri, "read", "no_text", "feed item without content or description", document.document_id)
    if len(content) > limits.record_characters:
        return Reject(uri, "read", "too_large", f"{len(content)} characters in one record", document.document_id)
    source = entry.get("source") or {}
    published, updated = entry.get("published") or entry.get("date") or entry.get("updated"), entry.get("updated")
    return RawRecord(
        document.document_id,
        number - 1,
        uri,
        FORMAT.name,
        "html" if _MARKUP.search(content) else "text",
        content,
        url=_line(entry.get("link")),
        title=_title(entry.get("title")),
        byline=_authors(entry),
        publisher=_title(entry.get("publisher") or source.get("title") or feed.get("title")),
        language=_line(entry.get("language") or feed.get("language")),
        published=_line(published),
        updated=_line(updated) if updated != published else None,
    )


def _content(entry: Entry) -> str:
    """The longest of the full contents, else the description; HTML that was escaped once too often is unescaped again."""
    contents = [str(part.get("value") or "") for part in entry.get("content", ())]
    content = max(contents, key=len, default="")
    if not _MARKUP.sub("", content).strip():
        content = str(entry.get("summary") or "") or content
    return clean(content if _MARKUP.search(content) else html.unescape(content))


def _authors(entry: Entry) -> str | None:
    names = [str(author.get("name")) for author in entry.get("authors", ()) if author.get("name")]
    return _line("; ".join(dict.fromkeys(names)) or entry.get("author"))


def _title(value: Any) -> str | None:
    """A title, which most feeds write as HTML whatever they call it."""
    return _line(_MARKUP.sub("", html.unescape(str(value)))) if value else None


def _line(value: Any) -> str | None:
    return " ".join(clean(str(value)).split()) or None if value else None


FORMAT = Format("feed", sniff, read, (".xml", ".rss", ".atom"))
