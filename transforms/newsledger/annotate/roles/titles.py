"""Titles in a text: the office that words name, with their modifiers, and the country or body it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsledger.annotate.names import Mention
from newsledger.reference.csv_rows import Row
from newsledger.reference.word_lists import word_list

# Characters before a name in which its title stands.
BEFORE = 110
LONGEST = 7
WORD = re.compile(r"[^\W_](?:[\w.'’&-]*[\w.])?")
# Gov., Sgt., Capt., Prof.: a longer word with a stop ends a sentence.
_ABBREVIATED = 5
_HONORIFICS = frozenset({"mr", "mrs", "ms", "dr", "prof", "sir", "dame", "lord", "lady", "datuk", "seri", "tan", "sri", "shri", "smt"})
_POSSESSIVE = re.compile(r"['’]s?")


@dataclass(frozen=True, slots=True)
class Office:
    """A title where it stands: its row of seeds/reference/offices.csv, its words with their modifiers, and whose it is."""

    row: Row
    start: int
    end: int
    holder: Mention | None
    is_plural: bool = False


class Titles:
    """The titles of one text, and the countries, bodies and places in it, which may hold offices."""

    def __init__(self, text: str, mentions: Sequence[Mention], offices: Mapping[str, Row]) -> None:
        self._text, self._offices = text, offices
        self.holders = [m for m in mentions if m.kind in {"country", "organisation", "place"}]
        self._starts = [m.start for m in self.holders]

    def title(self, end: int) -> Office | None:
        """The title whose last word ends at ``end``, with the modifiers before it and whoever it belongs to."""
        low = max(0, end - BEFORE)
        words = list(WORD.finditer(self._text, low, end))[-LONGEST:]
        if not words or words[-1].end() != end or _closes(words[-1][0]):
            return None
        last = self._before_honorifics(words)
        for first in range(max(0, last - LONGEST + 1), last):
            row, is_plural = self._row(words[first].start(), words[last - 1].end())
            if row:
                start = self._modified(words, first)
                inside = (m for m in self.within(words[first].start(), words[last - 1].end()) if m.kind == "country")
                holder = self.ending(start - 1) or self.ending(start - 1, possessive=True) or next(inside, None)
                return Office(row, start, words[last - 1].end(), holder, is_plural)
        return None

    def before_honorifics(self, end: int) -> int:
        """Where the words before ``end`` end without "Dr" and the like."""
        words = list(WORD.finditer(self._text, max(0, end - BEFORE), end))
        return words[self._before_honorifics(words) - 1].end() if words else end

    def _before_honorifics(self, words: list[re.Match[str]]) -> int:
        last = len(words)
        while last > 1 and words[last - 1][0].lower().strip(".") in _HONORIFICS and self._text[words[last - 2].end()] == " ":
            last -= 1
        return last

    def _row(self, start: int, end: int) -> tuple[Row | None, bool]:
        """The office that the words name, also several holders' of it: "the foreign ministers"."""
        title = self._text[start:end].lower().strip(".,")
        if title in self._offices:
            return (self._offices[title], False) if self._offices[title]["office"] != "resident" else (None, False)
        row = self._offices.get(title.removesuffix("ies") + "y" if title.endswith("ies") else title.removesuffix("s"))
        # "Investors, Hu said" tells nothing of Hu.
        return (row, True) if row and row["is_generic"] == "0" else (None, False)

    def _modified(self, words: list[re.Match[str]], first: int) -> int:
        """Where the title begins with its modifiers: "veteran Democratic strategist", "director and senior economist"."""
        while first:
            word, gap = words[first - 1], self._text[words[first - 1].end() : words[first].start()]
            if gap != " " or _closes(word[0]) or self.is_named(word.start(), word.end()):
                break
            lower = word[0].lower()
            joins = lower == "and" and first > 1 and self._row(words[first - 2].start(), words[first - 2].end())[0]
            if not joins and lower not in word_list("role_modifier") and not (word[0][0].isupper() and lower not in word_list("function")):
                break
            first -= 2 if joins else 1
        return words[first].start()

    def ending(self, end: int, possessive: bool = False) -> Mention | None:
        """The body, country or place that ends at ``end``, the longest."""
        if possessive:
            mark = next((m for size in (2, 1) if (m := _POSSESSIVE.fullmatch(self._text, max(0, end - size), end))), None)
            return self.ending(mark.start()) if mark else None
        at = bisect_left(self._starts, end)
        return next((m for m in self.holders[max(0, at - 4) : at] if m.end == end), None)

    def starting(self, at: int) -> Mention | None:
        """The body, country or place that starts at ``at``."""
        index = bisect_left(self._starts, at)
        return self.holders[index] if index < len(self.holders) and self.holders[index].start == at else None

    def within(self, start: int, end: int) -> list[Mention]:
        """The bodies, countries and places in a span."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [m for m in self.holders[low:high] if m.end <= end]

    def is_named(self, start: int, end: int) -> bool:
        """Whether a name covers a part of the span."""
        at = bisect_left(self._starts, end)
        return any(m.end > start for m in self.holders[max(0, at - 2) : at])


def _closes(word: str) -> bool:
    """Whether the stop behind a word ends a sentence."""
    return word.endswith(".") and len(word) > _ABBREVIATED and "." not in word[:-1]
