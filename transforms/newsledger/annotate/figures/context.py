"""What the words around a figure say of it: bound, qualifier, negation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsledger.annotate.figures.figure import Figure
from newsledger.reference.csv_rows import rows
from newsledger.reference.word_lists import word_list
from newsledger.text.tokens import Tokens, tokens

_QUALIFIER_WORDS = 5
_NEGATION_WORDS = 7
_MOST_WORDS = 1 << 14
_COMPARES = frozenset({"than", "below", "above", "under"})
_DEFINITE = frozenset({"the", "its", "their"})
_SKIPPED = frozenset({"a", "an", "the", "its", "their", "another", "further", "additional", "extra", "other"})
Phrases = dict[tuple[str, ...], str]


def describe(words: Tokens, figures: Sequence[Figure]) -> None:
    """Set bound, qualifier and negation of the figures of one sentence."""
    before: Figure | None = None
    for figure in figures:
        bound = _bound(words, figure)
        if bound:
            figure.bound = bound
            figure.rules.append(f"bound.{bound}")
        elif before and is_conversion(words, before, figure):
            figure.bound = before.bound
        figure.qualifier = _qualifier(words, figure)
        figure.is_negated = _is_negated(words, figure, before)
        before = figure


def is_conversion(words: Tokens, first: Figure, second: Figure) -> bool:
    """Whether the second figure says the first again in another unit: "$640bn (£510bn)"."""
    between = words.lower[first.last]
    if second.first - first.last != 1 or first.unit == second.unit or second.kind == "duration":
        return False
    return first.kind == second.kind if between in {"(", "["} else between == "or"


@cache
def _longest() -> dict[str, int]:
    """By its last word, how many words the longest phrase of a bound before a figure has."""
    return {words[-1]: len(words) for words in sorted(_phrases("before"), key=len)}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words[0] for words in _phrases("after"))


@cache
def _phrases(side: str) -> Phrases:
    return {tokens(row["phrase"]).forms: row["bound"] for row in rows("bounds") if row["side"] == side}


def _bound(words: Tokens, figure: Figure) -> str | None:
    """The longest phrase of a bound that ends at the figure, or begins right after it."""
    at, longest = figure.first, _longest()
    while words.lower[at - 1] in _SKIPPED:
        at -= 1
    for stop in (figure.first, at) if at < figure.first else (at,):
        for size in range(min(longest.get(words.lower[stop - 1], 0), stop), 0, -1):
            found = _phrases("before").get(tuple(words.lower[stop - size : stop]))
            if found and words.lower[stop - 1] in _COMPARES and stop < figure.first and words.lower[stop] in _DEFINITE:
                return None  # "more than the 3 pct rise that was expected" compares
            if found:
                moves = found == "up_to" and words.lower[stop - size] == "up" and _moves_up_to(words, stop - size)
                return None if moves else found
    if words.lower[figure.last] not in _first_words():
        return None
    for size in (3, 2, 1):
        found = _phrases("after").get(tuple(words.lower[figure.last : figure.last + size]))
        if found:
            return found
    return None


def _moves_up_to(words: Tokens, up: int) -> bool:
    """ "Dubai was trading up to 16.50 dlrs", "pushed the index up to 90": where it went, and no maximum."""
    return up > 0 and words.lower[up - 1] in word_list("moves_up_to")


def _qualifier(words: Tokens, figure: Figure) -> str | None:
    """A record or superlative in the apposition after the figure, or among the few words before it."""
    qualifiers, last = word_list("qualifier"), figure.last
    if words.text[last] == ",":
        for word in words.lower[last + 3 : last : -1]:
            if word in qualifiers:
                return word
    start = max(0, figure.first - _QUALIFIER_WORDS)
    near = words.lower[start : figure.first]
    if qualifiers.isdisjoint(near) and "time" not in near:
        return None
    for at in range(figure.first - 1, start - 1, -1):
        word = words.lower[at]
        if word in qualifiers:
            return word
        if word == "time" and at > 1 and words.text[at - 1] == "-" and words.lower[at - 2] == "all":
            return "record"
    return None


class _Negates(dict[str, bool]):
    """Whether a word in lower case negates; kept when first met."""

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = found = word in word_list("negation") or word.endswith(("n't", "n’t"))
        return found


_NEGATES = _Negates()


def _is_negated(words: Tokens, figure: Figure, before: Figure | None) -> bool:
    """Whether the clause says that the figure is not so: "did not cut 4,000 jobs", "denied paying $5m", but not "no more than $5m"."""
    start = max(before.last if before else 0, figure.first - _NEGATION_WORDS)
    if not any(map(_NEGATES.__getitem__, words.lower[start : figure.first])):
        return False
    for at in range(figure.first - 1, start - 1, -1):
        word = words.lower[at]
        if word in word_list("negation_end") or words.text[at] in {";", ","}:
            return False
        if _NEGATES[word]:
            following = words.lower[at + 1]
            if word == "not" and following.endswith("ing"):
                return False  # "not paying the tax saves 7 pct"
            return figure.bound == "exact" and following not in word_list("no_negation_before")
    return False
