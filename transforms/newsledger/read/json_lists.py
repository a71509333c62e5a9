"""Where one JSON value holds many articles: answers of news APIs, JSON Feed, the graph of JSON-LD."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsledger.read.fields import has_text, is_article_type

_LISTS = ("articles", "items", "results", "docs", "stories", "entries", "posts", "news", "hits", "documents", "records", "value")
_AROUND = ("response", "data", "hits", "result", "feed", "payload")
_MOST_DEPTH = 4
_JSON_FEED = "jsonfeed.org/version/"


def articles_in(value: Any, depth: int = 0) -> list[Any] | None:
    """The articles that ``value`` wraps; None if it is one article itself, or nothing of the kind."""
    if isinstance(value, list) and not depth:
        return value
    if not isinstance(value, dict) or depth > _MOST_DEPTH:
        return None
    if isinstance(value.get("@graph"), list):
        return _of_graph(value["@graph"])
    found = next((value[key] for key in _LISTS if _is_list(value.get(key))), None)
    around = [value[key] for key in _AROUND if isinstance(value.get(key), dict)]
    if (found is not None or around) and has_text(value):
        return None
    if found is not None:
        return [_with_feed(value, item) for item in found] if _JSON_FEED in str(value.get("version")) else found
    inside = (inner for part in around if (inner := articles_in(part, depth + 1)) is not None)
    return next(inside, None) or _by_key(value)


def _is_list(value: Any) -> bool:
    """Whether ``value`` is a list of objects, or empty: one of words belongs to an article."""
    return isinstance(value, list) and all(isinstance(one, dict) for one in value[:3])


def _by_key(value: Mapping[str, Any]) -> list[Any] | None:
    """The articles of an object that holds nothing but articles, each under its identifier."""
    parts = list(value.values())
    return parts if len(parts) > 1 and all(isinstance(part, dict) for part in parts) and has_text(parts[0]) else None


def _with_feed(feed: Mapping[str, Any], item: Any) -> Any:
    """An item of JSON Feed with what the feed says of all its items."""
    if not isinstance(item, dict):
        return item
    shared = {"publisher": feed.get("title"), "language": feed.get("language"), "authors": feed.get("authors") or feed.get("author")}
    own = dict(item)
    if own.get("author"):
        shared.pop("authors")
    return {**shared, **own}


def _of_graph(graph: list[Any]) -> list[Any]:
    """The articles among the nodes, references to other nodes replaced by what those say."""
    nodes = {node["@id"]: node for node in graph if isinstance(node, dict) and isinstance(node.get("@id"), str)}
    articles = [node for node in graph if isinstance(node, dict) and is_article_type(node.get("@type"))]
    return [{key: _resolved(part, nodes) for key, part in article.items()} for article in articles]


def _resolved(part: Any, nodes: Mapping[str, Any]) -> Any:
    if isinstance(part, list):
        return [_resolved(one, nodes) for one in part]
    is_reference = isinstance(part, dict) and set(part) == {"@id"} and isinstance(part["@id"], str)
    return nodes.get(part["@id"], part) if is_reference else part
