"""Who says a direct quotation: the attribution beside it, or whoever spoke before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from newsledger.annotate.speech.model import CONFIDENCE, Attribution, Span, Speech, placed
from newsledger.annotate.speech.quotes import is_open
from newsledger.annotate.speech.sources import Sources

Said = tuple[Attribution, Speech]
_CLOSE, _OPENS = 4, 60
_OF_BODY = re.compile(r"['’]s?\s|\s(?:campaign|team|administration|government|family|office)\b")
_PARAGRAPH = 10_000


class Direct:
    """Binds the direct quotations of one text."""

    def __init__(self, text: str, bare: str, sentences: Sequence[Span], sources: Sources, said: Sequence[list[Said]]) -> None:
        self._text, self._bare, self._sentences, self._sources, self._said = text, bare, sentences, sources, said
        self._starts = [start for start, _ in sentences]

    def find(self, quotes: list[Span]) -> list[Speech]:
        """Every quotation with its speaker, in order."""
        found: list[Speech] = []
        for no, quote in enumerate(quotes):
            found.append(self._one(quote, quotes[no - 1] if no else None, found[-1] if found else None))
        return found

    def _one(self, quote: Span, before: Span | None, last: Speech | None) -> Speech:
        first = max(bisect_right(self._starts, quote[0]) - 1, 0)
        if beside := self._beside(quote, first):
            return placed(beside, quote, "direct")
        if last and before and is_open(self._text, before) and not self._text[before[1] : quote[0]].strip():
            return placed(last, quote, "direct", "continued_quote")
        if subject := self._subject(quote, first):
            return subject
        if spoken := self._spoken(quote, first, before, last):
            return spoken
        return Speech(*quote, "direct", None, None, None, "none")

    def _beside(self, quote: Span, first: int) -> Speech | None:
        """The nearest attribution of the sentences that the quotation stands in, or of one that opens right behind it."""
        final = max(bisect_right(self._starts, quote[1] - 1) - 1, 0)
        near = [pair for no in range(first, min(final + 1, len(self._said))) for pair in self._said[no]]
        if final + 1 < len(self._said) and self._sentences[final + 1][0] - quote[1] <= 1:
            near += [pair for pair in self._said[final + 1][:1] if pair[0].start - quote[1] < _CLOSE and self._ends(pair[0].end)]
        return min(near, key=lambda pair: _distance(pair[0], quote))[1] if near else None

    def _ends(self, at: int) -> bool:
        """Whether an attribution is complete: "Roe said." and "Roe said, smiling", not "Roe said prices rose"."""
        rest = self._bare[at : at + 30].lstrip(" ")
        return rest[:1] in {"", ".", ",", ":", "\n"} or rest.startswith(("on ", "in ", "at ", "of ", "to ", "during ", "as "))

    def _subject(self, quote: Span, first: int) -> Speech | None:
        """A few words quoted in a sentence that nobody is said to speak: whom the sentence begins with."""
        if first >= len(self._sentences):
            return None
        start = self._sentences[first][0]
        named = [m for m in self._sources.within(start, quote[0]) if m.kind in {"person", "organisation"}]
        if not named or named[0].start - start > _OPENS or _OF_BODY.match(self._text, named[0].end):
            return None
        who = named[0]
        span = (who.start, who.end)
        return Speech(*quote, "direct", who, who.name, None, "sentence_subject", CONFIDENCE["sentence_subject"], span)

    def _spoken(self, quote: Span, first: int, before: Span | None, last: Speech | None) -> Speech | None:
        """Whoever spoke in the same paragraph, or in the line above when the quotation opens its own."""
        line = self._text.rfind("\n", max(0, quote[0] - _PARAGRAPH), quote[0]) + 1
        opens = not self._text[line : quote[0]].strip()
        if last and last.method != "none" and before and before[0] >= line:
            return placed(last, quote, "direct", "same_paragraph")
        pairs = self._said[first - 1] if 0 < first <= len(self._said) else []
        if pairs and (pairs[-1][0].start >= line or opens):
            return placed(pairs[-1][1], quote, "direct", "same_paragraph" if pairs[-1][0].start >= line else "previous_paragraph")
        if last and last.method != "none" and before and opens and self._text[before[1] : quote[0]].count("\n") <= 2:
            return placed(last, quote, "direct", "previous_paragraph")
        return None


def _distance(one: Attribution, quote: Span) -> int:
    return one.start - quote[1] if one.start >= quote[1] else quote[0] - one.end
