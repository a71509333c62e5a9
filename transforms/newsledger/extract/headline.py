"""Which line above a body is its headline."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from newsledger.contracts.records import Block
from newsledger.extract.bare_text import is_row
from newsledger.extract.lines import ends_sentence, word_count
from newsledger.extract.surroundings import is_publisher

_TERM = re.compile(r"[^\W\d_]{4,}")
_FEWEST_WORDS, _MOST_WORDS = 2, 30
_TERMS_THAT_COUNT = 8
# A line twice as far above the body must be better by this much.
_DISTANCE = 0.08
# So must the first line that was kept: it is the body's first heading more often than its headline.
_KEPT = 0.5
_SENTENCE = 0.7


def with_title(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with the headline labelled as the title: the unlabelled line above the body, near to it, that shares its words.

    Where none of them shares any, it is the first. The body's own first line may be it, if it is no sentence and not all.
    """
    start = next((no for no, block in enumerate(blocks) if block.is_kept), 0)
    candidates = [no for no, block in enumerate(blocks[:start]) if block.label == "other" and _could_be(block.text)]
    candidates = [no for no in candidates if not is_publisher(blocks[no].text)] or candidates
    if blocks and _heads_body(blocks, start):
        candidates.append(start)
    if not candidates:
        return list(blocks)
    counts = Counter(term for block in blocks if block.is_kept for term in _terms(block.text))
    price = {no: _DISTANCE * math.log2(start - no) if no < start else _KEPT for no in candidates}
    best = max(candidates, key=lambda no: (_likeness(blocks[no].text, counts) - price[no], -no))
    if not _likeness(blocks[best].text, counts):
        return [*blocks[: candidates[0]], _titled(blocks[candidates[0]], "first_line"), *blocks[candidates[0] + 1 :]]
    rule = "first_line" if best == candidates[0] else "shares_words_of_body"
    return [*blocks[:best], _titled(blocks[best], rule), *blocks[best + 1 :]]


def _titled(block: Block, rule: str) -> Block:
    return replace(block, label="title", rule=rule, is_kept=False)


def _heads_body(blocks: Sequence[Block], start: int) -> bool:
    first, rest = blocks[start], [block.text for block in blocks[start + 1 :] if block.is_kept]
    return first.is_kept and _could_be(first.text) and not ends_sentence(first.text) and bool(rest) and not _is_table([first.text, *rest])


def _is_table(lines: Sequence[str]) -> bool:
    """Whether the first of ``lines`` is the first row of a table: the next, or the one after a label, is a row, too."""
    return is_row(lines[0]) and any(is_row(line) for line in lines[1:3])


def _could_be(line: str) -> bool:
    return _FEWEST_WORDS <= word_count(line) <= _MOST_WORDS


def _likeness(line: str, counts: Counter[str]) -> float:
    """How much of ``line`` the body speaks of: 0 for nothing, about 1 for a long headline of its commonest words."""
    terms = _terms(line)
    shared = sum(math.log1p(counts[term]) for term in terms) / (2 * max(len(terms), 1))
    return shared * min(len(terms), _TERMS_THAT_COUNT) / _TERMS_THAT_COUNT * (_SENTENCE if ends_sentence(line) and line[-1] != "?" else 1.0)


def _terms(line: str) -> frozenset[str]:
    return frozenset(term.casefold() for term in _TERM.findall(line))
