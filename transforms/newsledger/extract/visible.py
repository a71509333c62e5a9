"""What a page shows its readers about the article: the heading, the byline, the date, found by the names of their elements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import html

from newsledger.contracts.records import Block
from newsledger.extract.dates import find_moment
from newsledger.extract.facts import Facts
from newsledger.extract.hints import BIT, hints_of, names_of
from newsledger.extract.lines import fold, key
from newsledger.extract.names import is_byline

_AUTHOR = re.compile(r"author|byline|by-line|writer|contributor|written|posted[-_]?by|creator")
_DATE = re.compile(r"date|time|publish|posted|byline|meta")
_AUTHOR_ADDRESS = re.compile(
    r"/(?:authors?|profiles?|people|persons?|staff|contributors?|team|by|journalists?|reporters?|writers?|columnists?)/[^/?#]"
)
_SIGNED = re.compile(r"\W*(?:written|authored|words) by:? ", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated?|modified|edited|reviewed)\b", re.IGNORECASE)
# Elements that belong to readers, to other stories or to the site.
_ELSEWHERE = sum(BIT[hint] for hint in ("noise", "comment", "related", "menu", "nav", "footer"))
_LONGEST = 100
_MOST_ELEMENTS = 40
_MOST_ANCESTORS = 5
_MOST_PIECES = 12
_LEAST_SHARED = 35
_LEAST_WORDS = 3


def headings(root: html.HtmlElement) -> list[str]:
    """The longest ``h1``: what opens the article, worded otherwise than its title perhaps."""
    found = [text for element in root.iter("h1") if (text := inner_text(element))]
    return [max(found, key=len)] if found else []


def heading(root: html.HtmlElement, stated: Iterable[str]) -> str | None:
    """The ``h1`` that words the title most like what is ``stated`` of it, if one does at all; the logo is often an ``h1``, too."""
    said = [title.casefold() for title in stated]
    headings = [text for element in root.iter("h1") if (text := inner_text(element))]
    if not said:
        return max(headings, key=len, default=None)
    likeness = {text: max(_shared(text.casefold(), title) for title in said) for text in headings}
    best = max(headings, key=lambda text: (likeness[text], len(text)), default=None)
    return best if best and likeness[best] >= _LEAST_SHARED else None


def author(root: html.HtmlElement, *others: str | None) -> str | None:
    """The first text in an element named for the author, or in a link to an author's page, that can be names; none of ``others``."""
    unwanted = {key(other) for other in others if other}
    for element in islice(_candidates(root), _MOST_ELEMENTS):
        text = _pieces(element)
        if text and len(text) <= _LONGEST and key(text) not in unwanted and is_byline(text) and not _is_elsewhere(element):
            return text
    return None


def signature(blocks: Iterable[Block]) -> str | None:
    """The first dropped line, wherever it stands, that reads "Written by" and a name."""
    lines = (block.text for block in blocks if not block.is_kept and len(block.text) <= _LONGEST)
    return next((line for line in lines if _SIGNED.match(line) and is_byline(line)), None)


def dates(root: html.HtmlElement) -> Facts:
    """The first date and the first date of an update in elements named for them."""
    published: str | None = None
    updated: str | None = None
    named = (one for one in root.iter() if isinstance(one.tag, str) and (one.tag == "time" or _DATE.search(names_of(one))))
    for element in islice(named, _MOST_ELEMENTS):
        text = inner_text(element)
        moment = find_moment(text) if text and len(text) <= _LONGEST else None
        if not moment or _is_elsewhere(element):
            continue
        if _UPDATED.search(f"{text} {names_of(element)}"):
            updated = updated or moment
        else:
            published = published or moment
    return Facts(published=published, updated=updated).by("visible")


def inner_text(element: html.HtmlElement) -> str | None:
    """The text of ``element``, folded; None if there is none, or too much to be a heading or label."""
    parts, length = [], 0
    for part in element.itertext():
        parts.append(part)
        length += len(part)
        if length > 20 * _LONGEST:
            return None
    return fold(" ".join(parts)) or None


def _pieces(element: html.HtmlElement) -> str:
    """The texts in ``element`` with bars between them: a name and a job title stand side by side."""
    return " | ".join(piece for part in islice(element.itertext(), _MOST_PIECES) if (piece := fold(part)))


def _candidates(root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    yield from root.xpath("//*[@rel='author' or @itemprop='author'][not(self::meta or self::link)]")
    links: list[html.HtmlElement] = []
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in {"body", "html", "script", "style", "meta", "link"}:
            if element.tag == "address" or _AUTHOR.search(names_of(element)):
                yield element
            elif element.tag == "a" and _AUTHOR_ADDRESS.search(element.get("href") or ""):
                links.append(element)
    yield from links


def _is_elsewhere(element: html.HtmlElement) -> bool:
    above = (one for one in islice(element.iterancestors(), _MOST_ANCESTORS) if one.tag not in {"body", "html"})
    return any(hints_of(one.tag, names_of(one), one) & _ELSEWHERE for one in above)


def _shared(one: str, other: str) -> float:
    """The share, in percent, of the words of the shorter text that are in the other, too."""
    first, second = set(re.findall(r"\w+", one)), set(re.findall(r"\w+", other))
    return 100 * len(first & second) / max(_LEAST_WORDS, min(len(first), len(second)))
