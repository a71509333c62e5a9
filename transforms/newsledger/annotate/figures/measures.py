"""Which measure a figure states: the nearest fitting term of the vocabulary in its sentence."""

from __future__ import annotations

from newsledger.reference.lexicon import Lexicon
from newsledger.text.words import Word, stem

_LONGEST = 5
_AFTER_PENALTY = 8


def find_terms(words: list[Word], lexicon: Lexicon) -> list[tuple[int, int, str, int]]:
    """(start, end, code, priority) of every measure term, the longest where several begin at a word."""
    stems = [stem(word.text) for word in words]
    found = []
    at = 0
    while at < len(stems):
        for size in range(min(_LONGEST, len(stems) - at), 0, -1):
            entry = lexicon.measures.get(tuple(stems[at : at + size]))
            if entry:
                found.append((words[at].start, words[at + size - 1].end, *entry))
                at += size - 1
                break
        at += 1
    return found


def measure_of(start: int, end: int, kind: str, terms: list[tuple[int, int, str, int]], lexicon: Lexicon) -> tuple[int, int, str] | None:
    """(start, end, code) of the term that names the figure at ``start``: near, specific, and of a measure with such figures."""
    fitting = [term for term in terms if kind in lexicon.measure_kinds.get(term[2], ()) and not (term[0] < end and start < term[1])]
    if not fitting:
        return None
    distance = {term: (start - term[1] if term[1] <= start else term[0] - end + _AFTER_PENALTY) + 60 * (term[3] - 1) for term in fitting}
    best = min(fitting, key=lambda term: (distance[term], term[0]))
    return best[0], best[1], best[2]
