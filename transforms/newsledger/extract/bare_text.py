"""Texts with nothing of a page about them: no menu, offer, prompt or comment. There is nothing to cut out of such a text.

What a model of pages would take for a menu is here a table of figures, a list or a heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsledger.extract.line_features import Seen
from newsledger.extract.lines import ends_sentence

# Cues that rows of a table answer to as well.
OF_TABLES = frozenset({"price_line", "duration_line", "saving_line", "ticker_line"})
# Menus in languages that no cue knows are short lines, too: above and below an article, few lines neither are sentences nor state figures.
_MOST_LABELS = 0.45
_MOST_WITH_LISTS = 0.65
_MOST_WORDS_OF_LABELS = 0.35
_LONGEST_LABEL = 12
_NUMBER = re.compile(
    r"(?<![\w.])[$€£₹¥]?\d[\d.,:/-]*(?:st|nd|rd|th|pct|p|c)?(?!\w)"
    r"|\b(?:nil|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_LOOKED_AT = 300


def is_bare(lines: Sequence[Seen]) -> bool:
    """Whether ``lines`` are an article and nothing else: no line is a cue, and few are neither a sentence nor state a figure."""
    if any(_is_of_page(line) for line in lines):
        return False
    running = [no for no, line in enumerate(lines) if is_running(line)] or [0]
    labels = [no for no, line in enumerate(lines) if not line.sentence and not _DIGIT.search(line.text[:200])]
    around = [lines[no] for no in labels if not running[0] < no < running[-1]]
    words = sum(line.words for line in lines)
    return (
        len(labels) <= _MOST_WITH_LISTS * len(lines)
        and len(around) <= _MOST_LABELS * len(lines)
        and sum(line.words for line in around) <= _MOST_WORDS_OF_LABELS * words
    )


def is_running(line: Seen) -> bool:
    """Whether ``line`` is what such an article begins and ends with, not a headline or a name: a sentence, or a row of figures."""
    return line.words > _LONGEST_LABEL or (line.words > 1 and ends_sentence(line.text)) or is_row(line.text)


def is_row(line: str) -> bool:
    """Whether ``line`` is a row of a table: no sentence, and two numbers or more."""
    return not ends_sentence(line) and len(_NUMBER.findall(line[:_LOOKED_AT])) >= 2


def _is_of_page(line: Seen) -> bool:
    if line.cue:
        return line.cue.rule not in OF_TABLES
    return (line.closing or line.readers) and not line.sentence and not _DIGIT.search(line.text)
