"""What a clause says of the parties of a figure in it."""

from __future__ import annotations

from collections.abc import Sequence

from newsledger.annotate.names import Mention
from newsledger.annotate.parties.arguments import (
    after_head,
    behind,
    both_before,
    fronted,
    given_to,
    head_of,
    is_of_all,
    joined_with,
    owner_of,
    subject_of,
)
from newsledger.annotate.parties.cues import PREPOSITIONS, family_heads, heads_of, is_directed, is_national, measure_of, roles_of
from newsledger.annotate.parties.model import Measured, Parties, Party
from newsledger.annotate.parties.referents import Referents
from newsledger.annotate.parties.sentence import SELF, Sentence
from newsledger.reference.word_lists import word_list

_MUTUAL = frozenset({"two-way", "bilateral", "mutual", "crossborder", "cross-border"})
_SYMMETRIC = frozenset({"trade.total", "trade.shipments"})
_PAIR = 2
_VERB_NEAR = 8
_DEALS = frozenset({"finance.acquisition_price", "finance.divestiture"})
_PRICES = ("purchase price of", "sale price of")
_ROLES = ("subject", "partner", "location", "company")


class Clause:
    """The figure at token ``figure``, the head of its measure if the sentence has one, and the names tied to that.

    Where the sentence has only the head of a sister measure (exports for a surplus), ``measure`` is the sister.
    """

    def __init__(self, sentence: Sentence, token: int, figure: Measured, referents: Referents) -> None:
        self._sentence, self._figure, self._referents = sentence, token, referents
        self.measure, self._text = figure.measure or "", figure.text
        # Any other measure is headed by what its phrase says.
        heads = heads_of(self.measure) or frozenset(figure.text.lower().split()) - PREPOSITIONS
        self.head = head_of(sentence, token, heads, figure.phrase)
        if self.head is None and is_directed(self.measure):
            self._take_sister(self.measure.split(".")[0])
        self._members: dict[str, list[Mention]] = {}
        self._rule: str | None = None
        # The token of a subject that does not stand right before the head.
        self.far_subject: int | None = None

    def _take_sister(self, family: str) -> None:
        head = head_of(self._sentence, self._figure, family_heads(family), None)
        sister = measure_of(self._sentence.words[head], family) if head is not None else None
        if sister:
            self.head, self.measure = head, sister

    @property
    def is_of_all(self) -> bool:
        """Whether the measure is the whole world's."""
        return self.head is not None and is_of_all(self._sentence, self.head)

    def parties(self) -> Parties:
        """The parties that the clause names, by the first rule that finds one."""
        place = self._figure if self.head is None else self.head
        if self.head is not None and not self._is_of_target:
            self._read_owner(self.head)
        for cue, tokens in behind(self._sentence, place, self._figure, heads_of(self.measure)).items():
            self._read_led(cue, tokens)
        if self.head is not None:
            self._read_front(self.head)
            self._read_mutual(self.head)
        self._read_given()
        if "subject" not in self._members or ("partner" not in self._members and self._is_received()):
            self._read_subject(place)
        elif self.measure == "finance.stake" and "company" not in self._members:
            self._read_owned(place)
        return _parties(self._members, self._rule)

    @property
    def _is_of_target(self) -> bool:
        """Whether what is named beside the measure was bought or sold: "the purchase price of Siemens shares"."""
        return self.measure in _DEALS and self._text.startswith(_PRICES)

    def _set(self, role: str, mentions: Sequence[Mention], rule: str) -> None:
        if mentions:
            self._members[role] = list(mentions)
            self._rule = self._rule or rule

    def _set_pair(self, mentions: Sequence[Mention], rule: str) -> None:
        self._members["subject"], self._members["partner"], self._rule = [mentions[0]], [mentions[1]], rule

    def _read_owner(self, head: int) -> None:
        """ "Japan's exports", "the U.S.-Japan trade", "its surplus"."""
        owners = owner_of(self._sentence, head)
        named = self._referents.of(owners, self.measure)
        if len(owners) == 1 and named and named[0].kind == "country" and owners[0] - 1 in self._sentence.owners:
            # "Siemens' U.S. sales": the country lies between the owner and what it owns.
            seller = self._referents.of([owners[0] - 1], self.measure)
            if seller and seller[0].kind == "organisation":
                self._set("subject", seller, "possessor")
                self._set("location", named, "possessor")
                return
        if len(named) == _PAIR and is_directed(self.measure):
            self._set_pair(named, "pair")
        elif named and (len(owners) == 1 or not is_directed(self.measure)):
            self._set("subject", named[-1:], self._owner_rule(owners[-1], head))

    def _owner_rule(self, owner: int, head: int) -> str:
        if self._sentence.tags[owner] == SELF:
            return "pronoun"
        return "subject" if self._sentence.words[head].endswith(("ed", "bought", "sold", "lent", "spent", "owes")) else "possessor"

    def _read_led(self, cue: str, tokens: Sequence[int]) -> None:
        """ "Exports to Chile", "a deficit with Japan", "trade between Peru and Chile"."""
        role = roles_of(self.measure).get(cue)
        if role is None or role in self._members:
            return
        named = self._referents.of(tokens, self.measure, is_led=True)
        if role == "company" and self.measure in _DEALS:
            named = [mention for mention in named if mention.kind == "organisation"]
        subject = self._members.get("subject")
        if subject and [mention.entity_id for mention in named] == [subject[0].entity_id]:
            named = self._referents.other(tokens[0], subject[0]) if role == "company" else []
        if role != "pair":
            self._set(role, named, "preposition")
        elif len(named) == _PAIR:
            self._set_pair(named, "between")

    def _read_front(self, head: int) -> None:
        """ "For the UK, defence spending", "with Canada the deficit"."""
        front = fronted(self._sentence, head)
        if not front:
            return
        is_own = is_national(self.measure) and front[0] in {"for", "in"}
        role = roles_of(self.measure).get(front[0]) or ("subject" if is_own else "pair")
        if role != "pair" and role not in self._members:
            self._set(role, self._referents.of([front[1]], self.measure, is_led=True), "preposition")

    def _read_mutual(self, head: int) -> None:
        """ "Two-way trade", trade after "the two countries", a "bilateral surplus" of one of two named."""
        if "partner" in self._members or not is_directed(self.measure):
            return
        is_mutual = not _MUTUAL.isdisjoint(self._sentence.words[max(0, head - _PAIR) : head])
        both = both_before(self._sentence, head) if self.measure in _SYMMETRIC else None
        if both is None and not is_mutual:
            return
        pair = self._referents.pair(head if both is None else both)
        if len(pair) != _PAIR:
            return
        if self.measure in _SYMMETRIC:
            self._set_pair(pair, "pair")
        elif subject := self._members.get("subject"):
            others = [mention for mention in pair if mention.entity_id != subject[0].entity_id]
            self._set("partner", others if len(others) == 1 else [], "pair")

    def _read_subject(self, place: int) -> None:
        """ "Japan posted a surplus"; "India and Russia" share their trade; whoever receives aid is the partner."""
        token = subject_of(self._sentence, place, self._figure)
        if token is None:
            return
        tokens = joined_with(self._sentence, token) if self.measure in _SYMMETRIC else [token]
        named = self._referents.of(tokens, self.measure)
        if self._is_received():
            self._set("partner", named[:1], "subject")
            return
        self._set("subject", named[:1], "subject")
        self.far_subject = token if named else None
        if "partner" not in self._members:
            self._set("partner", named[1:_PAIR], "subject")

    def _read_given(self) -> None:
        """ "Granted Argentina a loan", "the tariffs it imposed"."""
        given = given_to(self._sentence, self._figure) if self._is_given() and "partner" not in self._members else None
        if given is not None:
            self._set("partner", self._referents.of([given], self.measure, is_led=True), "subject")
        by = after_head(self._sentence, self.head) if self.head is not None and "subject" not in self._members else None
        if by is not None:
            self._set("subject", self._referents.of([by], self.measure), "subject")

    def _read_owned(self, place: int) -> None:
        """ "Seat is 51 percent owned by Volkswagen": the clause is about the company."""
        token = subject_of(self._sentence, place, self._figure)
        named = self._referents.of([token], self.measure) if token is not None else []
        if named and named[0].entity_id != self._members["subject"][0].entity_id:
            self._set("company", named, "subject")

    def _is_given(self) -> bool:
        return self.measure.startswith("aid.") or self.measure == "loans.amount"

    def _is_received(self) -> bool:
        verbs = self._sentence.words[max(0, self._figure - _VERB_NEAR) : self._figure]
        return self._is_given() and not word_list("party_receive").isdisjoint(verbs)


def _parties(members: dict[str, list[Mention]], rule: str | None) -> Parties:
    """Each entity once, the subject first."""
    found: dict[str, Party] = {}
    for role in _ROLES:
        for mention in members.get(role, ()):
            found.setdefault(mention.entity_id, (mention, role))
    return Parties(tuple(found.values()), rule if found else None)
