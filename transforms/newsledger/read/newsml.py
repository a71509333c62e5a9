"""NewsML-G2: one news item, or a news message that carries a set of them. Packages and pictures are no articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.errors import ReadError, Reject
from newsledger.read import nitf
from newsledger.read.decode import clean, decode, peek_text
from newsledger.read.fields import has_markup
from newsledger.read.format import Format, Item
from newsledger.read.stream import check_length, read_all
from newsledger.read.xml_tree import find, find_all, line, local, paragraphs, root_name, tree_of
from newsledger.text.addresses import host_of

# An item's contentSet stands alone where a system hands on the content without its envelope.
_ROOTS = frozenset({"newsItem", "newsMessage", "packageItem", "contentSet"})
_ITEMS = frozenset({"newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"})
_ITEM_END = re.compile(r"</(?:\w{1,20}:)?(?:newsItem|packageItem)\s*>")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_WITHDRAWN = frozenset({"canceled", "withheld"})


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001
    """Whether the root element is one of NewsML-G2."""
    return root_name(peek_text(head)) in _ROOTS


def read(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[Item]:
    """One record a news item with text; every other item is a reject. A message that is cut off gives its whole items first."""
    text = decode(read_all(stream, limits))
    root, failure = _tree(text)
    items = _items(root)
    record_no = 0
    for number, item in enumerate(items, 1):
        uri = document.source_uri if item is root else f"{document.source_uri}#{number}"
        try:
            yield _record(item, document, record_no, uri, limits)
            record_no += 1
        except ReadError as error:
            yield Reject(uri, "read", error.code, error.reason, document.document_id)
    if failure:
        raise failure
    if not items:
        raise ReadError("empty", "a news message without items")


def _tree(text: str) -> tuple[etree._Element, ReadError | None]:
    """The tree; of a message that is cut off what stands before the cut, and the failure to report afterwards."""
    try:
        return tree_of(text), None
    except ReadError as error:
        ends = [found.end() for found in _ITEM_END.finditer(text)]
        if error.code == "entity_declaration" or not ends or root_name(text) != "newsMessage":
            raise
        return tree_of(text[: ends[-1]], recover=True), error


def _items(root: etree._Element) -> list[etree._Element]:
    if local(root) != "newsMessage":
        return [root]
    return [item for item_set in find_all(root, "itemSet") for item in item_set if local(item) in _ITEMS]


def _record(item: etree._Element, document: Document, record_no: int, uri: str, limits: Limits) -> RawRecord:
    _check(item)
    content, facts = _content(item)
    text = check_length(content or _description(item) or "", limits)
    if not text:
        raise ReadError("no_text", "news item without text or description")
    facts |= {name: value for name, value in _facts(item).items() if value}
    # What is called plain text is not always.
    return RawRecord(document.document_id, record_no, uri, FORMAT.name, "html" if has_markup(text) else "text", text, **facts)


def _check(item: etree._Element) -> None:
    """Raise ``ReadError`` unless the item is a text that may be used."""
    if local(item) not in ("newsItem", "contentSet"):
        raise ReadError("not_text", f"a {local(item)} refers to other items and has no text of its own")
    kind, status = _code(item, "itemClass"), _code(item, "pubStatus")
    if kind not in ("", "text", "composite"):
        raise ReadError("not_text", f"a news item of class {kind}, not an article")
    if status in _WITHDRAWN:
        raise ReadError("withdrawn", f"the provider has marked this item {status}")


def _code(item: etree._Element, name: str) -> str:
    """The code of one of the item's properties, without its scheme."""
    found = find(item, "itemMeta", name)
    return (found.get("qcode") or found.get("uri") or "").replace("/", ":").rpartition(":")[2] if found is not None else ""


def _content(item: etree._Element) -> tuple[str | None, dict[str, str | None]]:
    """The text, and what NITF within it states: of several renditions the first that has text, markup before plain text."""
    content = item if local(item) == "contentSet" else find(item, "contentSet")
    for inline in find_all(content, "inlineXML"):
        story = next((inner for inner in inline.iter() if local(inner) == "nitf"), None)
        if story is not None and (text := nitf.story(story)):
            return text, nitf.facts(story)
        if story is None and (text := paragraphs(inline)):
            return text, {}
    plain = (_plain(inline) for inline in find_all(content, "inlineData") if not inline.get("encoding"))
    return next((text for text in plain if text), None), {}


def _plain(inline: etree._Element) -> str:
    return clean("".join(map(str, inline.itertext()))).strip()


def _description(item: etree._Element) -> str | None:
    return next((text for found in find_all(item, "contentMeta", "description") if (text := line(found))), None)


def _facts(item: etree._Element) -> dict[str, str | None]:
    """What the item's own metadata state, under the names of a raw record; they come before those within its content."""
    about, meta = ("contentMeta",), ("itemMeta",)
    created = line(find(item, *meta, "firstCreated")) or line(find(item, *about, "contentCreated"))
    version = line(find(item, *meta, "versionCreated"))
    language, provider = find(item, *about, "language"), find(item, *meta, "provider")
    guid = item.get("guid") or ""
    headlines = sorted(find_all(item, *about, "headline"), key=lambda headline: "sub" in (headline.get("role") or "").lower())
    creators = [line(find(creator, "name")) for creator in find_all(item, *about, "creator")]
    return {
        "url": guid if guid.startswith(("http://", "https://")) else None,
        "title": next(map(line, headlines), None),
        "byline": line(find(item, *about, "by")) or "; ".join(filter(None, creators)),
        "publisher": _name(provider) or _name(find(item, "rightsInfo", "copyrightHolder")) or _host(provider),
        "agency": _name(find(item, *about, "infoSource")),
        "dateline": line(find(item, *about, "dateline")) or _name(find(item, *about, "located")),
        "language": language.get("tag") if language is not None else item.get(_LANGUAGE),
        "published": created or version,
        "updated": line(find(item, *about, "contentModified")) or (version if created else None),
    }


def _name(party: etree._Element | None) -> str | None:
    """The name of a party or place."""
    return (line(find(party, "name")) or party.get("literal")) if party is not None else None


def _host(party: etree._Element | None) -> str | None:
    """The site that identifies a party of which no name is given."""
    return host_of(party.get("uri")).removeprefix("www.") or None if party is not None else None


FORMAT = Format("newsml", sniff, read, (".xml",))
