"""The figure engine: every figure of an article, with what it states of itself."""

from __future__ import annotations

from collections.abc import Sequence

from newsledger.annotate.figures import change, context, status
from newsledger.annotate.figures.amounts import is_amount, is_cell, without_table
from newsledger.annotate.figures.candidates import read_candidates
from newsledger.annotate.figures.compounds import is_compound
from newsledger.annotate.figures.counts import count
from newsledger.annotate.figures.currency import Money
from newsledger.annotate.figures.elision import complete, complete_from_next, share_per
from newsledger.annotate.figures.exclusions import Span, Spans, exclusion, is_in_time
from newsledger.annotate.figures.figure import Figure
from newsledger.annotate.figures.multiples import settle_multiples
from newsledger.annotate.figures.ordinals import read_ordinals
from newsledger.annotate.figures.points import settle_index, settle_points
from newsledger.annotate.figures.ranges import join_ranges
from newsledger.annotate.figures.sums import join_sums
from newsledger.annotate.figures.tables import complete_in_table
from newsledger.reference.lexicon import Lexicon
from newsledger.text.tokens import Tokens, tokens

# How many figures back one that leaves its unit unsaid may point.
_REMEMBERED = 12
# How many of its own sentence: more than a sentence has, unless it is a table or no sentence at all.
_REMEMBERED_HERE = 64


def find_figures(
    text: str,
    sentences: Sequence[Span],
    lexicon: Lexicon,
    *,
    times: Sequence[Span] = (),
    names: Sequence[Span] = (),
    money: Money | None = None,
) -> list[Figure]:
    """Every number of ``text`` that states an amount, in order; those with ``is_stated`` are figures of the ledger.

    ``sentences``, ``times`` and ``names`` are spans of code points; a number inside a time or a name is no figure. ``money``
    says which dollar, franc or pound the article means. Offsets in the result are offsets into ``text``.
    """
    reader = _Reader(lexicon, Spans(times), Spans(names), money or Money())
    for no, (start, end) in enumerate(sentences):
        if lexicon.has_number(text, start, end):
            words = tokens(text, start, end)
            figures = reader.read(words, no, text[start:end].isupper())
            if not figures:
                continue
            settle_multiples(words, figures)
            settle_index(words, figures)
            settle_points(text[start:end], figures, reader.found)
            context.describe(words, figures)
            status.describe(words, figures)
            change.describe(words, figures)
            reader.found += figures
    return reader.found


class _Reader:
    """Reads sentence after sentence; ``found`` are the figures so far, from which later ones take what they leave unsaid."""

    def __init__(self, lexicon: Lexicon, times: Spans, names: Spans, money: Money) -> None:
        self._lexicon, self._times, self._names, self._money = lexicon, times, names, money
        self.found: list[Figure] = []

    def read(self, words: Tokens, no: int, is_capitals: bool) -> list[Figure]:
        """The figures of one sentence, in order. ``is_capitals``: a headline, in which capitals say nothing of names."""
        candidates = [one for one in read_candidates(words, no, self._lexicon) if not is_in_time(words, one, self._times)]
        kept: list[Figure] = []
        if len(candidates) > 1:
            candidates = join_ranges(words, join_sums(words, candidates))
        for candidate in candidates:
            rule = exclusion(words, candidate, self._names, is_capitals)
            if rule == "age":
                candidate.kind, candidate.unit, candidate.aside = "duration", "year_of_age", rule
            elif rule == "pronoun":
                candidate.aside = rule
            elif rule or (kept and candidate.first < kept[-1].phrase_last):
                continue
            if self._complete(words, candidate, kept):
                kept.append(candidate)
        if len(kept) > 1:
            complete_from_next(words, kept)
            kept = without_table(kept)
            share_per(words, kept, self._lexicon)
        if ordinals := read_ordinals(words, no, self._lexicon, kept, self._times, self._names):
            return sorted([*kept, *ordinals], key=lambda figure: figure.start)
        return kept

    def _complete(self, words: Tokens, figure: Figure, kept: Sequence[Figure]) -> bool:
        """Find what the number counts: its own unit, its table's label, the noun after it, or what it is compared with."""
        self._money.settle(figure)
        if figure.unit:
            return True
        known = [*self.found[-_REMEMBERED:], *kept[-_REMEMBERED_HERE:]]
        if complete_in_table(words, figure, kept, self._money.currency(known)):
            return True
        if count(words, figure, self._lexicon):
            return True
        if is_compound(words, figure.last, self._lexicon):
            return False
        if complete(words, figure, known):
            return True
        if figure.is_vague or (is_amount(words, figure, self._lexicon) and not is_cell(words, figure)):
            # An amount that says not of what: kept, and marked by having no unit.
            figure.kind = "quantity" if figure.value % 1 else "count"
            figure.rules.append("unit.unknown")
            return True
        return False
