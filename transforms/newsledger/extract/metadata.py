"""What a page states about its article: JSON-LD, meta tags, microdata, the first heading, time elements."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from htmldate import find_date
from lxml import html

from newsledger.extract.facts import Facts
from newsledger.extract.lines import fold, key
from newsledger.extract.names import bare_title

_ARTICLE_TYPES = ("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "Article", "BlogPosting", "LiveBlogPosting", "Report")
_META: Mapping[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "sailthru.title", "parsely-title"),
    "byline": (
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "byl",
        "cxenseparse:author",
    ),
    "publisher": ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site"),
    "published": (
        *(
            "article:published_time",
            "og:published_time",
            "datepublished",
            "parsely-pub-date",
            "sailthru.date",
            "dc.date.issued",
            "dcterms.created",
        ),
        *(
            "date",
            "dc.date",
            "pubdate",
            "publish-date",
            "publication_date",
            "cxenseparse:recs:publishtime",
            "article:published",
            "originalpublicationdate",
        ),
    ),
    "updated": ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "article:modified"),
    "url": ("og:url",),
}
_MICRODATA = {"title": "headline", "byline": "author", "published": "datePublished", "updated": "dateModified"}
_AUTHOR_XPATHS = (
    "//*[@rel='author']",
    "//*[@itemprop='author']",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' author ') or contains(@class, 'byline') or contains(@class, 'author-name')]",
)
_LONGEST_NODES = 20_000


def of_page(root: html.HtmlElement, known: Facts) -> Facts:
    """The page's facts, those ``known`` before them. The name of the site is taken off the title."""
    linked, tagged, micro = _json_ld(root), _meta_tags(root), _microdata(root)
    facts = known.or_else(linked).or_else(tagged).or_else(micro).or_else(Facts(language=root.get("lang") or None))
    heading = main_heading(root)
    headline = _text(root.findtext(".//title"))
    candidates = [known.title, linked.title, tagged.title, micro.title, heading, headline]
    facts = facts.or_else(Facts(publisher=_site_of_title(headline, heading)))
    titles = [bare_title(title, facts.publisher, facts.url, heading) for title in candidates if title]
    return Facts(title=titles[0] if titles else None, byline=facts.byline or _visible_author(root)).or_else(facts)


def visible_date(root: html.HtmlElement, url: str | None) -> str | None:
    """The date (YYYY-MM-DD) that stands anywhere on the page or in its address: the last resort."""
    try:
        found: str | None = find_date(root, url=url, original_date=True, extensive_search=False)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    return found


def _json_ld(root: html.HtmlElement) -> Facts:
    nodes = [node for script in root.xpath("//script[contains(@type, 'ld+json')]/text()") for node in _nodes(str(script))]
    article = next((node for wanted in _ARTICLE_TYPES for node in nodes if wanted in _types(node)), None)
    if article is None:
        return Facts()
    return Facts(
        title=_name(article.get("headline")) or _name(article.get("name")),
        byline=_name(article.get("author")) or _name(article.get("creator")),
        publisher=_name(article.get("publisher")),
        language=_name(article.get("inLanguage")),
        published=_name(article.get("datePublished")) or _name(article.get("dateCreated")),
        updated=_name(article.get("dateModified")),
        url=_name(article.get("url")),
    )


def _nodes(script: str) -> Iterator[Mapping[str, Any]]:
    """Every object of a JSON-LD script, those nested in lists and ``@graph`` included, outermost first."""
    try:
        pending: list[Any] = [json.loads(script.strip().removeprefix("<!--").removesuffix("-->"), strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_LONGEST_NODES):
        if not pending:
            return
        node = pending.pop(0)
        if isinstance(node, list):
            pending.extend(node)
        elif isinstance(node, dict):
            yield node
            pending.extend(value for key, value in node.items() if key in {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement"})


def _types(node: Mapping[str, Any]) -> list[str]:
    kind = node.get("@type")
    return [str(one).rpartition("/")[2] for one in (kind if isinstance(kind, list) else [kind])]


def _name(value: Any) -> str | None:
    """A JSON-LD value as text: objects by their name, lists joined by "; "."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, dict):
        return _name(value.get("name")) or _name(value.get("@value"))
    if isinstance(value, list):
        return "; ".join(dict.fromkeys(found for one in value if isinstance(one, str | dict) and (found := _name(one)))) or None
    return None


def _meta_tags(root: html.HtmlElement) -> Facts:
    tags: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = _text(element.get("content"))
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if content and name:
            tags.setdefault(name.lower(), []).append(content)
    found = {fact: next((tags[name] for name in names if name in tags), None) for fact, names in _META.items()}
    single = {fact: values[0] for fact, values in found.items() if values}
    authors = [author for author in found["byline"] or () if not author.startswith(("http", "/"))]
    canonical = root.xpath("//link[@rel='canonical']/@href")
    if canonical and str(canonical[0]).startswith("http"):
        single["url"] = str(canonical[0])
    return Facts(**(single | {"byline": "; ".join(dict.fromkeys(authors)) or None}))


def _microdata(root: html.HtmlElement) -> Facts:
    found: dict[str, str | None] = {}
    for fact, prop in _MICRODATA.items():
        for element in root.xpath(f"//*[@itemprop='{prop}']")[:1]:
            found[fact] = _text(element.get("content") or element.get("datetime")) or _inner_text(element)
    times = root.xpath("//article//time[@datetime]/@datetime | //header//time[@datetime]/@datetime")
    found["published"] = found.get("published") or (str(times[0]) if times else None)
    return Facts(**found)


def main_heading(root: html.HtmlElement) -> str | None:
    """The longest of the page's top headings: the logo is often one, too."""
    headings = [_inner_text(element) for element in root.iter("h1")]
    return max((heading for heading in headings if heading), key=len, default=None)


def _site_of_title(title: str | None, heading: str | None) -> str | None:
    """The "Site" of a page titled "Heading | Site"."""
    story, _, site = (title or "").rpartition(" | ")
    return site if heading and key(story) == key(heading) else None


def _visible_author(root: html.HtmlElement) -> str | None:
    for path in _AUTHOR_XPATHS:
        texts = [_inner_text(element) for element in root.xpath(path)[:3]]
        short = [text for text in texts if text and len(text) <= 120]
        if short:
            return short[0]
    return None


def _text(value: str | None) -> str | None:
    """``value`` on one line. Many sites escape twice, in JSON-LD above all, where nothing needs escaping."""
    return fold(unescape(unescape(value))) or None if value else None


def _inner_text(element: html.HtmlElement) -> str | None:
    return _text(" ".join(element.itertext()))
