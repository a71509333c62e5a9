"""NewsML 1, the older of the two and still what several agencies send: news items of nested components."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.errors import ReadError, Reject
from newsledger.read import nitf
from newsledger.read.decode import decode, peek_text
from newsledger.read.fields import has_markup
from newsledger.read.format import Format, Item
from newsledger.read.stream import check_length, read_all
from newsledger.read.xml_tree import find, find_all, line, local, paragraphs, root_name, tree_of

_WITHDRAWN = frozenset({"canceled", "withheld", "embargoed"})


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001
    """Whether the root element is ``NewsML``."""
    return root_name(peek_text(head)) == "NewsML"


def read(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[Item]:
    """One record a news item with text; every other item is a reject."""
    items = list(find_all(tree_of(decode(read_all(stream, limits))), "NewsItem"))
    record_no = 0
    for number, item in enumerate(items, 1):
        uri = f"{document.source_uri}#{number}" if len(items) > 1 else document.source_uri
        try:
            yield _record(item, document, record_no, uri, limits)
            record_no += 1
        except ReadError as error:
            yield Reject(uri, "read", error.code, error.reason, document.document_id)


def _record(item: etree._Element, document: Document, record_no: int, uri: str, limits: Limits) -> RawRecord:
    status = (_formal(item, "NewsManagement", "Status") or "").lower()
    if status in _WITHDRAWN:
        raise ReadError("withdrawn", f"the provider has marked this item {status}")
    text = check_length(next((found for content in _contents(item) if (found := _text(content))), ""), limits)
    if not text:
        kinds = {kind for content in _contents(item) if (kind := _formal(content, "MediaType"))}
        raise ReadError("not_text" if kinds else "no_text", f"no text in the item{' but ' + ', '.join(sorted(kinds)) if kinds else ''}")
    return RawRecord(document.document_id, record_no, uri, FORMAT.name, "html" if has_markup(text) else "text", text, **_facts(item))


def _contents(item: etree._Element) -> Iterator[etree._Element]:
    return (element for element in item.iter() if local(element) == "ContentItem")


def _text(content: etree._Element) -> str:
    """The text of a content item: NITF, XHTML or paragraphs, or plain text as it is laid out."""
    if (_formal(content, "MediaType") or "Text").lower() != "text":
        return ""
    data = find(content, "DataContent")
    if data is None:
        return ""
    story = find(data, "nitf")
    if story is not None:
        return nitf.story(story) or ""
    return paragraphs(data) if len(data) else (data.text or "").strip()


def _facts(item: etree._Element) -> dict[str, str | None]:
    """What the outermost component and the management of the item state, under the names of a raw record."""
    lines = next((element for element in item.iter() if local(element) == "NewsLines"), None)
    about = next((element for element in item.iter() if local(element) == "AdministrativeMetadata"), None)
    language = next((element for element in item.iter() if local(element) == "Language"), None)
    created = nitf.iso(line(find(item, "NewsManagement", "FirstCreated")))
    revised = nitf.iso(line(find(item, "NewsManagement", "ThisRevisionCreated")))
    return {
        "title": line(find(lines, "HeadLine")),
        "byline": line(find(lines, "ByLine")),
        "dateline": line(find(lines, "DateLine")),
        "publisher": _formal(about, "Provider", "Party"),
        "agency": _formal(about, "Source", "Party") or _formal(about, "Provider", "Party"),
        "language": language.get("FormalName") if language is not None else None,
        "published": created or revised,
        "updated": revised if revised != created and created else None,
    }


def _formal(element: etree._Element | None, *path: str) -> str | None:
    """The formal name of what stands at ``path``."""
    found = find(element, *path)
    return found.get("FormalName") or None if found is not None else None


FORMAT = Format("newsml1", sniff, read, (".xml",))
