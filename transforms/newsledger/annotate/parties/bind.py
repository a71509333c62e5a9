"""The parties of an article's figures: read from the clause, else carried over, else the article's topic."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from newsledger.annotate.names import Mention
from newsledger.annotate.parties.clause import Clause
from newsledger.annotate.parties.cues import is_corporate, is_directed, is_national, is_of_topic
from newsledger.annotate.parties.model import Last, Measured, Parties
from newsledger.annotate.parties.referents import Referents
from newsledger.annotate.parties.sentence import Sentence, read_sentence
from newsledger.annotate.parties.topic import Topic
from newsledger.reference.lexicon import Lexicon
from newsledger.reference.word_lists import word_list
from newsledger.text.pieces import pieces

_KINDS = frozenset({"country", "organisation", "place", "person"})
_FLOWS = frozenset({"trade.exports", "trade.imports", "trade.shipments"})
# What a company has in a country as well as an economy has.
_MARKETED = frozenset(
    {
        *("production.vehicle_sales", "production.vehicles", "finance.sales", "finance.revenue", "finance.orders"),
        *("finance.profit_net", "finance.profit_operating", "finance.profit_pretax"),
    }
)
_GAINED = frozenset({"finance.profit_net", "finance.gains", "finance.dividends_paid"})
_HIM, _GIVEN_NEAR = frozenset({"him", "her", "them", "me"}), 4
_NEAR = 24
_TOLD = re.compile(r"\b(?:told|tells?|telling|informed|interview (?:with|by)|sp(?:oke|eaking) (?:to|with))\s(?:the\s)?$", re.IGNORECASE)
_ESTIMATING = frozenset(
    {"put", "puts", "estimated", "estimates", "forecast", "forecasts", "projected", "pegged", "predicted", "sees", "saw"}
)
# Sentences for which the text is still about the subject of the last figure.
_STILL_SUBJECT = 2


def bind_parties(
    text: str,
    sentences: Sequence[tuple[int, int]],
    figures: Sequence[Measured],
    mentions: Sequence[Mention],
    title: str,
    lexicon: Lexicon,
    titled: Mention | None = None,
) -> list[Parties]:
    """The parties of each of ``figures``, which stand in the order of the text, as do ``mentions``.

    ``titled`` is the company that the title opens with, which the text need not name.
    """
    binder = _Binder(text, sentences, figures, mentions, Topic(text, sentences, mentions, title, lexicon, titled), lexicon)
    return [binder.bind(no) for no in range(len(figures))]


class _Binder:
    def __init__(
        self,
        text: str,
        sentences: Sequence[tuple[int, int]],
        figures: Sequence[Measured],
        mentions: Sequence[Mention],
        topic: Topic,
        lexicon: Lexicon,
    ) -> None:
        self._text, self._spans, self._figures = text, sentences, figures
        self._names = _outermost([m for m in mentions if m.kind in _KINDS and not _is_aside(text, m)])
        self._starts = [m.start for m in self._names]
        self._topic = topic
        self._referents = Referents(mentions, self._names, topic, lexicon)
        self._sentence, self._number = Sentence(), -1

    @property
    def _last(self) -> Last:
        return self._referents.last

    def bind(self, no: int) -> Parties:
        """The parties of figure number ``no``."""
        figure = self._figures[no]
        if not figure.measure:
            return Parties()
        self._enter(no)
        at = self._sentence.figures.get(no)
        if at is None:
            return Parties()
        clause = Clause(self._sentence, at, figure, self._referents)
        found = Parties() if clause.is_of_all else self._completed(clause, at, clause.parties(), figure.measure)
        self._referents.last = Last(self._number, figure.measure, clause.head, found)
        return found

    def _enter(self, no: int) -> None:
        """Read the sentence of figure ``no``, unless it is the last one's."""
        number = self._figures[no].sentence
        if number == self._number:
            return
        self._number = number
        start, end = pieces([self._spans[number]])[0]
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        self._sentence = read_sentence(self._text, (start, end), [m for m in self._names[low:high] if m.end <= end], self._here(no, end))
        self._referents.enter(self._sentence, number)

    def _here(self, no: int, end: int) -> list[tuple[int, int, int]]:
        """(start, end, number) of the figures in the sentence of figure ``no``."""
        number = self._figures[no].sentence
        first = no
        while first and self._figures[first - 1].sentence == number:
            first -= 1
        found = []
        while first < len(self._figures) and self._figures[first].sentence == number and self._figures[first].end <= end:
            found.append((self._figures[first].start, self._figures[first].end, first))
            first += 1
        return found

    def _completed(self, clause: Clause, at: int, found: Parties, measure: str) -> Parties:
        """With the parties of the figure before or with the article's subject, where the clause names none."""
        if measure in _GAINED and self._is_anothers(at):
            return Parties()
        found = self._of_seller(self._inherited(clause, found), measure)
        if self._goes_on(clause, found, measure) or self._is_estimators(clause, found, measure):
            return Parties(self._last.parties.members, "carried")
        if found.of("subject") or not (is_national(measure) or is_corporate(measure)):
            return found
        topic = self._topic.body if is_corporate(measure) else None
        topic = topic or (self._topic.country if is_of_topic(measure) else None)
        subject, rule = (topic, "topic") if topic else (self._last_subject(measure), "carried")
        if subject is None:
            return found if found.members or not self._topic.is_ambiguous else Parties((), "ambiguous")
        if any(m.entity_id == subject.entity_id for m, _ in found.members):
            return found
        return Parties(((subject, "subject"), *found.members), found.rule or rule)

    def _of_seller(self, found: Parties, measure: str) -> Parties:
        """ "U.S. car sales fell, Volkswagen said": in a story about one company the country before "sales" is its market."""
        country, body = found.of("subject"), self._topic.body
        if found.rule != "possessor" or measure not in _MARKETED or not country or country.kind != "country" or body is None:
            return found
        titled = any(country.country_code == other.country_code and not led for other, led in self._topic.titled)
        if (titled and not self._topic.is_body_titled) or not self._topic.is_company(body) or found.of("location"):
            return found
        others = tuple(member for member in found.members if member[1] != "subject")
        return Parties(((body, "subject"), (country, "location"), *others), "topic")

    def _inherited(self, clause: Clause, found: Parties) -> Parties:
        """In one sentence the second flow is with the same country as the first, and the other way round if that is its subject."""
        last, own = self._last, found.of("subject")
        subject, partner = last.parties.of("subject"), last.parties.of("partner")
        is_second = last.sentence == self._number and clause.head != last.head and {clause.measure, last.measure} <= _FLOWS
        if not is_second or found.of("partner") or not subject or not partner:
            return found
        is_far = clause.far_subject is not None and last.head is not None and clause.far_subject < last.head
        if own is None or is_far or own.entity_id == subject.entity_id:
            return Parties(((subject, "subject"), (partner, "partner")), "carried")
        return Parties((*found.members, (subject, "partner")), found.rule) if own.entity_id == partner.entity_id else found

    def _goes_on(self, clause: Clause, found: Parties, measure: str) -> bool:
        """Whether the figure is about what the one before was about: "compared with 5 billion", "In 2021 it had been 3", "the surplus"."""
        last, head = self._last, clause.head
        if self._number == last.sentence:
            return last.measure == measure and not found.members and bool(last.parties.members)
        if self._number - last.sentence > 1 or not last.parties.is_bilateral or found.of("partner"):
            return False
        if head is None:
            return last.measure == measure and not self._sentence.names
        is_definite = head > 0 and self._sentence.words[head - 1] in word_list("party_definite")
        return is_definite and not found.members and is_directed(measure) and is_directed(last.measure)

    def _is_estimators(self, clause: Clause, found: Parties, measure: str) -> bool:
        """ "The ministry put Chile's crop at 8. It put last year's at 7.": the subject estimates, of whom the sentence before named."""
        last = self._last
        if found.rule != "subject" or last.measure != measure or self._number - last.sentence != 1 or last.parties.rule == "topic":
            return False
        return bool(last.parties.of("subject")) and not _ESTIMATING.isdisjoint(self._sentence.words[: clause.head])

    def _is_anothers(self, at: int) -> bool:
        """ "Giving him a 93 million dollar profit": whose it is, a pronoun says."""
        words = self._sentence.words[max(0, at - _GIVEN_NEAR) : at]
        return not _HIM.isdisjoint(words) and not word_list("party_give").isdisjoint(words)

    def _last_subject(self, measure: str) -> Mention | None:
        """Whom the text has just been about, by a measure of the same family."""
        last = self._last
        is_near = self._number - last.sentence <= _STILL_SUBJECT and last.measure.split(".")[0] == measure.split(".")[0]
        return last.parties.of("subject") if is_near else None


def _is_aside(text: str, mention: Mention) -> bool:
    """A name that says whose it is not ("non-Japanese"), or to whom something was told ("he told Reuters the group holds 20 percent")."""
    before = text[max(0, mention.start - _NEAR) : mention.start]
    return before.lower().endswith("non-") or bool(mention.kind in {"organisation", "person"} and _TOLD.search(before))


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """Without those that stand within another: the country in a body's name."""
    found: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return found
