"""The office written beside a person's name: before it, behind it, or with several names at once."""

from __future__ import annotations

import re

from newsledger.annotate.names import Mention
from newsledger.annotate.roles.titles import BEFORE, LONGEST, WORD, Office, Titles
from newsledger.reference.csv_rows import Row
from newsledger.reference.word_lists import word_list

_AFTER = 150
_FEW = 4
_APPOSED = re.compile(
    r",?\s?(?:,\s(?:\d{2},\s)?|\(|\bwho\s(?:is|was|has\sbeen)\s|\b(?P<be>is|was|has\sbeen)\s)"
    r"(?:who\s(?:is|was)\s)?(?:now\s|currently\s)?(?:(?:the|an?|another|its|his|her|their|one\sof\s\w+)\s)?"
)
_STOP = re.compile(
    r"[,;:()\n\"“”]|\.(?=\s|$)|\s[-–—]\s|\s(?:who|which|that|said|says|told|and\s(?:the|his|her|its)|in\san?|on|as|is|was|has|had)\s"
)
_COMPLEMENT = re.compile(r"\s(?:of|at|for|with|in|from|to)\s(?:the\s)?")
_LINK = re.compile(r"\s(?:of|for|in|at)\s(?:the\s)?")
_PROPER = re.compile(r"(?:(?:[A-Z][\w&.'’-]*|of|the|and|in|for|de|la|du|di)\s?){1,8}")
_PLACE = re.compile(r"\sin\s")
_JOINED = re.compile(r"(?:\sof(?:\sthe)?\sC)?(?:,|,?\sand)\s(?:C(?:['’]s?)?\s)?(?:[a-z]+\s){0,2}")
_LONGEST_GAP = 50


