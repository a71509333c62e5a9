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
_GROWTH = "gdp.growth"
_IN_TRADE = {"fiscal.deficit": "trade.deficit", "fiscal.surplus": "trade.surplus"}
# A percentage is no level of an output: it is its growth, or what something else is of it.
_PART = frozenset({"ratio", "proportion", "percentage", "share"})
_GAPS = frozenset({"gap", "difference"})
_BETWEEN = (
    (({"export"}, {"import"}), "trade.balance"),
    (({"spending", "expenditure", "outlay"}, {"income", "revenue", "receipt"}), "fiscal.deficit"),
)


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
        found = best_term(_counted(base.stems, figure), base.head, kinds, self._lexicon)
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
        code = _of_balance(base, code)
        if not code and figure.kind == "percent" and self._is_growth_of_state(reading):
            return _GROWTH
        if figure.kind != "percent" or code is None or (grown := changed(code)) == code:
            return code
        return None if _PART.intersection(base.stems) else grown

    def _is_growth_of_state(self, reading: Reading) -> bool:
        """ "India grew by 8 per cent", "China's growth was 5 per cent"."""
        base = reading.base
        owner = base.text.removesuffix(" growth") if base.head == "growth" else base.text if reading.movement == "growth" else ""
        return owner.removesuffix("'s").removesuffix("’s") in self._lexicon.country_forms

    def _remember(self, found: Found) -> None:
        if found.priority == 1:
            self._named[_SAME.get(found.head, found.head)] = found.code


def _is_of_goods(code: str | None, reading: Reading) -> bool:
    """Whether the amount is of goods that nobody says were harvested, of heads that no cattle have, or just of dollars."""
    if code == "fx.rate":
        return reading.base.text.lower().endswith(f"{reading.base.head}s")
    if code == "agriculture.livestock":
        # "500 head" of cattle, but never "brush heads".
        return reading.base.head == "head" and (reading.base.stems[0] != "head" or reading.base.text.lower().endswith("heads"))
    return code == "agriculture.crop_output" and reading.rule in _OF_GOODS and reading.base.head in reading.base.stems[-1:]


def _counted(stems: tuple[str, ...], figure: Stated) -> tuple[str, ...]:
    """Of "500,000 homes and businesses" the homes: the noun that the number counts, where it stands before "and"."""
    at = stems.index("and") if figure.kind == "count" and "and" in stems[1:] else len(stems)
    return stems[:at] if figure.unit and stem(figure.unit) in stems[:at] else stems


def _of_balance(base: Phrase, code: str | None) -> str | None:
    """A deficit in trade is none of the budget; a gap between two sums is neither of them."""
    stems = set(base.stems)
    if base.head in _GAPS and "between" in stems:
        return next((named for both, named in _BETWEEN if all(not part.isdisjoint(stems) for part in both)), None)
    return _IN_TRADE.get(code or "", code) if "trade" in stems else code


def _points_back(base: Phrase) -> bool:
    """Whether nothing in the phrase sets it apart from what was named before: "the deficit", "the cumulative deficit"."""
    plain = of_class("degree", "periodic")
    return base.head in of_class("bare") or all(part == base.head or part in plain for part in base.stems)


@lru_cache(maxsize=1 << 8)
def _kinds(kind: str, unit: str | None) -> frozenset[str]:
    if unit == "index_points":
        return frozenset({"percent", "count", "quantity"})
    return frozenset({"percent" if kind == "percentage_points" else kind})
