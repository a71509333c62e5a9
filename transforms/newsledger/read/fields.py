"""From an object or table row of whatever source to a raw record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from newsledger.config import Limits
from newsledger.contracts.records import Document, Media, RawRecord
from newsledger.errors import ReadError
from newsledger.read import nitf, values
from newsledger.read.decode import clean
from newsledger.read.field_names import NAMES, Columns, normal, without_text

# Where sources keep the article's own fields one level down: the Guardian, Elasticsearch, Webhose, JSON:API and others.
_WRAPPERS = ("fields", "_source", "article", "post", "thread", "attributes", "document", "doc", "data", "metadata", "meta")
_MARKUP = re.compile(r"</?(?:p|div|br|h[1-6]|ul|li|table|html|body|article|section)\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
# One free news API cuts its articles and says by how much.
_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d{1,9} chars\]\Z")
# NewsArticle, ReportageNewsArticle, TechArticle and so on by their endings.
_ARTICLE_TYPES = ("Article", "BlogPosting", "Report", "SocialMediaPosting")
# Their descriptions are captions.
_NOT_TEXT = frozenset({"picture", "photo", "image", "graphic", "video", "audio", "event", "planning"})
_WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})
_NAMED = ("title", "publisher", "agency", "dateline", "language")


@dataclass(frozen=True, slots=True)
class Fields:
    """What one object says of an article. ``content`` is empty when it carries no text."""

    content: str
    media: Media
    facts: dict[str, str | None]


def record_of(item: Any, document: Document, record_no: int, place: str, source_format: str, limits: Limits) -> RawRecord | ReadError:
    """The raw record that ``item`` makes at ``place`` within ``document``, or why it makes none."""
    if not isinstance(item, Mapping):
        return ReadError("no_article", f"a {type(item).__name__} where an object was expected")
    if refusal := _refusal(item):
        return refusal
    fields = fields_of(item, document.columns)
    if not fields.content:
        return without_text(map(str, item))
    if len(fields.content) > limits.record_characters:
        return ReadError("too_large", f"{len(fields.content)} characters in one record")
    uri = f"{document.source_uri}#{place}" if place else document.source_uri
    return RawRecord(document.document_id, record_no, uri, source_format, fields.media, fields.content, **fields.facts)


def _refusal(item: Mapping[str, Any]) -> ReadError | None:
    """Why an item is no article by its own word, unless it has a text nevertheless."""
    if normal(str(item.get("pubstatus") or item.get("pubStatus") or "")) in _WITHDRAWN:
        return ReadError("withdrawn", "the publisher has withdrawn this item")
    kind, ontology = normal(str(item.get("type") or "")), item.get("@type")
    if kind in _NOT_TEXT and not has_text(item):
        return ReadError("not_text", f"an item of type {kind}, not an article")
    if ontology and not is_article_type(ontology) and not has_text(item):
        return ReadError("no_article", clean(f"a {str(ontology)[:60]}, not an article"))
    return None


def fields_of(item: Mapping[str, Any], columns: Columns = ()) -> Fields:
    """The fields of ``item`` under newsledger's names, cleaned; unknown names are left aside. ``columns`` is the caller's word."""
    known = _known(item)
    chosen = {field for field, _ in columns}

    def found(field: str) -> Iterator[Any]:
        if field in chosen:
            return (_at(item, column) for name, column in columns if name == field)
        return (known[name] for name in NAMES[field] if name in known)

    def first(field: str, read: Any) -> str | None:
        return next((value for one in found(field) if (value := read(one))), None)

    forms = ("text",) if "text" in chosen else ("markup", "text", "page", "summary")
    content, media = next((made for form in forms if (made := _content(first(form, values.body), form))[0]), ("", "text"))
    facts = {field: first(field, values.name) for field in _NAMED}
    facts |= {field: first(field, values.moment) for field in ("published", "updated")}
    facts |= {"byline": first("byline", values.names), "url": first("url", values.url)}
    if not facts["url"] and "url" not in chosen:
        facts["url"] = next((one for one in map(values.url, found("identifier")) if one and one.startswith(("http://", "https://"))), None)
    if facts["updated"] == facts["published"]:
        facts["updated"] = None
    return Fields(content, media, facts)


def has_text(item: Mapping[str, Any]) -> bool:
    """Whether ``item`` carries the body of an article itself, not only a summary."""
    known = _known(item)
    return any(values.body(known.get(name)) for part in ("markup", "text", "page") for name in NAMES[part])


def has_markup(text: str) -> bool:
    """Whether ``text`` is HTML, told by an element that makes paragraphs."""
    return bool(_MARKUP.search(text))


def is_article_type(kind: Any) -> bool:
    """Whether ``kind``, one type of schema.org or several, is that of an article."""
    return any(isinstance(one, str) and one.endswith(_ARTICLE_TYPES) for one in (kind if isinstance(kind, list) else [kind]))


def _known(item: Mapping[str, Any]) -> dict[str, Any]:
    """Values by normal name: the item's own, and where it has none those of what it wraps."""
    known: dict[str, Any] = {}
    inner = [item[key] for key in _WRAPPERS if isinstance(item.get(key), Mapping)]
    for level in (item, *inner):
        for key, value in level.items():
            is_wrapper = level is item and key in _WRAPPERS and isinstance(value, Mapping)
            if isinstance(key, str) and not is_wrapper and not values.is_missing(value):
                known.setdefault(normal(key), value)
    return known


def _at(item: Mapping[str, Any], column: str) -> Any:
    """The value of ``column``; a name with dots leads down into nested objects."""
    if column in item:
        return item[column]
    value: Any = item
    for part in column.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _content(content: str | None, form: str) -> tuple[str, Media]:
    """The content and what it is, empty if there is none: text may have a "<" in it, what is called HTML may have no paragraphs."""
    if content and nitf.is_nitf(content):
        return nitf.text_of(content) or "", "text"
    is_html = content and (_TAG.search(content) if form == "markup" else has_markup(content))
    return (content, "html") if content and is_html else (_CUT.sub("", content or ""), "text")
