"""Plain text dumps of pages: which lines are the article.

A linear model gives each line its odds of being the article; the run of lines with the highest sum is the body (after a
gap it may resume, at a price), and cues, header lines and what is quite unlike a body are dropped from it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from newsledger.contracts.records import Block, Label
from newsledger.extract import bare_text, surroundings
from newsledger.extract.cues import find_cue
from newsledger.extract.line_features import Seen, look
from newsledger.extract.line_model import best_runs, features_of, gain, log_odds
from newsledger.extract.lines import is_sentence, word_count
from newsledger.extract.readers_comments import first_comment
from newsledger.extract.vocabulary import Vocabulary

_LEAST_BODY_GAIN = 2.0
# What has a label is dropped wherever it stands; going on past it costs less than past what has none.
_LABELLED_COSTS = 0.3
_PROSE_WORDS = 8
# Inside a run, a line is kept even if it is somewhat unlike a body, such as a heading.
_LEAST_ODDS = -1.2
_LEAST_ODDS_OF_SENTENCE = -2.2
_LEAST_ODDS_BESIDE = -0.3
# Offers so near to one another are one, with what stands between them.
_OFFER_GAP = 4
# Articles on goods state prices, too: among the paragraphs, prices alone are no offer.
_PRICES = frozenset({"price_line", "price_for_term", "duration_line", "saving_line"})
_OFFERED = re.compile(
    r"^\W*(?:get|enjoy|support|read|access|discover|stay|save|share|receive|explore|unlock|manage|build|daily|unlimited|exclusive"
    r"|plus|all|easy|full)\b|\b(?:you|your|our)\b",
    re.IGNORECASE,
)
# What these find in a text that is known to be an article may as well be a row of a table or a heading.
_UNSURE = frozenset({"price_line", "duration_line", "saving_line", "date_line", "agency_or_place_line", "by_line"})


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    odds: float
    gain: float
    label: Label | None
    rule: str


def classify(lines: Sequence[str], vocabulary: Vocabulary, repeated: Set[str] = frozenset(), *, never_none: bool = False) -> list[Block]:
    """A block for each line, in order; none is kept where no run of lines looks like a body.

    ``repeated`` are the keys (``lines.key``) of lines that the source prints in many stories. With ``never_none`` the likeliest
    run of sentences is kept even where it looks little like a body, if there are any.
    """
    seen = [look(line) for line in lines]
    labels = [_labelled(line, vocabulary, repeated) for line in seen]
    if bare_text.is_bare(seen):
        return _all_but_header(seen, labels)
    comments = first_comment(seen)
    labels[comments:] = [(label or "other", rule or "readers_comments") for label, rule in labels[comments:]]
    odds = [log_odds(of_line, vocabulary.line_weights) for of_line in features_of(seen)]
    judged = _inside_offers([_line(*of_line) for of_line in zip(seen, odds, labels, strict=True)])
    in_run = best_runs([line.gain for line in judged])
    if sum(line.gain for line, is_in in zip(judged, in_run, strict=True) if is_in) < _LEAST_BODY_GAIN:
        judged, in_run = _likeliest(judged) if never_none else (judged, [False] * len(judged))
    in_run = _with_neighbours(judged, in_run)
    runs = [no for no, is_in in enumerate(in_run) if is_in] or [len(judged)]
    start, end = runs[0], runs[-1] + 1
    blocks = [_block(line, no < start, no >= end, is_in) for no, (line, is_in) in enumerate(zip(judged, in_run, strict=True))]
    return _among_offers(blocks, end)


def clean(lines: Sequence[str], vocabulary: Vocabulary) -> list[Block]:
    """A block for each line of a text that is an article already: all are kept but clear cues."""
    stated = (_stated(look(line), vocabulary) for line in lines)
    return [
        Block(label, rule, line, False)
        if label and (rule not in _UNSURE or (rule == "by_line" and no < 3))
        else Block("body", "clean_source", line, True)
        for no, (line, (label, rule)) in enumerate(zip(lines, stated, strict=True))
    ]


def looks_like_dump(lines: Sequence[str]) -> bool:
    """Whether so many lines are cues that the text must be a whole page."""
    cues = sum(find_cue(line) is not None for line in lines)
    return cues >= 5 and cues > len(lines) / 4


def agreement(blocks: Sequence[Block]) -> float:
    """The share of all running text in the document that is kept: 1 if nothing that reads like prose was dropped."""
    prose = [(block.is_kept, word_count(block.text)) for block in blocks if is_sentence(block.text)]
    total = sum(words for _, words in prose)
    return sum(words for kept, words in prose if kept) / total if total else 0.0


def _all_but_header(seen: Sequence[Seen], labels: Sequence[tuple[Label | None, str]]) -> list[Block]:
    """Of a bare text, all from its first running line to its last but what is surely a cue; beyond them what is not labelled."""
    running = [no for no, (line, (label, _)) in enumerate(zip(seen, labels, strict=True)) if bare_text.is_running(line) and not label]
    first, last = (running[0], running[-1]) if running else (0, len(seen))
    return [
        Block(label, rule, line.text, False)
        if label and (rule not in _UNSURE | bare_text.OF_TABLES or not first < no < last)
        else Block("other", "before_body", line.text, False)
        if no < first
        else Block("body", "bare_text", line.text, True)
        for no, (line, (label, rule)) in enumerate(zip(seen, labels, strict=True))
    ]


def _likeliest(lines: list[_Line]) -> tuple[list[_Line], list[bool]]:
    """``lines``, their odds raised until a sentence of those without a label is likely, and the best single run of them."""
    odds = [line.odds for line in lines if not line.label and is_sentence(line.text) and word_count(line.text) >= _PROSE_WORDS]
    if not odds:
        return lines, [False] * len(lines)
    raised = max(0.0, 1.0 - max(odds))
    found = [
        line if line.label else replace(line, odds=line.odds + raised, gain=gain(line.odds + raised, word_count(line.text)))
        for line in lines
    ]
    return found, best_runs([line.gain for line in found], math.inf)


def _with_neighbours(lines: Sequence[_Line], in_run: Sequence[bool]) -> list[bool]:
    """``in_run`` and the sentences right above or below a run that are about as likely as not: where offers follow, a run ends early."""
    found = list(in_run)
    for numbers in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        step = numbers.step
        for no in numbers:
            line = lines[no]
            if found[no - step] and not line.label and line.odds > _LEAST_ODDS_BESIDE and is_sentence(line.text):
                found[no] = True
    return found


def _inside_offers(lines: list[_Line]) -> list[_Line]:
    """Lines between two offers near to one another that are no sentences, or address the reader, are offers, too."""
    offers = [no for no, line in enumerate(lines) if line.label == "offer" and line.rule not in _PRICES]
    offers += [no for no, line in enumerate(lines) if line.rule in _PRICES and any(abs(no - other) <= _OFFER_GAP for other in offers)]
    offers.sort()
    between = {no for first, last in pairwise(offers) if last - first <= _OFFER_GAP for no in range(first + 1, last)}
    return [
        replace(line, label="offer", rule="among_offers", gain=min(line.gain, 0.0))
        if no in between and not line.label and (not is_sentence(line.text) or _OFFERED.search(line.text[:200]))
        else line
        for no, line in enumerate(lines)
    ]


def _line(seen: Seen, odds: float, labelled: tuple[Label | None, str]) -> _Line:
    label, rule = labelled
    worth = gain(odds, seen.words)
    return _Line(seen.text, odds, _LABELLED_COSTS * min(worth, 0.0) if label else worth, label, rule)


def _labelled(seen: Seen, vocabulary: Vocabulary, repeated: Set[str]) -> tuple[Label | None, str]:
    label, rule = _stated(seen, vocabulary)
    return ("navigation", "repeated_line") if not label and seen.key in repeated else (label, rule)


def _stated(seen: Seen, vocabulary: Vocabulary) -> tuple[Label | None, str]:
    if seen.cue:
        return seen.cue.label, seen.cue.rule
    return surroundings.label(seen.text, vocabulary) or (None, "")


def _block(line: _Line, is_before: bool, is_after: bool, is_in_run: bool) -> Block:
    if line.label:
        return Block(line.label, line.rule, line.text, False)
    if is_in_run and line.odds > (_LEAST_ODDS_OF_SENTENCE if line.text[-1] in ".!?”\"'’" else _LEAST_ODDS):
        return Block("body", "best_run", line.text, True)
    return Block("other", "before_body" if is_before else "after_body" if is_after else "unlike_body", line.text, False)


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
