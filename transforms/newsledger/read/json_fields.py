"""From a JSON object of whatever news API or crawler to a raw record: the names under which each field is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from newsledger.read.decode import clean

# Names are compared in lower case without separators, so that "datePublished" and "date_published" are one.
_NAMES: dict[str, tuple[str, ...]] = {
    "url": ("url", "link", "sourceurl", "canonicalurl", "weburl", "articleurl", "permalink"),
    "title": ("title", "headline", "name"),
    "text": (
        "text",
        "body",
        "content",
        "articlebody",
        "maintext",
        "bodytext",
        "fulltext",
        "articletext",
        "story",
        "contenttext",
        "cleanedtext",
    ),
    "html": ("html", "contenthtml", "bodyhtml", "bodyxhtml", "rawhtml"),
    "summary": ("description", "summary", "abstract"),
    "byline": ("author", "authors", "byline", "creator", "dccreator"),
    "publisher": ("publisher", "site", "sitename", "source", "domain", "sourcedomain", "outlet", "newspaper"),
    "agency": ("agency", "wire", "newsagency"),
    "dateline": ("dateline", "location"),
    "language": ("language", "lang", "inlanguage"),
    "published": (
        *("published", "publishedat", "datepublished", "datepublish", "pubdate", "publisheddate", "publicationdate", "publishedtime"),
        *("publishdate", "firstpublished", "versioncreated", "firstcreated", "date", "created", "createdat", "timestamp", "time"),
    ),
    "updated": ("updated", "modified", "updatedat", "datemodified", "modifiedat", "datemodify", "lastmodified", "datelastmodified"),
}
_SEPARATORS = re.compile(r"[\s_:.-]+")
_EPOCH = re.compile(r"-?\d{9,13}(?:\.\d+)?")
_MARKUP = re.compile(r"</?(?:p|div|br|h[1-6]|ul|li|table|html|body|article)\b[^<>]{0,500}>", re.IGNORECASE)
_PARTS = ("name", "title", "value", "text", "@value")
# Seconds since 1970 reach the year 5138 at this number; milliseconds reach 1973.
_MILLISECONDS_FROM = 1e11


@dataclass(frozen=True, slots=True)
class Fields:
    """What one JSON object says of an article. ``content`` is empty when it carries no text."""

    content: str
    is_html: bool
    facts: dict[str, str | None]


def fields_of(item: Mapping[str, Any]) -> Fields:
    """The fields of ``item`` under newsledger's names, cleaned; unknown names are left aside."""
    known = {_SEPARATORS.sub("", key).lower(): value for key, value in item.items() if isinstance(key, str) and value not in (None, "", [])}

    def first(name: str) -> str | None:
        return next((found for key in _NAMES[name] if (found := _plain(known.get(key)))), None)

    content, is_html = _content(first("text"), first("html"), first("summary"))
    facts = {name: first(name) for name in ("url", "title", "byline", "publisher", "agency", "dateline", "language")}
    facts |= {name: next((d for key in _NAMES[name] if (d := _date(known.get(key)))), None) for name in ("published", "updated")}
    return Fields(content, is_html, {name: " ".join(value.split()) if value else None for name, value in facts.items()})


def _content(text: str | None, html: str | None, summary: str | None) -> tuple[str, bool]:
    if text and not _MARKUP.search(text):
        return text, False
    markup = html or text
    return (markup, True) if markup else (summary or "", False)


def _plain(value: Any) -> str | None:
    """A value as text: lists joined by "; ", objects by their name."""
    if isinstance(value, str):
        return clean(value).strip() or None
    if isinstance(value, Mapping):
        return next((found for part in _PARTS if (found := _plain(value.get(part)))), None)
    if isinstance(value, list):
        return "; ".join(found for one in value if (found := _plain(one))) or None
    return None


def _date(value: Any) -> str | None:
    """A date as the source wrote it; seconds or milliseconds since 1970 become ISO 8601 in UTC."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _from_epoch(float(value))
    text = _plain(value)
    return _from_epoch(float(text)) if text and _EPOCH.fullmatch(text) else text


def _from_epoch(seconds: float) -> str | None:
    try:
        moment = datetime.fromtimestamp(seconds / 1000 if abs(seconds) >= _MILLISECONDS_FROM else seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return None
    return moment.replace(microsecond=0).isoformat()
