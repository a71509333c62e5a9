"""The body of a web page: trafilatura's choice, checked line by line for what it kept by mistake.

Where it finds too little, the blocks of the page go through the classifier of plain text instead.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import trafilatura
from lxml import etree, html

from newsledger.contracts.records import Block
from newsledger.extract import plain, surroundings
from newsledger.extract.cues import find_cue, is_sign_off
from newsledger.extract.lines import fold, is_sentence, key, word_count
from newsledger.extract.page import flat_text, text_blocks
from newsledger.extract.vocabulary import Vocabulary

# What it cannot use it logs as a warning; here that is an outcome, reported as a reject.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_LEAST_CHARACTERS = 250
_LONG_ENOUGH_TO_BE_UNIQUE = 40
_HEADER_PARAGRAPHS = 2
_PAGE = re.compile(r"<(?:html|body|head)\b", re.IGNORECASE)
_LIST_MARK = re.compile(r"^(?:[-*•] |\| ?)|\s*\|$")
# Below this share of trafilatura's choice found in the page's own blocks, the two divide the text differently.
_LEAST_COVERED = 0.9


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks in order, and how far two independent ways of finding the body agree, between 0 and 1."""

    blocks: list[Block]
    agreement: float


def find_body(content: str, root: html.HtmlElement, vocabulary: Vocabulary) -> Body:
    """The blocks of the page, those of the body kept. A fragment, as feeds carry it, is all body but for clear cues."""
    blocks = text_blocks(root) or flat_text(content)
    if not _PAGE.search(content, 0, 4096):
        return Body(plain.clean(blocks, vocabulary), 1.0)
    by_lines = plain.classify(blocks, vocabulary)
    rescued = [block.text for block in by_lines if block.is_kept]
    chosen = _trafilatura(content)
    if _length(chosen) < min(_LEAST_CHARACTERS, _length(rescued)):
        return Body(by_lines, plain.agreement(by_lines) / 2)
    merged = _merged(by_lines, chosen, vocabulary)
    return Body(merged, overlap([block.text for block in merged if block.is_kept], rescued))


def overlap(first: Sequence[str], second: Sequence[str]) -> float:
    """Dice coefficient of two lists of paragraphs, weighed by words."""
    one, two = {key(text): word_count(text) for text in first}, {key(text): word_count(text) for text in second}
    total = sum(one.values()) + sum(two.values())
    return 2 * sum(words for text, words in one.items() if text in two) / total if total else 0.0


def _trafilatura(content: str) -> list[str]:
    """The paragraphs, subheads and table rows that trafilatura takes for the body; none if it fails."""
    try:
        text = trafilatura.extract(content, include_comments=False)
    except (etree.LxmlError, RecursionError, ValueError, TypeError, AttributeError):
        # Its own failure on a hostile page is not ours: the classifier of lines has the page still.
        return []
    return [folded for line in (text or "").split("\n") if (folded := fold(_LIST_MARK.sub("", line)))]


def _merged(by_lines: Sequence[Block], chosen: Sequence[str], vocabulary: Vocabulary) -> list[Block]:
    """The page's blocks with trafilatura's choice put in: a block is kept if it is chosen and no cue speaks against it."""
    wanted = {key(line) for line in chosen} - {""}
    joined = "\n".join(key(line) for line in chosen)
    is_chosen = [_is_chosen(block.text, wanted, joined) for block in by_lines]
    found = [block.text for block, chose in zip(by_lines, is_chosen, strict=True) if chose]
    if _length(found) >= _LEAST_COVERED * _length(chosen):
        is_chosen = _without_menu(is_chosen, by_lines)
        found = [block.text for block, chose in zip(by_lines, is_chosen, strict=True) if chose]
        checked = iter(_checked(found, vocabulary))
        return [next(checked) if chose else _dropped(block) for block, chose in zip(by_lines, is_chosen, strict=True)]
    first = next((no for no, chose in enumerate(is_chosen) if chose), 0)
    around = [_dropped(block) for block in by_lines if key(block.text) not in wanted]
    return [*around[:first], *_checked(chosen, vocabulary), *around[first:]]


def _is_chosen(text: str, wanted: Collection[str], joined: str) -> bool:
    written = key(text)
    return bool(written) and (written in wanted or (len(written) > _LONG_ENOUGH_TO_BE_UNIQUE and written in joined))


def _without_menu(is_chosen: Sequence[bool], blocks: Sequence[Block]) -> list[bool]:
    """Not chosen are labels and headings above the first running text: a section's name stands in the menu, too."""
    is_prose = [chose and is_sentence(block.text) for chose, block in zip(is_chosen, blocks, strict=True)]
    first = is_prose.index(True) if any(is_prose) else 0
    return [chose and no >= first for no, chose in enumerate(is_chosen)]


def _dropped(block: Block) -> Block:
    return Block("other", "not_in_main_content", block.text, False) if block.is_kept else block


def _checked(lines: Sequence[str], vocabulary: Vocabulary) -> Iterator[Block]:
    """A block for each line, kept unless a cue or, near the beginning, a date or name above the story speaks against it."""
    kept = 0
    for line in lines:
        cue = find_cue(line)
        stated = surroundings.label(line, vocabulary) if not cue and (kept < _HEADER_PARAGRAPHS or is_sign_off(line)) else None
        if cue:
            yield Block(cue.label, cue.rule, line, False)
        elif stated:
            yield Block(*stated, line, False)
        else:
            kept += 1
            yield Block("body", "main_content", line, True)


def _length(lines: Sequence[str]) -> int:
    return sum(map(len, lines))
