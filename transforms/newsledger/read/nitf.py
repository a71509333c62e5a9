"""NITF, the IPTC's markup of one news story, by itself, in NewsML-G2 or within ninjs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.errors import ReadError
from newsledger.read.decode import decode, peek_text
from newsledger.read.format import Format
from newsledger.read.stream import check_length, read_all
from newsledger.read.xml_tree import find, line, local, paragraphs, root_name, tree_of

_NITF = re.compile(r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!DOCTYPE nitf[^>]{0,400}>\s*)?<(?:\w{1,20}:)?nitf[\s>]")
# 20210516T090004 and 20080219+0100, the basic format of ISO 8601 that NITF prefers.
_BASIC_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?(Z|[+-]\d\d:?\d\d)?")


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001
    """Whether the root element is ``nitf``."""
    return root_name(peek_text(head)) == "nitf"


def read(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[RawRecord]:
    """One record. Raises ``ReadError`` for what is no well-formed NITF or holds no text."""
    root = tree_of(decode(read_all(stream, limits)))
    if _attribute(root, "management-status", "head", "docdata") in ("canceled", "withheld"):
        raise ReadError("withdrawn", "the provider has withdrawn this story")
    text = check_length(story(root) or _abstract(root) or "", limits)
    if not text:
        raise ReadError("no_text", "NITF without body.content")
    yield RawRecord(document.document_id, 0, document.source_uri, FORMAT.name, "text", text, **facts(root))


def is_nitf(text: str) -> bool:
    """Whether ``text`` is NITF markup rather than the text itself."""
    return bool(_NITF.match(text))


def text_of(markup: str) -> str | None:
    """The story within NITF markup, one paragraph a line; None if it cannot be read."""
    try:
        return story(tree_of(markup))
    except ReadError:
        return None


def story(root: etree._Element) -> str | None:
    """The paragraphs of ``body.content``, one a line."""
    content = find(root, "body", "body.content")
    return paragraphs(content) or None if content is not None else None


def facts(root: etree._Element) -> dict[str, str | None]:
    """What the story's head and ``body.head`` state, under the names of a raw record; dates in ISO 8601."""
    published = _date(root, "date.release") or _date(root, "date.issue")
    return {
        "title": line(find(root, "body", "body.head", "hedline", "hl1")) or line(find(root, "head", "title")),
        "byline": _without(find(root, "body", "body.head", "byline"), "byttl") or line(find(root, "body", "body.head", "byline")),
        "dateline": _without(find(root, "body", "body.head", "dateline"), "story.date"),
        "agency": line(find(root, "body", "body.head", "distributor")),
        "publisher": _attribute(root, "name", "head", "pubdata")
        or _attribute(root, "holder", "head", "docdata", "doc.copyright")
        or line(find(root, "body", "body.head", "rights", "rights.owner")),
        "language": root.get("baselang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        "published": published or iso(_attribute(root, "date.publication", "head", "pubdata")),
    }


def _without(element: etree._Element | None, part: str) -> str | None:
    """The text of ``element`` on one line, its children called ``part`` left out."""
    if element is None:
        return None
    pieces = [element.text, *(piece for child in element for piece in (line(child) if local(child) != part else "", child.tail))]
    return " ".join(" ".join(filter(None, pieces)).split()).rstrip(" ,") or None


def _abstract(root: etree._Element) -> str | None:
    abstract = find(root, "body", "body.head", "abstract")
    return paragraphs(abstract) if abstract is not None else None


def _date(root: etree._Element, name: str) -> str | None:
    return iso(_attribute(root, "norm", "head", "docdata", name))


def _attribute(root: etree._Element, attribute: str, *path: str) -> str | None:
    element = find(root, *path)
    return (element.get(attribute) or "").strip() or None if element is not None else None


def iso(stamp: str | None) -> str | None:
    """A date in the basic format of ISO 8601 in the extended one; any other as it is."""
    match = _BASIC_DATE.fullmatch(stamp or "")
    if not match:
        return stamp
    year, month, day, hour, minute, second, zone = match.groups()
    # A zone without a clock time tells nothing of the day.
    return f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second}{zone or ''}" if hour else "")


FORMAT = Format("nitf", sniff, read, (".xml", ".nitf"))
