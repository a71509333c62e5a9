"""Others' opinions on which blocks of a page are its body: Resiliparse, the page's own JSON-LD, trafilatura."""

from __future__ import annotations

import logging
import re

import trafilatura
from lxml import etree
from resiliparse.extract.html2text import extract_plain_text

from newsledger.extract.lines import key
from newsledger.extract.outline import PageBlock

# What it cannot use it logs as a warning; here that is an outcome: it keeps nothing.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_LIST_MARK = re.compile(r"^(?:[-*•] |\| ?)|\s*\|$")
_LONG_ENOUGH_TO_BE_UNIQUE = 40
_LONGEST_SEARCHED = 300_000
_LONGEST_FOR_TRAFILATURA = 3_000_000


def resiliparse(content: str) -> str:
    """Main content by Resiliparse's rules (Bevendorff et al. 2023); fast."""
    text: str = extract_plain_text(content, main_content=True, alt_texts=False, links=False, form_fields=False, noscript=False)
    return text


def by_trafilatura(content: str) -> str:
    """Main text by trafilatura (Barbaresi 2021); empty where it fails, or on a page too long for it."""
    if len(content) > _LONGEST_FOR_TRAFILATURA:
        return ""
    try:
        return trafilatura.extract(content, include_comments=False) or ""
    except (etree.LxmlError, RecursionError, ValueError, TypeError, AttributeError):
        return ""


def kept(blocks: list[PageBlock], text: str) -> list[bool]:
    """Which of ``blocks`` are in an extractor's ``text``: as a line of their own, or, if they are long, anywhere."""
    lines = {key(_LIST_MARK.sub("", line.strip())) for line in text.split("\n")} - {""}
    # Looking for each block in the text takes quadratic time: only in texts of a usual length.
    joined = key(text) if len(text) <= _LONGEST_SEARCHED else ""
    return [_is_in(key(block.text), lines, joined) for block in blocks]


def _is_in(written: str, lines: set[str], joined: str) -> bool:
    return bool(written) and (written in lines or (len(written) > _LONG_ENOUGH_TO_BE_UNIQUE and written in joined))
