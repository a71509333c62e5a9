"""Why each block of a page is kept or dropped: by the model's judgement, by a cue, or by the part of the page it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newsledger.contracts.records import Block, Label
from newsledger.extract import surroundings
from newsledger.extract.cue_rules import Cue
from newsledger.extract.cues import find_cue, is_sign_off
from newsledger.extract.hints import BIT
from newsledger.extract.lines import is_sentence, key, word_count
from newsledger.extract.outline import Outline
from newsledger.extract.placing import Floats, around
from newsledger.extract.vocabulary import Vocabulary

# The first part that a block stands in names its label.
_PARTS: tuple[tuple[str, Label, str], ...] = (
    ("noise", "other", "comments_or_consent"),
    ("comment", "other", "comments_or_consent"),
    ("unseen", "other", "hidden"),
    ("offer", "offer", "offer_box"),
    ("related", "related", "related_box"),
    ("nav", "navigation", "menu"),
    ("menu", "navigation", "menu"),
    ("share", "navigation", "share_bar"),
    ("advert", "offer", "advert_box"),
    ("figure", "caption", "figure"),
    ("caption", "caption", "figure"),
    ("footer", "legal", "page_footer"),
    ("legal", "legal", "page_footer"),
    ("author", "byline", "author_box"),
    ("aside", "related", "side_column"),
    ("side", "related", "side_column"),
)
_HEADER_PARAGRAPHS = 2
# Dropped lines are read closely this far above and below the body: there stand dates, bylines, the publisher's offers.
_READ_AROUND = 15
_LONG_CUE, _SHORT_CUE = 600, 250
_SURELY = 0.98
# In an article about prices or cameras these are no cues, unless lines around them are offers of another kind.
_AT_HOME_IN_ARTICLES = frozenset({"price_for_term", "price_line", "duration_line", "menu_line"})
_OFFERING = re.compile(r"\b(?:cancel|subscri\w+|trial|access|unlimited|sign up|get|save|join)\b", re.IGNORECASE)
_SURE = 0.9
_OFFERS_WITHIN = 8
_KINDS_OF_OFFERS = 3
_PROSE_WORDS = 12


def labelled(page: Outline, body: Floats, least: float, vocabulary: Vocabulary, titles: frozenset[str] = frozenset()) -> list[Block]:
    """A block for each of the page's, kept if P(body) is ``least`` or more and no cue speaks against it.

    ``titles`` are the keys of what its heading may read: above that stand menus and tickers.
    """
    texts = [block.text for block in page.blocks]
    likely: list[float] = body.tolist()
    chosen = [no for no, share in enumerate(likely) if share >= least]
    read = range(chosen[0] - _READ_AROUND, chosen[-1] + _READ_AROUND + 1) if chosen else range(len(texts))
    cues = [find_cue(text) if no in read and _may_be_cue(text, likely[no]) else None for no, text in enumerate(texts)]
    parts = around(page)
    heading = next((no for no, text in enumerate(texts) if key(text) in titles), 0)
    blocks, kept = [], 0
    for no, text in enumerate(texts):
        if likely[no] >= least and (no >= heading or is_sentence(text)):
            block = _checked(text, _ruling_cue(text, cues, no, likely[no]), kept < _HEADER_PARAGRAPHS, vocabulary)
            kept += block.is_kept
        else:
            block = _dropped(text, cues[no], parts[no], vocabulary, is_close=no in read)
        blocks.append(block)
    return _without_offers(blocks, cues, likely)


def _without_offers(blocks: list[Block], cues: Sequence[Cue | None], likely: Sequence[float]) -> list[Block]:
    """Where offers of several kinds stand close together, what stands among and right after them is part of them, prose aside."""
    offers = [no for no, cue in enumerate(cues) if cue and cue.label == "offer"]
    ends = [at for at, (no, then) in enumerate(pairwise(offers)) if then - no > _OFFERS_WITHIN]
    cleaned = list(blocks)
    for first, last in zip([0, *(at + 1 for at in ends)], [*ends, len(offers) - 1], strict=True):
        group = offers[first : last + 1]
        if len({cue.rule for no in group if (cue := cues[no])}) < _KINDS_OF_OFFERS:
            continue
        for no in range(group[0], min(group[-1] + _OFFERS_WITHIN, len(blocks))):
            is_prose = is_sentence(blocks[no].text) and (word_count(blocks[no].text) >= _PROSE_WORDS or likely[no] >= _SURE)
            if blocks[no].is_kept and not is_prose:
                cleaned[no] = Block("offer", "among_offers", blocks[no].text, False)
    return cleaned


def _may_be_cue(text: str, likely: float) -> bool:
    """Cues are short; looking for them in what is surely a long paragraph of the story would be time lost."""
    return len(text) <= (_LONG_CUE if likely < _SURELY else _SHORT_CUE)


def _checked(text: str, cue: Cue | None, is_early: bool, vocabulary: Vocabulary) -> Block:
    """Kept unless a cue or, near the beginning, a date or name above the story speaks against it."""
    if cue:
        return Block(cue.label, cue.rule, text, False)
    stated = surroundings.label(text, vocabulary) if is_early or is_sign_off(text) else None
    return Block(*stated, text, False) if stated else Block("body", "main_content", text, True)


def _ruling_cue(text: str, cues: Sequence[Cue | None], no: int, likely: float) -> Cue | None:
    cue = cues[no]
    if cue is None or cue.rule not in _AT_HOME_IN_ARTICLES or likely < _SURE or _OFFERING.search(text):
        return cue
    near = cues[max(0, no - _OFFERS_WITHIN) : no + _OFFERS_WITHIN + 1]
    return cue if any(other and other.label == "offer" and other.rule not in _AT_HOME_IN_ARTICLES for other in near) else None


def _dropped(text: str, cue: Cue | None, hints: int, vocabulary: Vocabulary, *, is_close: bool) -> Block:
    if cue:
        return Block(cue.label, cue.rule, text, False)
    stated = surroundings.label(text, vocabulary) if is_close else None
    if stated:
        return Block(*stated, text, False)
    label, rule = next(((label, rule) for part, label, rule in _PARTS if hints & BIT[part]), ("other", "not_in_main_content"))
    return Block(label, rule, text, False)
