"""Web pages as people paste them: the whole page as text, menus and all, in several layouts."""

from __future__ import annotations

import re
import textwrap
from typing import Any

from lxml import html

_UNSEEN = frozenset(
    ["script", "style", "noscript", "template", "svg", "math", "head", "iframe", "object", "embed", "canvas", "select", "datalist"]
)
_PARAGRAPHS = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "table", "pre", "figure", "article", "section",
     "header", "footer", "nav", "aside", "dl", "form"]
)  # fmt: skip
_LINES = frozenset(
    ["address", "body", "br", "button", "caption", "center", "dd", "details", "dialog", "dir", "div", "dt", "fieldset",
     "figcaption", "hgroup", "hr", "html", "label", "legend", "li", "main", "menu", "summary", "tbody", "tfoot", "thead",
     "title", "tr"]
)  # fmt: skip
_CELLS = frozenset({"td", "th"})
# Marks of the structure until the text is whole: a paragraph's edge and a bullet.
_EDGE, _POINT = "\f", "\v"
_WIDTH = 72


def renderings(page: str) -> dict[str, str]:
    """A decoded page as text: one line a block; as a browser copies it; wrapped at a column; with blank lines between all lines."""
    root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", page), parser=html.HTMLParser(huge_tree=True))
    text = _text(root)
    lines = [line.strip() for line in text.replace(_POINT, "").split("\n") if line.strip()]
    wrapped = (textwrap.fill(line, _WIDTH, break_long_words=False, break_on_hyphens=False) for line in lines)
    return {
        "lines": "\n".join(lines),
        "browser": text.replace(_POINT, "  • ").strip("\n"),
        "wrapped": "\n\n".join(wrapped),
        "spaced": "\n\n".join(lines),
    }


def _text(root: Any) -> str:
    """The visible text; a block begins and ends a line, a paragraph leaves a blank one, cells have a tab between, points a mark before."""
    parts: list[str] = []
    waiting: list[Any] = [root]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            parts.append(one)
        elif isinstance(one.tag, str) and one.tag not in _UNSEEN and not _is_hidden(one):
            waiting.extend(reversed(_inside(one)))
    text = re.sub(r"\v\s*", _POINT, "".join(parts))
    return re.sub(r"[ \t]*[\n\f][\n\f ]*", lambda match: "\n\n" if _EDGE in match[0] else "\n", text)


def _inside(element: Any) -> list[Any]:
    around = _EDGE if element.tag in _PARAGRAPHS else "\n" if element.tag in _LINES else ""
    inside: list[Any] = [around, _POINT if element.tag == "li" else "", _folded(element.text)]
    for child in element:
        inside += [child, _folded(child.tail)]
    return [*inside, "\t" if element.tag in _CELLS else around]


def _folded(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", "")