class Beside:
    """Finds the offices of one text's persons, who are asked for in order."""

    def __init__(self, text: str, titles: Titles) -> None:
        self._text, self._titles = text, titles
        # The state office named last, and the last one of several holders with the person it was read for.
        self._official: Row | None = None
        self._shared: tuple[Office, Mention] | None = None

    def office(self, person: Mention) -> Office | None:
        """The office of a person as written beside the name."""
        found = self._before(person) or self._joined(person) or self._after(person)
        if found:
            if found.row["sphere"] in {"state", "military"} and found.row["is_generic"] == "0":
                self._official = found.row
            self._shared = (found, person) if found.is_plural else None
        return found

    def _before(self, person: Mention) -> Office | None:
        """ "Russian Foreign Minister Sergei Lavrov", "Acme's chief economist, Jane Roe", "the ministers Russia's Sergei Shoigu"."""
        end = len(self._text[max(0, person.start - BEFORE) : person.start].rstrip(" ,")) + max(0, person.start - BEFORE)
        if "\n" in self._text[end : person.start] or person.start - end > len(", "):
            return None
        owner = self._titles.ending(end, possessive=True)
        if owner and end + 1 == person.start:
            found = self._titles.title(owner.start - 1)
            return Office(found.row, found.start, found.end, owner, True) if found and found.is_plural else None
        if "," in self._text[end : person.start] and (work := self._titles.ending(end)) and (found := self._of_holder(work)):
            return found
        return self._counterpart(end) or self._titles.title(end) or self._long_before(end)

    def _of_holder(self, work: Mention) -> Office | None:
        """ "the president of the Bank of Utopia, Jane Roe"."""
        link = re.search(r"\s(?:of|at|for)\s(?:the\s)?$", self._text[max(0, work.start - 9) : work.start])
        found = self._titles.title(work.start - len(link[0])) if link else None
        return Office(found.row, found.start, found.end, work) if found else None

    def _long_before(self, end: int) -> Office | None:
        """A title with a preposition and no comma before the name: "Minister in the Ministry of Finance Jane Roe"."""
        low = max(0, end - BEFORE)
        for link in reversed(list(_LINK.finditer(self._text, low, end))):
            if not _PROPER.fullmatch(self._text, link.end(), end):
                return None
            if found := self._titles.title(link.start()):
                last = self._titles.before_honorifics(end)
                work = next(iter(self._titles.within(link.end(), last)), None)
                return Office(found.row, found.start, last, found.holder or work)
        return None

    def _counterpart(self, end: int) -> Office | None:
        """ "his Japanese counterpart": of the office named last."""
        start = end - len("counterpart")
        if self._official is None or self._text[max(0, start) : end].lower() != "counterpart":
            return None
        return Office(self._official, start, end, self._titles.ending(start - 1))

    def _joined(self, person: Mention) -> Office | None:
        """The second of several who hold one office: "the presidents Jane Roe of Utopia and Richard Roe of Arcadia"."""
        if not self._shared:
            return None
        office, previous = self._shared
        if person.start - previous.end > BEFORE:
            return None
        inside = self._titles.within(previous.end, person.start)
        gap, at = "", previous.end
        for mention in inside:
            gap, at = gap + self._text[at : mention.start] + "C", mention.end
        gap += self._text[at : person.start]
        if len(gap) > _LONGEST_GAP or not _JOINED.fullmatch(gap):
            return None
        owner = inside[-1] if inside and self._text[inside[-1].end : person.start].strip("'’s ") == "" else None
        return Office(office.row, office.start, office.end, owner, True)

    def _after(self, person: Mention) -> Office | None:
        """ "Jane Roe, an analyst at Acme", "Lavrov, the minister", "Tim Cook (chief executive)"."""
        lead = _APPOSED.match(self._text, person.end)
        if not lead:
            return None
        start = lead.end()
        limit = min(len(self._text), start + _AFTER)
        stop = next(
            (m.start() for m in _STOP.finditer(self._text, start, limit) if not self._titles.is_named(m.start(), m.start() + 1)), limit
        )
        link = _COMPLEMENT.search(self._text, start, stop)
        words = list(WORD.finditer(self._text, start, link.start() if link else stop))[: LONGEST + 5]
        for last in range(len(words), 0, -1):
            found = self._titles.title(words[last - 1].end())
            if found and self._opens(found, start, lead["be"] is not None):
                return self._completed(found, start, stop)
        return self._long_title(start, stop)

    def _opens(self, found: Office, start: int, is_predicate: bool) -> bool:
        """Whether only its holder and adjectives stand before a title: not in "..., blamed the minister", nor in "is with the minister"."""
        gap = self._text[start : found.start].split() if found.start >= start else None
        if gap is None or (is_predicate and gap and not found.holder):
            return False
        return len(gap) <= _FEW and not any(word.lower() in word_list("determiner") | word_list("function") for word in gap)

    def _long_title(self, start: int, stop: int) -> Office | None:
        """A title that itself has a preposition: "minister of energy"."""
        words = list(WORD.finditer(self._text, start, stop))[: LONGEST + 1]
        found = next(
            (f for last in range(len(words), 0, -1) if (f := self._titles.title(words[last - 1].end())) and self._opens(f, start, False)),
            None,
        )
        return self._completed(found, start, stop) if found else None

    def _completed(self, found: Office, start: int, stop: int) -> Office:
        """With what it is the office of: "chief executive of Acme"."""
        holder = found.holder or next(iter(self._titles.within(start, found.start)), None)
        end = found.end
        if link := _COMPLEMENT.match(self._text, end, stop):
            place = _PLACE.search(self._text, link.end(), stop)
            end = place.start() if place else stop
            holder = holder or self._holder(found.row, found.end, stop)
        return Office(found.row, found.start, end, holder)

    def _holder(self, row: Row, start: int, stop: int) -> Mention | None:
        """Whose office it is: for a company's, the body, even after its country: "analyst at the Danish lender Saxo Bank"."""
        named = self._titles.within(start, stop)
        bodies = [m for m in named if m.kind == "organisation"] if row["sphere"] in {"organisation", "other"} else []
        return next(iter([*bodies, *named]), None)
