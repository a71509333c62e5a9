"""Measure terms of the vocabulary within a phrase, and the code they give."""

from __future__ import annotations

from dataclasses import dataclass

from newsledger.annotate.figures.measures.vocabulary import of_class
from newsledger.reference.lexicon import Lexicon

_LONGEST = 5
_CHANGES = {"gdp.value": "gdp.growth", "population.total": "population.growth"}
_STAKES = frozenset({"finance.shares_outstanding", "finance.share_price", "finance.equity", "finance.share_issue", "finance.stake"})
_WEAKEST = 3
_PARTICIPLES = ("ed", "cut", "lost", "sold", "built", "hurt")
_ASIDE = 1.5


@dataclass(slots=True)
class Found:
    """A term found in a phrase: its code, how telling it is (1 most), its last stem, and whether it is one word."""

    code: str
    priority: int
    head: str
    is_alone: bool


def best_term(stems: tuple[str, ...], head: str, kinds: frozenset[str], lexicon: Lexicon) -> Found | None:
    """The most telling term in ``stems`` of a measure that has figures of these kinds (any, where none is given).

    A specific term beats a vague one, one with the phrase's head (or its last word) one that only describes the head
    ("member countries" are no members), a long one a short one, and among equals the first does.
    """
    best: tuple[float, bool, int] = (_WEAKEST, True, 0)
    found: Found | None = None
    taken = 0
    longest = lexicon.longest_measures
    for at, stem in enumerate(stems):
        # Few words begin a term at all.
        if stem not in longest or at < taken:
            continue
        for size in range(min(longest[stem], _LONGEST, len(stems) - at), 0, -1):
            term = stems[at : at + size]
            entry = lexicon.measures.get(term)
            if not entry or _is_vague(*entry):
                continue
            if kinds and not kinds & lexicon.measure_kinds.get(entry[0], frozenset()):
                # "Current account" with a count is no account: the words of a term that does not fit are spent.
                taken = at + size if size > 1 else taken
                continue
            is_aside = not _names_head(term, head, at + size == len(stems))
            rank = (entry[1] + (_ASIDE if is_aside and size == 1 else 0), is_aside, -size)
            if rank < best:
                best = rank
                found = Found(entry[0], entry[1], term[-1], size == 1)
            break
    return found


def _names_head(term: tuple[str, ...], head: str, is_last: bool) -> bool:
    if not head or head in term or head in of_class("amount", "bare"):
        return True
    return is_last and (head in of_class("generic") or term[-1].endswith(_PARTICIPLES))


def _is_vague(code: str, priority: int) -> bool:
    """A "total" or a "number" of whatever: as a code it would have unlike things compared."""
    return priority == _WEAKEST and code.startswith("general.")


def changed(code: str) -> str:
    """The measure of the change of a measure: growth for output."""
    return _CHANGES.get(code, code)


def of_share(code: str | None) -> str | None:
    """The measure of a part of a measure: a stake of shares; a share of anything else is no measure that compares."""
    return "finance.stake" if code in _STAKES else None
