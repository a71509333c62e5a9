"""A web page as a tree and as the blocks of text a reader sees. Iterative throughout: nesting costs no stack."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from newsledger.errors import ReadError
from newsledger.extract.lines import fold

_HIDDEN_NAMES = "script style noscript template svg math iframe object select option textarea head canvas map dialog"
_INLINE_NAMES = """
a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr picture q rp rt ruby s samp small source span
strike strong sub sup time tt u var wbr
"""
_HIDDEN = frozenset(_HIDDEN_NAMES.split())
_INLINE = frozenset(_INLINE_NAMES.split())
# An element that never ends runs to the end of the page, as in browsers.
_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1[^>]*>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>?")
_CELLS = frozenset({"td", "th"})


def parse(content: str) -> html.HtmlElement:
    """The page as a tree. Raises ``ReadError`` ``empty`` or ``bad_html``."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(content.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ReadError("empty" if "empty" in str(error).lower() else "bad_html", f"page cannot be parsed: {error}") from error
    return root


def text_blocks(root: html.HtmlElement) -> list[str]:
    """The text of each block element in reading order, inline markup merged, white space folded; hidden elements left out."""
    return [folded for block in _blocks(root) if (folded := fold(block))]


def flat_text(content: str) -> list[str]:
    """The text of markup nested so deeply that the parser gives up on it: one block, the tags cut out."""
    text = fold(_TAG.sub(" ", _SCRIPT.sub(" ", content)))
    return [text] if text else []


def _blocks(root: html.HtmlElement) -> Iterator[str]:
    buffer: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = element.tag if isinstance(element.tag, str) else ""
        if name not in _INLINE and name not in _CELLS:
            yield "".join(buffer)
            buffer.clear()
        if event == "end":
            buffer.append(element.tail or "")
        elif name in _HIDDEN:
            walk.skip_subtree()
        else:
            buffer.append((" " if name in _CELLS else "") + (element.text or ""))
    yield "".join(buffer)
