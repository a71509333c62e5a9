"""Plain text dumps of pages: which lines are the article.

Each line gets a score (a sentence counts by its words, a label or a cue counts against); the contiguous run with the
highest sum is the body, and the cue lines inside it are dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsledger.contracts.records import Block, Label
from newsledger.extract import surroundings
from newsledger.extract.cues import find_cue, is_bullet
from newsledger.extract.lines import is_sentence, prose_score, word_count
from newsledger.extract.vocabulary import Vocabulary

_CUE_SCORE = -10.0
_BULLET_SCORE = -4.0
_STATED_SCORE = -2.0
_LEAST_BODY_SCORE = 5.0
_LONGEST_TITLE_WORDS = 30
# What these find in a text that is known to be an article may as well be a row of a table or a heading.
_UNSURE = frozenset({"price_line", "duration_line", "saving_line", "date_line", "agency_or_place_line", "by_line"})


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    score: float
    label: Label | None
    rule: str


def classify(lines: Sequence[str], vocabulary: Vocabulary) -> list[Block]:
    """A block for each line, in order; none is kept where no run of lines looks like a body."""
    scored = [_score(line, vocabulary) for line in lines]
    start, end = best_run([line.score for line in scored])
    if sum(line.score for line in scored[start:end]) < _LEAST_BODY_SCORE:
        start = end = 0
    start, end = _extend(scored, start, end)
    blocks = [_block(line, no, start, end) for no, line in enumerate(scored)]
    return _among_offers(blocks, end)


def with_title(blocks: list[Block]) -> list[Block]:
    """The first unlabelled line before the body labelled as the title."""
    for no, block in enumerate(blocks):
        if block.is_kept or block.rule == "after_body":
            break
        if block.label == "other" and 2 <= word_count(block.text) <= _LONGEST_TITLE_WORDS:
            return [*blocks[:no], replace(block, label="title", rule="first_line"), *blocks[no + 1 :]]
    return blocks


def clean(lines: Sequence[str], vocabulary: Vocabulary) -> list[Block]:
    """A block for each line of a text that is an article already: all are kept but clear cues."""
    scored = (_score(line, vocabulary) for line in lines)
    return [
        Block(line.label, line.rule, line.text, False)
        if line.label and (line.rule not in _UNSURE or (line.rule == "by_line" and no < 3))
        else Block("body", "clean_source", line.text, True)
        for no, line in enumerate(scored)
    ]


def looks_like_dump(lines: Sequence[str]) -> bool:
    """Whether so many lines are cues that the text must be a whole page."""
    cues = sum(find_cue(line) is not None for line in lines)
    return cues >= 5 and cues > len(lines) / 4


def best_run(scores: Sequence[float]) -> tuple[int, int]:
    """[start, end) of the contiguous run with the highest sum; (0, 0) if no score is positive."""
    best, best_span = 0.0, (0, 0)
    total, start = 0.0, 0
    for no, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, no
        total += score
        if total > best:
            best, best_span = total, (start, no + 1)
    return best_span


def agreement(blocks: Sequence[Block]) -> float:
    """The share of all running text in the document that is kept: 1 if nothing that reads like prose was dropped."""
    prose = [(block.is_kept, word_count(block.text)) for block in blocks if is_sentence(block.text)]
    total = sum(words for _, words in prose)
    return sum(words for kept, words in prose if kept) / total if total else 0.0


def _score(line: str, vocabulary: Vocabulary) -> _Line:
    cue = find_cue(line)
    if cue:
        return _Line(line, _CUE_SCORE, cue.label, cue.rule)
    stated = surroundings.label(line, vocabulary)
    if stated:
        return _Line(line, _STATED_SCORE, *stated)
    if is_bullet(line) and not is_sentence(line):
        return _Line(line, _BULLET_SCORE, None, "")
    return _Line(line, prose_score(line), None, "")


def _extend(lines: Sequence[_Line], start: int, end: int) -> tuple[int, int]:
    """Take in short sentences beside the run, such as a quotation of three words."""
    while start < end < len(lines) and _is_short_sentence(lines[end]):
        end += 1
    while 0 < start < end and _is_short_sentence(lines[start - 1]):
        start -= 1
    return start, end


def _is_short_sentence(line: _Line) -> bool:
    return line.label is None and 2 <= word_count(line.text) <= 20 and line.text[-1] in ".!?”\"'’" and not is_bullet(line.text)


def _block(line: _Line, no: int, start: int, end: int) -> Block:
    if line.label:
        return Block(line.label, line.rule, line.text, False)
    if start <= no < end:
        return Block("body", "best_run", line.text, True)
    return Block("other", "before_body" if no < start or start == end else "after_body", line.text, False)


def _among_offers(blocks: list[Block], end: int) -> list[Block]:
    """Unlabelled lines between and right after the offers that follow the body belong to them."""
    offers = [no for no, block in enumerate(blocks) if no >= end and block.label == "offer"]
    if len(offers) < 3:
        return blocks
    first, last = offers[0], next((no for no in range(offers[-1] + 1, len(blocks)) if blocks[no].label != "other"), len(blocks))
    return [
        replace(block, label="offer", rule="among_offers") if first < no < last and block.label == "other" else block
        for no, block in enumerate(blocks)
    ]
