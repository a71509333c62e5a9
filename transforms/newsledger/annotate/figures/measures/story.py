"""What an article has said so far: a later "deficit" is the one that it named in full before."""

from __future__ import annotations

from functools import lru_cache

from newsledger.annotate.figures.measures.phrases import Phrase
from newsledger.annotate.figures.measures.reading import Reading
from newsledger.annotate.figures.measures.sentence import Stated
from newsledger.annotate.figures.measures.terms import Found, best_term, changed, of_share
from newsledger.annotate.figures.measures.vocabulary import of_class
from newsledger.reference.lexicon import Lexicon
from newsledger.text.words import stem, words

_SAME = {"shortfall": "deficit", "gap": "deficit", "earning": "profit", "income": "profit"}
# What a word for a rate counts: "unemployment totalled 1.86 mln people".
_OF_A_RATE = {"labour.unemployment_rate": "labour.unemployed"}
_OF_GOODS = frozenset({"amount.of", "noun.after", "verb.object", "worth.of"})
# Who sells these borrows.
_SECURITIES = frozenset({"bond", "note", "debenture", "eurobond", "bill"})
_LONGEST = 6


class Story:
    """The last reading, and the code of every head that was named in full: a specific term, in the title or the text."""

    def __init__(self, lexicon: Lexicon, title: str) -> None:
        self._lexicon = lexicon
        self._named: dict[str, str] = {}
        self.memory: Reading | None = None
        self.in_full: dict[str, Phrase] = {}
        stems = tuple(map(stem, words(title)[0])) if title else ()
        if stems and (found := best_term(stems, "", frozenset(), lexicon)):
            self._remember(found)

    def code(self, reading: Reading, figure: Stated) -> str | None:
        """The code of a reading's phrase: its most telling term, and for a vague one the article's own specific one."""
        base = reading.base
        if 1 < len(base.stems) <= _LONGEST and base.head:
            self.in_full[base.head] = base
        if base.code:
            return base.code
        kinds = _kinds(figure.kind, figure.unit)
        found = best_term(base.stems, base.head, kinds, self._lexicon)
        code = found.code if found else None
        if not found and figure.kind == "count":
            rate = best_term(base.stems, base.head, frozenset(), self._lexicon)
            code = _OF_A_RATE.get(rate.code) if rate and rate.head == base.head else None
        if found and found.priority > 1 and found.is_alone and _points_back(base):
            named = self._named.get(_SAME.get(found.head, found.head), "")
            code = named if kinds & self._lexicon.measure_kinds.get(named, frozenset()) else code
        if code == "finance.sales" and not _SECURITIES.isdisjoint(base.stems):
            code = "fiscal.government_bond" if "bill" in base.stems else "finance.bond_issue"
        if found and found.is_alone and _is_of_goods(code, reading):
            code = None
        if reading.movement == "share":
            return of_share(code) if found and found.head != "price" else None
        if reading.movement == "rank":
            return "general.rank"
        if found and found.head == base.head:
            self._remember(found)
        return changed(code) if code and reading.movement and figure.kind == "percent" else code

    def _remember(self, found: Found) -> None:
        if found.priority == 1:
            self._named[_SAME.get(found.head, found.head)] = found.code


def _is_of_goods(code: str | None, reading: Reading) -> bool:
    """Whether the amount is of goods that nobody says were harvested, of heads that no cattle have, or just of dollars."""
    if code == "fx.rate":
        return reading.base.text.lower().endswith(f"{reading.base.head}s")
    if code == "agriculture.livestock":
        return reading.base.text.lower().endswith("heads")
    return code == "agriculture.crop_output" and reading.rule in _OF_GOODS and reading.base.head in reading.base.stems[-1:]


def _points_back(base: Phrase) -> bool:
    """Whether nothing in the phrase sets it apart from what was named before: "the deficit", "the cumulative deficit"."""
    plain = of_class("degree", "periodic")
    return base.head in of_class("bare") or all(part == base.head or part in plain for part in base.stems)


@lru_cache(maxsize=1 << 8)
def _kinds(kind: str, unit: str | None) -> frozenset[str]:
    if unit == "index_points":
        return frozenset({"percent", "count", "quantity"})
    return frozenset({"percent" if kind == "percentage_points" else kind})
