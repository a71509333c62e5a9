"""A page as the blocks of text a reader sees, and the elements in which each of them stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from newsledger.extract.hints import hints_of, names_of
from newsledger.extract.lines import fold

_HIDDEN_NAMES = "script style noscript template svg math iframe object select option textarea head canvas map dialog"
_INLINE_NAMES = """
a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr picture q rp rt ruby s samp small source span
strike strong sub sup time tt u var wbr
"""
_HIDDEN = frozenset(_HIDDEN_NAMES.split())
_INLINE = frozenset(_INLINE_NAMES.split())
_CELLS = frozenset({"td", "th"})
_BOLD = frozenset({"b", "strong"})
_NO_HINTS = frozenset({"html", "body"})


@dataclass(frozen=True, slots=True)
class Spot:
    """An element that is no inline markup: the number of its parent (the root's is its own), tag, class and id names, hints as bits."""

    parent: int
    tag: str
    names: str
    hints: int


@dataclass(frozen=True, slots=True)
class PageBlock:
    """The text of one block, how many of its characters are links or bold, and the number of the element it stands in."""

    text: str
    linked: int = 0
    bold: int = 0
    spot: int = 0


@dataclass(frozen=True, slots=True)
class Outline:
    """The blocks in reading order and the elements around them, parents before children."""

    blocks: list[PageBlock]
    spots: list[Spot]


@dataclass(slots=True)
class _Buffer:
    """The text of the block under way."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    bold: int = 0

    def add(self, text: str | None, links: int, bolds: int) -> None:
        if text:
            self.parts.append(text)
            self.linked += len(text) if links else 0
            self.bold += len(text) if bolds else 0

    def take(self, spot: int) -> Iterator[PageBlock]:
        if self.parts:
            if text := fold("".join(self.parts)):
                yield PageBlock(text, self.linked, self.bold, spot)
            self.parts.clear()
            self.linked = self.bold = 0


def outline(root: html.HtmlElement) -> Outline:
    """The visible blocks of the page: inline markup merged, white space folded. Iterative: nesting costs no stack."""
    spots = [Spot(0, "", "", 0)]
    return Outline(list(_blocks(root, spots)), spots)


def _blocks(root: html.HtmlElement, spots: list[Spot]) -> Iterator[PageBlock]:
    buffer, here, links, bolds = _Buffer(), 0, 0, 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = element.tag if isinstance(element.tag, str) else ""
        is_hidden = name in _HIDDEN
        is_inline = is_hidden or name in _INLINE
        if buffer.parts and not is_inline and name not in _CELLS:
            yield from buffer.take(here)
        is_start = event == "start"
        if is_start and is_hidden:
            walk.skip_subtree()
            continue
        step = 1 if is_start else -1
        links += step * (name == "a")
        bolds += step * (name in _BOLD)
        if not is_inline and name != "br":
            here = _entered(element, name, here, spots) if is_start else spots[here].parent
        if is_start and name in _CELLS:
            buffer.add(" ", 0, 0)
        buffer.add(element.text if is_start else element.tail, links, bolds)
    yield from buffer.take(here)


def _entered(element: html.HtmlElement, name: str, here: int, spots: list[Spot]) -> int:
    names = "" if name in _NO_HINTS else names_of(element)
    spots.append(Spot(here, name, names, hints_of(name, names, element)))
    return len(spots) - 1
