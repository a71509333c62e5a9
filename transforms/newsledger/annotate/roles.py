"""Offices that persons hold: the words beside a name, the office they mean, and the country or body it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from newsledger.annotate.incumbents import country_of
from newsledger.annotate.names import Mention
from newsledger.reference.csv_rows import Row
from newsledger.reference.lexicon import Lexicon
from newsledger.reference.word_lists import word_list

_WORD = re.compile(r"[^\W_](?:[\w.'’&-]*[\w.])?")
_LONGEST = 7
_BEFORE, _AFTER = 110, 150
_SENTENCE_LENGTH = 400
# Gov., Sgt., Capt., Prof.: a longer word with a stop ends a sentence.
_ABBREVIATED = 5
_HONORIFICS = frozenset({"mr", "mrs", "ms", "dr", "prof", "sir", "dame", "lord", "lady", "datuk", "seri", "tan", "sri", "shri", "smt"})
_APPOSED = re.compile(
    r",?\s?(?:,\s(?:\d{2},\s)?|\(|\bwho\s(?:is|was|has\sbeen)\s|\b(?:is|was|has\sbeen)\s(?=(?:the|an?|its|[A-Z][\w.-]+['’]s?)\s))"
    r"(?:who\s(?:is|was)\s)?(?:now\s|currently\s)?(?:(?:the|an?|another|its|his|her|their|one\sof\s\w+)\s)?"
)
_STOP = re.compile(
    r"[,;:()\n\"“”]|\.(?=\s|$)|\s[-–—]\s|\s(?:who|which|that|said|says|told|and\s(?:the|his|her|its)|in\san?|on|as|is|was|has|had)\s"
)
_COMPLEMENT = re.compile(r"\s(?:of|at|for|with|in|from|to)\s(?:the\s)?")
_LINK = re.compile(r"\s(?:of|for|in|at)\s(?:the\s)?")
_PROPER = re.compile(r"(?:(?:[A-Z][\w&.'’-]*|of|the|and|in|for)\s?){1,8}")
_POSSESSIVE = re.compile(r"['’]s?")
_JOINED = re.compile(r"(?:\sof(?:\sthe)?\sC)?(?:,|,?\sand)\s(?:C(?:['’]s?)?\s)?(?:[a-z]+\s){0,2}")
_SENTENCE = re.compile(r"[.!?][\"”’]?\s+(?=[\"“A-Z])|\n")
_FORMER = re.compile(r"\b(?:former|ex|then|late|one-time|onetime)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Office:
    """A title where it stands: its row of seeds/reference/offices.csv, its words with their modifiers, and whose it is."""

    row: Row
    start: int
    end: int
    holder: Mention | None
    is_plural: bool = False


def give_roles(text: str, mentions: Sequence[Mention], lexicon: Lexicon, published: date | None = None) -> None:
    """Set the role, its words, country and organisation, and the country of the persons among ``mentions``, which stand in order.

    A role is one that is held when the text is published; of a former one only the words are kept.
    """
    Roles(text, mentions, lexicon, published).give()


class Roles:
    """The persons of one article and the offices written beside them."""

    def __init__(self, text: str, mentions: Sequence[Mention], lexicon: Lexicon, published: date | None) -> None:
        self._text, self._year = text, published.year if published else None
        self._offices = lexicon.offices
        self._persons = [m for m in mentions if m.kind == "person"]
        self._holders = [m for m in mentions if m.kind in {"country", "organisation", "place"}]
        self._starts = [m.start for m in self._holders]
        codes = Counter(m.country_code for m in self._holders if m.country_code)
        main = codes.most_common(1)
        self._main = main[0][0] if main and main[0][1] * 2 >= codes.total() else None
        self._official: Row | None = None
        self._shared: tuple[_Office, Mention] | None = None

    def give(self) -> None:
        """Every person's office, then what one mention says for the others of the same person."""
        for person in self._persons:
            office = self._before(person) or self._joined(person) or self._after(person)
            if office:
                self._set(person, office)
            elif (work := self._following(person)) and work.kind == "organisation":
                person.role_organisation = work.name
        self._spread()

    def _set(self, person: Mention, office: _Office) -> None:
        row = office.row
        person.role_text = " ".join(self._text[office.start : office.end].split())
        first = office.holder.start if office.holder and office.holder.end <= office.start else office.start
        if not _FORMER.search(self._text, max(0, first - len("one-time ")), office.end):
            person.role = row["office"]
        if row["sphere"] in {"state", "military"} and row["is_generic"] == "0":
            self._official = row
        holder = office.holder or self._following(person)
        person.role_country_code = self._country(person, row, holder)
        person.role_organisation = holder.name if holder and holder.kind == "organisation" else None
        # Who works for a foreign company is no foreigner: only a state's office, or a country named beside it, tells the person's own.
        if row["sphere"] in {"state", "military"} or (holder and (holder.kind == "country" or self._inside(holder))):
            person.country_code = person.role_country_code or person.country_code
        self._shared = (office, person) if office.is_plural else None

    def _country(self, person: Mention, row: Row, holder: Mention | None) -> str | None:
        code = (holder.country_code or self._inside(holder)) if holder else None
        code = code or row["country_code"] or country_of(row["office"], person.name, self._year)
        return code or (self._of_context(person) if row["sphere"] in {"state", "military"} else None)

    def _following(self, person: Mention) -> Mention | None:
        """ "Shinzo Abe of Japan"."""
        link = re.compile(r"\s(?:of|from)\s(?:the\s)?").match(self._text, person.end)
        return self._starting(link.end()) if link else None

    def _starting(self, at: int) -> Mention | None:
        index = bisect_left(self._starts, at)
        return self._holders[index] if index < len(self._holders) and self._holders[index].start == at else None

    def _inside(self, holder: Mention) -> str | None:
        """The country in the name of a body: "Bank of Japan"."""
        within = self._within(holder.start, holder.end)
        return next((m.country_code for m in within if m.country_code and m is not holder), None)

    def _within(self, start: int, end: int) -> list[Mention]:
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [m for m in self._holders[low:high] if m.end <= end]

    def _of_context(self, person: Mention) -> str | None:
        """The country that the sentence begins with, else the one that half the article's names belong to."""
        low = max(0, person.start - _SENTENCE_LENGTH)
        edges = [m.end() for m in _SENTENCE.finditer(self._text, low, person.start)]
        start = edges[-1] if edges else low
        first = self._starting(start + 4 if self._text.startswith("The ", start) else start)
        return first.country_code if first and first.country_code else self._main

    def _before(self, person: Mention) -> _Office | None:
        """ "Russian Foreign Minister Sergei Lavrov", "Acme's chief economist, Jane Roe", "the ministers Russia's Sergei Shoigu"."""
        end = len(self._text[max(0, person.start - _BEFORE) : person.start].rstrip(" ,")) + max(0, person.start - _BEFORE)
        if "\n" in self._text[end : person.start] or person.start - end > len(", "):
            return None
        owner = self._ending(end, possessive=True)
        if owner and end + 1 == person.start:
            found = self._title(owner.start - 1)
            return _Office(found.row, found.start, found.end, owner, True) if found and found.is_plural else None
        if "," in self._text[end : person.start] and (work := self._ending(end)) and (found := self._of_holder(work)):
            return found
        return self._counterpart(end) or self._title(end) or self._long_before(end)

    def _of_holder(self, work: Mention) -> _Office | None:
        """ "the president of the Bank of Utopia, Jane Roe"."""
        link = re.search(r"\s(?:of|at|for)\s(?:the\s)?$", self._text[max(0, work.start - 9) : work.start])
        found = self._title(work.start - len(link[0])) if link else None
        return _Office(found.row, found.start, found.end, work) if found else None

    def _long_before(self, end: int) -> _Office | None:
        """A title with a preposition and no comma before the name: "Minister in the Ministry of Finance Jane Roe"."""
        low = max(0, end - _BEFORE)
        for link in reversed(list(_LINK.finditer(self._text, low, end))):
            if not _PROPER.fullmatch(self._text, link.end(), end):
                return None
            if found := self._title(link.start()):
                work = next(iter(self._within(link.end(), end)), None)
                return _Office(found.row, found.start, end, found.holder or work)
        return None

    def _counterpart(self, end: int) -> _Office | None:
        """ "his Japanese counterpart": of the office named last."""
        start = end - len("counterpart")
        if self._official is None or self._text[max(0, start) : end].lower() != "counterpart":
            return None
        return _Office(self._official, start, end, self._ending(start - 1))

    def _title(self, end: int) -> _Office | None:
        """The title whose last word ends at ``end``, with the modifiers before it and whoever it belongs to."""
        low = max(0, end - _BEFORE)
        words = list(_WORD.finditer(self._text, low, end))[-_LONGEST:]
        if not words or words[-1].end() != end or _closes(words[-1][0]):
            return None
        last = len(words)
        while last > 1 and words[last - 1][0].lower().strip(".") in _HONORIFICS and self._text[words[last - 2].end()] == " ":
            last -= 1
        for first in range(max(0, last - _LONGEST + 1), last):
            row, is_plural = self._row(words[first].start(), words[last - 1].end())
            if row:
                start = self._modified(words, first)
                holder = self._ending(start - 1) or self._ending(start - 1, possessive=True)
                return _Office(row, start, words[last - 1].end(), holder, is_plural)
        return None

    def _row(self, start: int, end: int) -> tuple[Row | None, bool]:
        """The office that the words name, also several holders' of it: "the foreign ministers"."""
        title = self._text[start:end].lower().strip(".,")
        if title in self._offices:
            return self._offices[title], False
        row = self._offices.get(title.removesuffix("ies") + "y" if title.endswith("ies") else title.removesuffix("s"))
        return row, row is not None

    def _modified(self, words: list[re.Match[str]], first: int) -> int:
        """Where the title begins with its modifiers: "veteran Democratic strategist", "director and senior economist"."""
        while first:
            word, gap = words[first - 1], self._text[words[first - 1].end() : words[first].start()]
            if gap != " " or _closes(word[0]) or self._is_named(word.start(), word.end()):
                break
            lower = word[0].lower()
            joins = lower == "and" and first > 1 and self._row(words[first - 2].start(), words[first - 2].end())[0]
            if not joins and lower not in word_list("role_modifier") and not (word[0][0].isupper() and lower not in word_list("function")):
                break
            first -= 2 if joins else 1
        return words[first].start()

    def _is_named(self, start: int, end: int) -> bool:
        at = bisect_left(self._starts, end)
        return any(m.end > start for m in self._holders[max(0, at - 2) : at])

    def _ending(self, end: int, possessive: bool = False) -> Mention | None:
        """The body, country or place that ends at ``end``, the longest."""
        if possessive:
            mark = next((m for size in (2, 1) if (m := _POSSESSIVE.fullmatch(self._text, max(0, end - size), end))), None)
            return self._ending(mark.start()) if mark else None
        at = bisect_left(self._starts, end)
        return next((m for m in self._holders[max(0, at - 4) : at] if m.end == end), None)

    def _joined(self, person: Mention) -> _Office | None:
        """The second of several who hold one office: "the presidents Jane Roe of Utopia and Richard Roe of Arcadia"."""
        if not self._shared:
            return None
        office, previous = self._shared
        if person.start - previous.end > _BEFORE:
            return None
        inside = self._within(previous.end, person.start)
        gap, at = "", previous.end
        for mention in inside:
            gap, at = gap + self._text[at : mention.start] + "C", mention.end
        gap += self._text[at : person.start]
        if len(gap) > 50 or not _JOINED.fullmatch(gap):
            return None
        owner = inside[-1] if inside and self._text[inside[-1].end : person.start].strip("'’s ") == "" else None
        return _Office(office.row, office.start, office.end, owner, True)

    def _after(self, person: Mention) -> _Office | None:
        """ "Jane Roe, an analyst at Acme", "Lavrov, the minister", "Tim Cook (chief executive)"."""
        lead = _APPOSED.match(self._text, person.end)
        if not lead:
            return None
        start = lead.end()
        limit = min(len(self._text), start + _AFTER)
        stop = next((m.start() for m in _STOP.finditer(self._text, start, limit) if not self._is_named(m.start(), m.start() + 1)), limit)
        link = _COMPLEMENT.search(self._text, start, stop)
        words = list(_WORD.finditer(self._text, start, link.start() if link else stop))[: _LONGEST + 5]
        for last in range(len(words), 0, -1):
            found = self._title(words[last - 1].end())
            if found and found.start >= start:
                return self._completed(found, start, stop)
        return self._long_title(start, stop)

    def _long_title(self, start: int, stop: int) -> _Office | None:
        """A title that itself has a preposition: "minister of energy"."""
        words = list(_WORD.finditer(self._text, start, stop))[: _LONGEST + 1]
        found = next((f for last in range(len(words), 0, -1) if (f := self._title(words[last - 1].end())) and f.start >= start), None)
        return self._completed(found, start, stop) if found else None

    def _completed(self, found: _Office, start: int, stop: int) -> _Office:
        """With what it is the office of: "chief executive of Acme"."""
        holder = found.holder or next(iter(self._within(start, found.start)), None)
        end = found.end
        if _COMPLEMENT.match(self._text, end, stop):
            end = stop
            holder = holder or next(iter(self._within(found.end, stop)), None)
        return _Office(found.row, found.start, end, holder)

    def _spread(self) -> None:
        """A person's office and country hold wherever the person is named; a general word ("the minister") means the known one."""
        known: dict[str, Mention] = {}
        for person in self._persons:
            row = self._offices.get((person.role or "").replace("_", " "))
            is_specific = person.role is not None and person.role != "minister" and not (row and row["is_generic"] == "1")
            if is_specific and person.entity_id not in known:
                known[person.entity_id] = person
        for person in self._persons:
            first = known.get(person.entity_id)
            if first is None or first is person or not first.role:
                continue
            if person.role and first.role.endswith(person.role):
                person.role, person.role_country_code = first.role, first.role_country_code
            person.country_code = person.country_code or first.country_code


def _closes(word: str) -> bool:
    """Whether the stop behind a word ends a sentence."""
    return word.endswith(".") and len(word) > _ABBREVIATED and "." not in word[:-1]
