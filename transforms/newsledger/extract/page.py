"""A web page as a tree; and what is left of one that the parser gives up on."""

from __future__ import annotations

import re

from lxml import etree, html

from newsledger.errors import ReadError
from newsledger.extract.lines import fold

# An element that never ends runs to the end of the page, as in browsers.
_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1[^>]*>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>?")


def parse(content: str) -> html.HtmlElement:
    """The page as a tree. Raises ``ReadError`` ``empty`` or ``bad_html``."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(content.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ReadError("empty" if "empty" in str(error).lower() else "bad_html", f"page cannot be parsed: {error}") from error
    return root


def flat_text(content: str) -> list[str]:
    """The text of markup nested so deeply that the parser gives up on it: one block, the tags cut out."""
    text = fold(_TAG.sub(" ", _SCRIPT.sub(" ", content)))
    return [text] if text else []
