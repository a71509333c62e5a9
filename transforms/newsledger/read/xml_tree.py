"""XML as a tree, and as the paragraphs of a text: no entity is resolved, no DTD loaded, nothing fetched, sizes bounded."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from lxml import etree

from newsledger.errors import ReadError
from newsledger.read.decode import clean

_PROLOG = re.compile(r"\s+|<\?[^>]*>|<!--.*?-->|<!DOCTYPE(?:[^<>\[]*\[(?:[^\]]*)\])?[^<>\[]*>", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]{0,100})")
_END = re.compile(r"</([A-Za-z_][\w.:-]{0,100})\s*>")
_DECLARATION = re.compile(r"<\?xml[^>]{0,400}\?>")
# CDATA and the entities that XML knows stay; of the others those of HTML become their characters, the rest plain text.
_ENTITY = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))|&(?:(#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);|(\w{1,31};)?)", re.DOTALL)
_SPACE = re.compile(r"\s+")
_BLANK_LINES = re.compile(r"\n{3,}")
_NAMESPACE = re.compile(r"\{[^}]*\}")
_BLOCK_NAMES = "p div section article main body block blockquote bq pre ul ol dl table h1 h2 h3 h4 h5 h6 hl1 hl2 hr address caption"
# What begins a line within a block; a block stands apart from the next, since lines may be wrapped where they end.
_LINE_NAMES = "br li dt dd tr"
_BREAKS = {event: dict.fromkeys(_BLOCK_NAMES.split(), "\n\n") for event in ("start", "end")}
_BREAKS["start"] |= dict.fromkeys(_LINE_NAMES.split(), "\n")
_CELLS = frozenset({"td", "th", "nitf-col"})
# What a reader of the article does not read as its text.
_ASIDE_NAMES = "script style media media-caption media-reference figure nitf-table-metadata head title header footer form nav aside"
_ASIDE = frozenset(_ASIDE_NAMES.split())


def root_name(text: str) -> str:
    """The name of the root element of the XML document that begins with ``text``, without its prefix; empty if it is none."""
    at = 0
    while match := _PROLOG.match(text, at):
        at = match.end()
    root = _ROOT.match(text, at)
    return root[1].rpartition(":")[2] if root else ""


def ends_whole(text: str) -> bool:
    """Whether the last end tag is that of the root element, as in a document that was not cut off."""
    last = _END.match(text, text.rfind("</"))
    return last is not None and last[1].rpartition(":")[2].lower() == root_name(text).lower()


def refuse_entities(text: str) -> str:
    """``text`` itself. Raises ``ReadError`` ``entity_declaration`` if its document type declares entities."""
    if "<!ENTITY" in text[:65536].upper():
        raise ReadError("entity_declaration", "XML that declares entities is not read: they could expand without end or reach files")
    return text


def repair(text: str) -> str:
    """``text`` without its XML declaration, names of HTML's characters resolved, bare ampersands and impossible characters replaced."""
    return _ENTITY.sub(_repaired, _DECLARATION.sub("", text, count=1)).strip()


def tree_of(text: str, *, recover: bool = False) -> etree._Element:
    """The root of the XML document ``text``, already decoded; names of HTML's characters and bare ampersands are forgiven.

    With ``recover`` what is missing at the end is forgiven as well. Raises ``ReadError`` ``entity_declaration``,
    ``truncated`` or ``bad_xml``.
    """
    refuse_entities(text)
    source = repair(text)
    parser = etree.XMLParser(
        recover=recover, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        code = "bad_xml" if ends_whole(source) else "truncated"
        raise ReadError(code, f"XML cut off or damaged: {error.msg}") from error
    if root is None:
        raise ReadError("bad_xml", "no XML element")
    return root


def local(element: etree._Element) -> str:
    """The element's name without its namespace; empty for a comment or instruction."""
    return _NAMESPACE.sub("", element.tag) if isinstance(element.tag, str) else ""


def find(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant reached by local names, each step to a child; None of None."""
    return next(find_all(element, *path), None)


def find_all(element: etree._Element | None, *path: str) -> Iterator[etree._Element]:
    """Every descendant reached by local names, each step to a child; none of None."""
    if element is not None and path:
        for child in element:
            if local(child) == path[0]:
                yield from find_all(child, *path[1:])
    elif element is not None:
        yield element


def line(element: etree._Element | None) -> str | None:
    """All text within ``element`` on one line; None if there is none."""
    return " ".join(clean(html.unescape("".join(map(str, element.itertext())))).split()) or None if element is not None else None


def paragraphs(element: etree._Element) -> str:
    """The text within ``element``, blank lines between its blocks; what is no text to be read left out, the cells of a row set apart."""
    parts: list[str] = []
    hidden = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        name = local(node).lower()
        if name in _ASIDE and node is not element:
            hidden += 1 if event == "start" else -1
        elif not hidden:
            parts.append("\t" if name in _CELLS and event == "end" else _BREAKS[event].get(name, ""))
            parts.append(_SPACE.sub(" ", node.text or "") if event == "start" else "")
        if event == "end" and not hidden and node is not element:
            parts.append(_SPACE.sub(" ", node.tail or ""))
    text = "\n".join(_row(part) for part in clean(html.unescape("".join(parts))).split("\n"))
    return _BLANK_LINES.sub("\n\n", text).strip()


def _row(part: str) -> str:
    """Cells set apart by three blanks, as a table in plain text; any other line with its white space folded."""
    return "   ".join(" ".join(cell.split()) for cell in part.split("\t") if cell.strip())


def _repaired(match: re.Match[str]) -> str:
    kept, known, named = match.groups()
    if kept or known:
        return match[0] if kept or not known.startswith("#") else _character(match[0], known[1:])
    character = html.unescape(f"&{named}") if named else ""
    return html.escape(character) if character and character != f"&{named}" else f"&amp;{named or ''}"


def _character(written: str, number: str) -> str:
    """A character reference as it is written, but of what is no character of XML the mark of something lost."""
    code = int(number[1:], 16) if number.startswith("x") else int(number)
    is_text = code in (0x9, 0xA, 0xD) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
    return written if is_text else "\ufffd"
