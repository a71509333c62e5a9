"""The role of every person of an article: its office, words, country and organisation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from newsledger.annotate.names import Mention
from newsledger.annotate.roles.beside import Beside
from newsledger.annotate.roles.incumbents import country_of
from newsledger.annotate.roles.titles import Office, Titles
from newsledger.reference.csv_rows import Row
from newsledger.reference.lexicon import Lexicon

_SENTENCE_LENGTH = 400
_CENTRAL_BANK = frozenset({"central_bank_governor", "deputy_central_bank_governor", "central_bank_board_member"})
# What a state's office is in a company.
_CORPORATE = {"president": "company president", "vice_president": "executive vice president"}
_OF = re.compile(r"\s(?:of|from)\s(?:the\s)?")
_SENTENCE = re.compile(r"[.!?][\"”’]?\s+(?=[\"“A-Z])|\n")
_FORMER = re.compile(r"\b(?:former|ex|then|late|one-time|onetime)\b", re.IGNORECASE)


def give_roles(text: str, mentions: Sequence[Mention], lexicon: Lexicon, published: date | None = None, home: str | None = None) -> None:
    """Set the role, its words, country and organisation, and the country of the persons among ``mentions``, which stand in order.

    A role is one that is held when the text is published; of a former one only the words are kept.
    ``home`` is the publisher's country, whose papers call its ministers ministers and no more.
    """
    _Roles(text, mentions, lexicon, published, home).give()


class _Roles:
    def __init__(self, text: str, mentions: Sequence[Mention], lexicon: Lexicon, published: date | None, home: str | None) -> None:
        self._text, self._year = text, published.year if published else None
        self._offices = lexicon.offices
        self._persons = [m for m in mentions if m.kind == "person"]
        self._titles = Titles(text, mentions, lexicon.offices)
        codes = Counter(m.country_code for m in self._titles.holders if m.country_code)
        main = codes.most_common(1)
        self._main = main[0][0] if main and main[0][1] * 2 >= codes.total() else home

    def give(self) -> None:
        """Every person's office, then what one mention says for the others of the same person."""
        beside = Beside(self._text, self._titles)
        for person in self._persons:
            office = beside.office(person)
            if office:
                self._set(person, office)
            elif (work := self._following(person)) and work.kind == "organisation":
                person.role_organisation = work.name
        self._spread()

    def _set(self, person: Mention, office: Office) -> None:
        holder = office.holder or self._following(person)
        row = self._of_a_body(office, holder, self._text[person.end : office.start] == ", ")
        person.role_text = " ".join(self._text[office.start : office.end].split())
        first = office.holder.start if office.holder and office.holder.end <= office.start else office.start
        if not _FORMER.search(self._text, max(0, first - len("one-time ")), office.end):
            person.role = row["office"]
        person.role_country_code = self._country(person, row, holder)
        person.role_organisation = holder.name if holder and holder.kind == "organisation" else None
        # Who works for a foreign company is no foreigner: only a state's office, or a country named beside it, tells the person's own.
        if row["sphere"] in {"state", "military"} or (holder and (holder.kind == "country" or self._inside(holder))):
            person.country_code = person.role_country_code or person.country_code

    def _of_a_body(self, office: Office, holder: Mention | None, is_bare: bool) -> Row:
        """The president of a company is none of a state, nor is one who is just "president" behind the name."""
        row = office.row
        if holder and holder.kind == "organisation" and (own := self._offices.get(f"{holder.name} {row['title']}".lower())):
            return own
        is_body = holder.kind == "organisation" if holder else is_bare
        return self._offices[_CORPORATE[row["office"]]] if is_body and row["office"] in _CORPORATE else row

    def _country(self, person: Mention, row: Row, holder: Mention | None) -> str | None:
        code = (holder.country_code or self._inside(holder)) if holder else None
        code = code or row["country_code"] or country_of(row["office"], person.name, self._year)
        is_national = row["sphere"] in {"state", "military"} or row["office"] in _CENTRAL_BANK
        return code or (self._of_context(person) if is_national else None)

    def _following(self, person: Mention) -> Mention | None:
        """ "Shinzo Abe of Japan"."""
        link = _OF.match(self._text, person.end)
        return self._titles.starting(link.end()) if link else None

    def _inside(self, holder: Mention) -> str | None:
        """The country in the name of a body: "Bank of Japan"."""
        within = self._titles.within(holder.start, holder.end)
        return next((m.country_code for m in within if m.country_code and m is not holder), None)

    def _of_context(self, person: Mention) -> str | None:
        """The country that the sentence begins with, else the one that half the article's names belong to, or the publisher's."""
        low = max(0, person.start - _SENTENCE_LENGTH)
        edges = [m.end() for m in _SENTENCE.finditer(self._text, low, person.start)]
        start = edges[-1] if edges else low
        first = self._titles.starting(start + 4 if self._text.startswith("The ", start) else start)
        # "Turkey, Poland and others were left out, said the minister" is about none of them.
        is_subject = first is not None and not self._text.startswith(",", first.end)
        return first.country_code if first and first.country_code and is_subject else self._main

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
