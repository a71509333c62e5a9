"""JSON-LD in a page: schema.org objects that describe the article."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from lxml import html

from newsledger.extract.lines import fold

Node = Mapping[str, Any]
_NEWS_TYPES = ("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle")
_ARTICLE_TYPES = (*_NEWS_TYPES, "Article", "BlogPosting", "LiveBlogPosting")
_OTHER_TYPES = ("TechArticle", "ScholarlyArticle", "Report", "SocialMediaPosting", "Review", "WebPage")
_NESTED = frozenset({"@graph", "mainEntity", "mainEntityOfPage", "itemListElement"})
_MOST_NODES = 20_000
_LONGEST_SCRIPT = 2_000_000


def nodes(root: html.HtmlElement) -> list[Node]:
    """Every object of the page's JSON-LD, those nested in lists and ``@graph`` included, outermost first."""
    scripts = root.xpath("//script[contains(@type, 'ld+json')]/text()")
    return [node for script in scripts if len(script) <= _LONGEST_SCRIPT for node in _of_script(str(script))]


def article(found: list[Node]) -> Node:
    """The object that describes the article; empty if there is none."""
    return next((node for wanted in (*_ARTICLE_TYPES, *_OTHER_TYPES) for node in found if wanted in types(node)), {})


def body(root: html.HtmlElement) -> str:
    """The longest ``articleBody``, or the empty string."""
    bodies = [node.get("articleBody") for node in nodes(root)]
    return max((unescape(one) for one in bodies if isinstance(one, str)), key=len, default="")


def types(node: Node) -> list[str]:
    """The local names of the types of ``node``."""
    kind = node.get("@type")
    return [str(one).rpartition("/")[2] for one in (kind if isinstance(kind, list) else [kind])]


def names(value: Any) -> list[str]:
    """A value as texts, each once: objects by their name."""
    if isinstance(value, str):
        written = fold(unescape(unescape(value))).strip('"')
        return [written] if written else []
    if isinstance(value, dict):
        return names(value.get("name")) or names(value.get("@value"))
    if isinstance(value, list):
        return list(dict.fromkeys(found for one in value if isinstance(one, str | dict) for found in names(one)))
    return []


def persons(value: Any) -> list[str]:
    """The names in ``value`` but those of organisations."""
    some = value if isinstance(value, list) else [value]
    return names([one for one in some if not (isinstance(one, dict) and "Organization" in types(one))])


def _of_script(script: str) -> Iterator[Node]:
    try:
        pending: list[Any] = [json.loads(script.strip().removeprefix("<!--").removesuffix("-->"), strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not pending:
            return
        node = pending.pop(0)
        if isinstance(node, list):
            pending.extend(node)
        elif isinstance(node, dict):
            yield node
            pending.extend(value for name, value in node.items() if name in _NESTED)
