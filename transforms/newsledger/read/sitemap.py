"""Sitemaps, news sitemaps and sitemap indexes: they list addresses and hold no text of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from lxml import etree

from newsledger.config import Limits
from newsledger.contracts.records import Document
from newsledger.errors import ReadError
from newsledger.read.decode import decode, peek_text
from newsledger.read.format import Format, Item
from newsledger.read.stream import read_all
from newsledger.read.xml_tree import find, line, local, root_name, tree_of

_ROOTS = frozenset({"urlset", "sitemapindex"})


@dataclass(frozen=True, slots=True)
class Link:
    """One address that a sitemap lists, with what it says of the page; ``is_sitemap`` where it is another sitemap."""

    url: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    is_sitemap: bool = False


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001
    """Whether the root element is a sitemap's."""
    return root_name(peek_text(head)) in _ROOTS


def read(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[Item]:  # noqa: ARG001
    """Nothing but a ``ReadError`` ``no_text`` that says how many addresses are listed: the pages have to be fetched."""
    found = links(read_all(stream, limits))
    raise ReadError("no_text", f"a sitemap holds no text: fetch the {len(found)} addresses that it lists")
    yield


def links(data: bytes) -> list[Link]:
    """What the sitemap ``data`` lists, in its order; http and https only. Raises ``ReadError`` for what is no sitemap."""
    root = tree_of(decode(data))
    if local(root) not in _ROOTS:
        raise ReadError("bad_xml", f"a sitemap was expected, not <{local(root)}>")
    listed = (_link(entry) for entry in root if local(entry) in ("url", "sitemap"))
    return [link for link in listed if link.url.startswith(("http://", "https://"))]


def _link(entry: etree._Element) -> Link:
    news = find(entry, "news")
    publication = find(news, "publication")
    return Link(
        line(find(entry, "loc")) or "",
        line(find(news, "title")),
        line(find(news, "publication_date")) or line(find(entry, "lastmod")),
        line(find(publication, "name")),
        line(find(publication, "language")),
        local(entry) == "sitemap",
    )


FORMAT = Format("sitemap", sniff, read, (".xml",))
