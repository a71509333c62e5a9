"""Whom an article is about, from its title and its first sentence, and whom its pronouns and nouns stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache

from newsledger.annotate.names import Mention
from newsledger.annotate.parties.cues import PREPOSITIONS
from newsledger.reference.csv_rows import rows
from newsledger.reference.lexicon import Lexicon
from newsledger.reference.word_lists import word_list

_WORD = re.compile(r"[^\W_](?:\.[A-Za-z]\b\.?|[\w’'])*")
_LED = re.compile(rf"\b(?:{'|'.join(sorted(PREPOSITIONS))}|over|at|near|via|and)\s(?:the\s)?(?:\w+\s)?$", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:Ministry|Department|Bureau|Office|Administration|Agency|Commission|Statistics|Treasury|Parliament|Congress|Senate)\b"
)
_FIRM = re.compile(r"\b(?:Inc|Corp|Co|Ltd|PLC|Plc|plc|AG|SA|NV|GmbH|Group|Holdings?)\b\.?$")
_ANALYST_OF = re.compile(
    r"\b(?:(?:[Aa]nalyst|[Ee]conomist|[Ss]trategist|[Bb]roker)s?(?:,?\s[A-Z][\w.’'-]+){0,3}|(?:lead[- ]manager|book-?runner|underwriter)s?)"
    r",?\s(?:(?:of|at|with|for|from)\s)?(?:[A-Z][\w.’'&-]+,?\s(?:and\s|\()?){0,4}$"
)
_ITS_ANALYST = re.compile(
    r"(?:,?\s(?:and\s)?[A-Z][\w.’'-]+){0,4}(?:['’]s)?\s(?:(?:senior|chief|media|oil|auto|retail|market|bond|money|steel|airline)\s)?"
    r"(?:(?:analyst|economist|strategist)s?\b|said\sas\s(?:joint\s)?(?:lead[- ]manager|book-?runner|manager))"
)
_HOUSE_REACH = 60
_LONGEST = 4
_BACK = 3
_OFTEN = 3
# "Growth in Chile" is about Chile; "sales to Chile" are not.
_ABOUT = frozenset({"in", "of"})


class Topic:
    """The countries and bodies of one article. ``countries`` and ``bodies`` stand in the order of the text.

    ``titled`` is the company that the title opens with, if one is known to be.
    """

    def __init__(
        self,
        text: str,
        sentences: Sequence[tuple[int, int]],
        mentions: Sequence[Mention],
        title: str,
        lexicon: Lexicon,
        titled: Mention | None = None,
    ) -> None:
        self._text, self._sentences = text, sentences
        self.countries = [m for m in mentions if m.kind == "country"]
        self._bodies = [m for m in mentions if m.kind == "organisation"]
        self._lexicon = lexicon
        firms = [m for m in self._bodies if not _OFFICE.search(m.name) and self._subtype(m) in {"", "company"}]
        houses = {m.entity_id for m in firms if self._is_house(m)}
        self._firms = [m for m in firms if m.entity_id not in houses]
        self.by_code: dict[str, Mention] = {}
        for mention in self.countries:
            self.by_code.setdefault(mention.country_code or "", mention)
        self.titled = [(self.by_code[code], led) for code, led in _in_title(title) if code in self.by_code]
        lead = text[slice(*sentences[0])].lower() if sentences else ""
        is_of_all = not word_list("party_whole").isdisjoint(re.findall(r"\w+", f"{title.lower()} {lead}"))
        self.country = None if is_of_all and not self.titled else self._main_country()
        self.body = titled or self._main_body(title.lower())
        self.is_body_titled = self.body is not None and (self.body is titled or self.body.name.lower() in title.lower())
        self.is_ambiguous = self.country is None and len(self.by_code) > 1

    def _main_country(self) -> Mention | None:
        """The one country of the title, else the one that the lead is about."""
        free = _distinct([m for m, led in self.titled if not led]) or _distinct([m for m, led in self.titled if led in _ABOUT])
        if free:
            return free[0] if len(free) == 1 else None
        lead = _distinct([m for m in self._within(self.countries, 0) if not self.is_led(m)])
        lead = lead or _distinct(self._within(self.countries, 0))
        return lead[0] if len(lead) == 1 else self._most_named()

    def _most_named(self) -> Mention | None:
        """The country that is named often, and at least twice as often as any other."""
        counts = Counter(m.country_code for m in self.countries).most_common(2)
        others = counts[1][1] if len(counts) > 1 else 0
        is_clear = bool(counts) and counts[0][1] >= max(_OFTEN, 2 * others)
        return self.by_code[counts[0][0] or ""] if is_clear else None

    def _main_body(self, title: str) -> Mention | None:
        named = _distinct([m for m in self._firms if len(m.name) > 1 and m.name.lower() in title])
        if not named:
            named = _distinct([m for m in self._within(self._firms, 0) if not self.is_led(m)])
        return named[0] if len(named) == 1 else None

    def _subtype(self, body: Mention) -> str:
        row = self._lexicon.organisations.get(body.name)
        return row["subtype"] if row else ""

    def _is_house(self, body: Mention) -> bool:
        """Whether a firm stands there for whom an analyst works, or for whom bonds are sold: what they tell is of others."""
        before, after = self._text[max(0, body.start - _HOUSE_REACH) : body.start], self._text[body.end : body.end + _HOUSE_REACH]
        return bool(_ANALYST_OF.search(before) or _ITS_ANALYST.match(after))

    def is_company(self, body: Mention) -> bool:
        """Whether it is known as a company, by the reference list or by its name."""
        return self._subtype(body) == "company" or bool(_FIRM.search(body.name))

    def is_bloc(self, body: Mention) -> bool:
        """Whether states are its members."""
        return self._subtype(body) == "international"

    def is_firm(self, body: Mention) -> bool:
        """Whether it is known as a company, by the reference list, by its name or as what the article is about."""
        return self.is_company(body) or (self.body is not None and self.body.entity_id == body.entity_id)

    def _within(self, mentions: Sequence[Mention], number: int) -> list[Mention]:
        if not 0 <= number < len(self._sentences):
            return []
        start, end = self._sentences[number]
        low, high = (bisect_left(mentions, edge, key=lambda mention: mention.start) for edge in (start, end))
        return [m for m in mentions[low:high] if m.end <= end]

    def is_led(self, mention: Mention) -> bool:
        """Whether a preposition leads to the mention."""
        return bool(_LED.search(self._text, max(0, mention.start - 30), mention.start))

    def subject_before(self, number: int, kinds: frozenset[str]) -> Mention | None:
        """What the sentence before was about: its first country or body, as ``kinds`` say, that no preposition leads."""
        mentions = [
            m for known in (self.countries, self._bodies) if known and known[0].kind in kinds for m in self._within(known, number - 1)
        ]
        return min((m for m in mentions if not self.is_led(m)), key=lambda m: m.start, default=None)

    def pair(self, number: int, before: int) -> list[Mention]:
        """ "The two countries": of this sentence, else of one of those before, else the two that the article names most so far."""
        here = _distinct([m for m in self._within(self.countries, number) if m.end <= before])
        for found in (here, *(_distinct(self._within(self.countries, number - back)) for back in range(1, _BACK + 1))):
            if len(found) == 2:
                return found
        return self._leading(before)

    def _leading(self, before: int) -> list[Mention]:
        counts = Counter(m.entity_id for m in self.countries if m.end <= before).most_common(3)
        if len(counts) < 2 or (len(counts) > 2 and counts[1][1] == counts[2][1]):
            return []
        leading = {entity for entity, _ in counts[:2]}
        return [m for m in _distinct(self.countries) if m.entity_id in leading]


def _distinct(mentions: Sequence[Mention]) -> list[Mention]:
    """One mention an entity, the first."""
    return list({m.entity_id: m for m in reversed(mentions)}.values())[::-1]


@cache
def _forms() -> dict[tuple[str, ...], str]:
    """Country by the words of each of its forms, in lower case; "us" is a word more often than a country."""
    found = ((row["surface"], row["code"]) for row in rows("country_forms") if row["form"] != "capital")
    return {tuple(_WORD.findall(surface.lower())): code for surface, code in found if surface != "US"}


def _in_title(title: str) -> list[tuple[str, str]]:
    """(code, the preposition that leads to it or nothing) of every country in a title, which may be in capitals throughout."""
    words = [word.lower().removesuffix("'s").removesuffix("’s").rstrip("'’") for word in _WORD.findall(title)]
    found: list[tuple[str, str]] = []
    at, end, forms = 0, -1, _forms()
    while at < len(words):
        size = next((n for n in range(_LONGEST, 0, -1) if tuple(words[at : at + n]) in forms), 0)
        if size:
            before = words[at - 1] if at else ""
            led = before if before in PREPOSITIONS | {"over"} else ""
            # "Corn sold to Egypt, Taiwan": to both.
            if found and end in {at, at - (before == "and")}:
                led = found[-1][1]
            found.append((forms[tuple(words[at : at + size])], led))
            end = at + size
        at += size or 1
    return found
