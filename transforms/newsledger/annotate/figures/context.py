"""What the words around a figure say of it: bound, qualifier, status."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from newsledger.annotate.figures.figure import Figure
from newsledger.reference.csv_rows import rows
from newsledger.reference.word_lists import word_list
from newsledger.text.tokens import Token, tokens

_BOUND_WORDS = 5
_QUALIFIER_WORDS = 5
_NEGATION_WORDS = 7
_SKIPPED = frozenset({"a", "an", "the", "its", "their", "another", "further", "additional", "extra", "other"})
_FORECAST = re.compile(
    r"\b(?:forecasts?|forecasted|is expected|are expected|expects?|expected to|will|projected|projects?|"
    r"projections?|predict(?:s|ed)?|is seen|outlook)\b",
    re.IGNORECASE,
)
_TARGET = re.compile(r"\b(?:target(?:s|ed|ing)?|goal|aims?|aimed|pledged?|plans? to|planned)\b", re.IGNORECASE)
_ESTIMATE = re.compile(r"\b(?:estimat(?:ed|es?|ing)|believed to)\b", re.IGNORECASE)
_HYPOTHETICAL = re.compile(r"\b(?:if|could|would|might|may)\b(?!\s\d)", re.IGNORECASE)
# What every pattern above begins with: most sentences have none of it.
_OPEN = re.compile(
    r"forecast|expect|will\b|project|predict|seen|outlook|target|goal|aim|pledge|plan|estimat|believed|\b(?:if|could|would|might|may)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r";|,? (?:and that|while|but|although|whereas|and is|and are)\b|, and\b")
Phrases = dict[tuple[str, ...], str]


def describe(text: str, sentence: tuple[int, int], words: Sequence[Token], figures: Sequence[Figure]) -> None:
    """Set bound, qualifier, negation and status of the figures of one sentence."""
    before: Figure | None = None
    is_open = bool(_OPEN.search(text, *sentence))
    for figure in figures:
        bound = _bound(words, figure)
        if bound:
            figure.bound = bound
            figure.rules.append(f"bound.{bound}")
        elif before and is_conversion(words, before, figure):
            figure.bound = before.bound
        figure.qualifier = _qualifier(words, figure)
        figure.is_negated = _is_negated(words, figure, before)
        if is_open:
            figure.status = _status(text[sentence[0] : figure.start], text[figure.end : sentence[1]])
        before = figure


def is_conversion(words: Sequence[Token], first: Figure, second: Figure) -> bool:
    """Whether the second figure says the first again in another unit: "$980bn (£720bn)"."""
    between = words[first.last : second.first]
    if not between or first.unit == second.unit or second.kind == "duration":
        return False
    if between[0].text in {"(", "["}:
        return len(between) == 1 and first.kind == second.kind
    return len(between) == 1 and between[0].lower == "or"


@cache
def _last_words() -> frozenset[str]:
    return frozenset(words[-1] for words in _phrases("before"))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words[0] for words in _phrases("after"))


@cache
def _phrases(side: str) -> Phrases:
    return {tuple(token.lower for token in tokens(row["phrase"])): row["bound"] for row in rows("bounds") if row["side"] == side}


def _bound(words: Sequence[Token], figure: Figure) -> str | None:
    """The longest phrase of a bound that ends at the figure, or begins right after it."""
    at = figure.first
    while at > 0 and words[at - 1].lower in _SKIPPED:
        at -= 1
    for stop in dict.fromkeys((figure.first, at)):
        if not stop or words[stop - 1].lower not in _last_words():
            continue
        for size in range(min(_BOUND_WORDS, stop), 0, -1):
            found = _phrases("before").get(tuple(token.lower for token in words[stop - size : stop]))
            if found:
                return found
    if figure.last >= len(words) or words[figure.last].lower not in _first_words():
        return None
    for size in (3, 2, 1):
        found = _phrases("after").get(tuple(token.lower for token in words[figure.last : figure.last + size]))
        if found:
            return found
    return None


def _qualifier(words: Sequence[Token], figure: Figure) -> str | None:
    """A record or superlative among the few words before the figure, or in the apposition after it."""
    near = [token.lower for token in words[max(0, figure.first - _QUALIFIER_WORDS) : figure.first]]
    after = [token.lower for token in words[figure.last : figure.last + 4]]
    if after[:1] == [","]:
        near = [*near, *after[1:]]
    for word in reversed(near):
        if word == "record" or word in word_list("superlative"):
            return word
    return "record" if "all-time" in " ".join(near).replace(" - ", "-") else None


def _is_negated(words: Sequence[Token], figure: Figure, before: Figure | None) -> bool:
    """Whether the clause says that the figure is not so: "did not cut 4,000 jobs", "denied paying $5m", but not "no more than $5m"."""
    start = max(before.last if before else 0, figure.first - _NEGATION_WORDS)
    for at in range(figure.first - 1, start - 1, -1):
        word = words[at].lower
        if word in word_list("negation_end") or words[at].text in {";", ","}:
            return False
        if word in word_list("negation") or word.endswith(("n't", "n’t")):
            following = words[at + 1].lower if at + 1 < len(words) else ""
            return figure.bound == "exact" and following not in word_list("no_negation_before")
    return False


def _status(before: str, after: str) -> str:
    """Whether the figure's clause tells what happened, or what is thought, planned or supposed."""
    clause = _CLAUSE_END.split(before)[-1] + " " + _CLAUSE_END.split(after)[0]
    for status, pattern in (("target", _TARGET), ("forecast", _FORECAST), ("estimate", _ESTIMATE), ("hypothetical", _HYPOTHETICAL)):
        if pattern.search(clause):
            return status
    return "actual"
