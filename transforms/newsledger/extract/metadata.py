"""What a page states about its article: JSON-LD, meta tags, microdata, the first heading, time elements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from itertools import islice

from htmldate import find_date
from lxml import html

from newsledger.extract import json_ld, visible
from newsledger.extract.facts import Facts
from newsledger.extract.lines import fold, key
from newsledger.extract.names import bare_title, is_byline

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
        "article:author_name",
        "dcsext.author",
    ),
    "publisher": ("og:site_name", "application-name", "publisher", "dc.publisher", "sitename"),
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
_LINKED: Mapping[str, tuple[str, ...]] = {
    "title": ("headline", "name"),
    "byline": ("author", "creator"),
    "publisher": ("publisher",),
    "language": ("inLanguage",),
    "published": ("datePublished", "dateCreated"),
    "updated": ("dateModified",),
    "url": ("url",),
}
_MICRODATA = {"title": "headline", "byline": "author", "published": "datePublished", "updated": "dateModified"}
_MOST_TIMES = 40


def of_page(root: html.HtmlElement, known: Facts) -> Facts:
    """The page's facts, those ``known`` before them. The name of the site is taken off the title."""
    linked, tagged, micro = _json_ld(root).by("json_ld"), _meta_tags(root).by("meta_tag"), _microdata(root).by("microdata")
    facts = known.or_else(linked).or_else(tagged).or_else(micro).or_else(Facts(language=root.get("lang") or None))
    headline = _text(root.findtext(".//title"))
    stated = [title for title in (linked.title, tagged.title, micro.title, headline) if title]
    heading = visible.heading(root, stated)
    facts = facts.or_else(Facts(publisher=_site_of_title(headline, heading)))
    # What readers see is the title; the others are worded for search engines and networks.
    candidates = [title for title in (known.title, heading, *stated) if title]
    title = bare_title(candidates[0], facts.publisher, facts.url, heading) if candidates else None
    byline = known.byline or _authors(root, linked, tagged, micro, title, facts.publisher)
    return Facts(title=title, byline=byline).or_else(replace(facts, byline=None))


def _authors(root: html.HtmlElement, linked: Facts, tagged: Facts, micro: Facts, title: str | None, publisher: str | None) -> str | None:
    """The author line of the first source that names somebody other than the publisher; else the publisher, if it is named."""
    stated = [line for line in (linked.byline, tagged.byline, micro.byline) if line and is_byline(line)]
    persons = [line for line in stated if key(line) != key(publisher or "")]
    if len(persons) > 1 and key(persons[0]) in key(persons[1]):
        return persons[1]
    return next(iter(persons), None) or visible.author(root, title, publisher) or next(iter(stated), None) or _organisation(root)


def _organisation(root: html.HtmlElement) -> str | None:
    return next(iter(json_ld.names(json_ld.article(json_ld.nodes(root)).get("author"))), None)


def searched_date(root: html.HtmlElement, url: str | None) -> Facts:
    """The date (YYYY-MM-DD) that stands anywhere on the page or in its address: the last resort."""
    try:
        return Facts(published=find_date(root, url=url, original_date=True, extensive_search=False)).by("search")
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return Facts()


def _json_ld(root: html.HtmlElement) -> Facts:
    article = json_ld.article(json_ld.nodes(root))
    return Facts(**{fact: "; ".join(found) if fact == "byline" else found[0] for fact, found in _linked(article) if found})


def _linked(article: json_ld.Node) -> Iterator[tuple[str, list[str]]]:
    for fact, properties in _LINKED.items():
        read = json_ld.persons if fact == "byline" else json_ld.names
        yield fact, next((found for name in properties if (found := read(article.get(name)))), [])


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
    first: dict[str, html.HtmlElement] = {}
    for element in root.xpath("//*[@itemprop]"):
        first.setdefault(element.get("itemprop"), element)
    stated = {fact: first[name] for fact, name in _MICRODATA.items() if name in first}
    found = {fact: _text(one.get("content") or one.get("datetime")) or visible.inner_text(one) for fact, one in stated.items()}
    return Facts(**found).or_else(Facts(published=_time_of_article(root)))


def _time_of_article(root: html.HtmlElement) -> str | None:
    """The first stated moment in the article or its header."""
    times = (one for one in root.iter("time") if one.get("datetime"))
    inside = (one for one in islice(times, _MOST_TIMES) if any(above.tag in {"article", "header"} for above in one.iterancestors()))
    return next((_text(one.get("datetime")) for one in inside), None)


def _site_of_title(title: str | None, heading: str | None) -> str | None:
    """The "Site" of a page titled "Heading | Site"."""
    story, _, site = (title or "").rpartition(" | ")
    return site if heading and key(story) == key(heading) else None


def _text(value: str | None) -> str | None:
    """``value`` on one line. Many sites escape twice, in JSON-LD above all, where nothing needs escaping."""
    return fold(unescape(unescape(value))) or None if value else None
