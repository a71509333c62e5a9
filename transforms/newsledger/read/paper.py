"""What PDF and DOCX share: the optional library, lines joined to paragraphs, and which of a document's own properties to believe."""

from __future__ import annotations

import importlib
import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise
from typing import Any

from newsledger.errors import ReadError

# What the libraries raise on structures they did not expect, beside errors of their own.
ODDITIES = (ValueError, LookupError, TypeError, AttributeError, RecursionError, NotImplementedError, ArithmeticError, AssertionError)
_NO_TITLE = re.compile(
    r"microsoft \w{1,20} -|untitled|document\d{0,4}$|slide \d|powerpoint|template|.{0,200}\.(?:docx?|pdf|indd|rtf|odt|pages|qxp)$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_ENDS_SENTENCE = re.compile(r"[.!?:;][\"'”’)\]]{0,3}$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BULLET = re.compile(r"[•▪●◦*–-]\s|\(?\d{1,2}[.)]\s")
_WORD = re.compile(r"\w{3,}")
# A line this much shorter than the longest usual one was not broken for want of room.
_SHORT = 0.75
_EDGE_LINES = 2
_OPENING_CHARACTERS = 3000


def library(name: str) -> Any:
    """The module, or a ``ReadError`` ``needs_extra`` where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ReadError("needs_extra", f"needs {error.name}: install newsledger[documents]") from error


def without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """``pages`` of lines without what stands at the top or the foot of most of them, page numbers counted as equal."""
    edges = Counter(mark for page in pages for mark in {_mark(line) for line in (*page[:_EDGE_LINES], *page[-_EDGE_LINES:])})
    running = {mark for mark, count in edges.items() if count >= 2 and 2 * count > len(pages)}
    kept = []
    for page in pages:
        last = len(page) - _EDGE_LINES
        kept.append([line for no, line in enumerate(page) if not ((no < _EDGE_LINES or no >= last) and _mark(line) in running)])
    return kept


def _mark(line: str) -> str:
    return _DIGITS.sub("#", line.strip().casefold())


def paragraphs(lines: Iterable[str]) -> str:
    """Lines of a printed page as paragraphs, one a line; a word broken at the end of a line is made whole."""
    stripped = [" ".join(line.split()) for line in lines]
    widths = sorted(len(line) for line in stripped if line)
    usual = widths[int(len(widths) * 0.9)] if widths else 0
    # The pieces of each paragraph: strings that grow line by line would cost their length each time.
    merged = [stripped[:1]]
    for before, line in pairwise(stripped):
        if not line or not before or _parts(before, line, usual):
            merged.append([line])
        elif before.endswith("-") and line[:1].islower():
            merged[-1][-1] = before[:-1]
            merged[-1].append(line)
        else:
            merged[-1] += [" ", line]
    return "\n".join(filter(None, map("".join, merged)))


def _parts(before: str, line: str, usual: int) -> bool:
    """Whether a paragraph ends with ``before``."""
    if _BULLET.match(line):
        return True
    is_short = len(before) < _SHORT * usual
    return is_short and (bool(_ENDS_SENTENCE.search(before)) or not line[:1].islower())


def honest_title(stated: object, text: str) -> str | None:
    """The title property, if it is none of the names programs make up and the document's opening has its words."""
    title = " ".join(str(stated).split()) if stated else ""
    words = _WORD.findall(title.casefold())
    if len(words) < 2 or _NO_TITLE.match(title):
        return None
    opening = text[:_OPENING_CHARACTERS].casefold()
    return title if sum(word in opening for word in words) >= 0.8 * len(words) else None


def honest_date(stated: object, text: str) -> str | None:
    """The day the file says it was made, if the document's opening has that day too or names no year at all."""
    if not isinstance(stated, datetime) or not 1980 < stated.year < 2100:
        return None
    opening = text[:_OPENING_CHARACTERS]
    if not _YEAR.search(opening):
        return stated.date().isoformat()
    month = stated.strftime("%b")
    day = rf"0?{stated.day}(?:st|nd|rd|th)?"
    written = rf"\b(?:{day}\s{{1,3}}{month}[a-z]{{0,6}}|{month}[a-z]{{0,6}}\.?\s{{1,3}}{day})\b[,\s]{{0,3}}{stated.year}|{stated:%Y-%m-%d}"
    return stated.date().isoformat() if re.search(written, opening, re.IGNORECASE) else None
