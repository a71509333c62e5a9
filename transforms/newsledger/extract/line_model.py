"""How much each line of a page looks like part of its article: a linear model over what is seen of the line and around it.

The weights (seeds/reference/line_weights.csv) are those of a logistic regression; benchmarks/line_weights.py fits them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsledger.extract.line_context import Context
from newsledger.extract.line_features import Features, Seen, look, own_features
from newsledger.extract.marks_around import MarksAround

# What the clipped log-odds count for: the words of the line, to this power.
_WORD_POWER = 0.45
_MOST_WORDS = 100
_CLIP = 4.0
# Such as "Advertisement" and "Article continues below": they say nothing about what is around them.
_ASIDE = "advertisement"
# Taking up the article again after a gap costs this share of what the best run is worth, and no more than this.
_RESUMING_SHARE = 0.15
_RESUMING_MOST = 12.0


def line_features(lines: Sequence[str]) -> tuple[list[Seen], list[Features]]:
    """What is seen of each line, and its features."""
    seen = [look(line) for line in lines]
    return seen, features_of(seen)


def features_of(seen: Sequence[Seen]) -> list[Features]:
    """The features of each line of a page. Lines that stand between any two paragraphs have none, and the others are seen without them."""
    others = [line for line in seen if not _is_aside(line)]
    context, marks = Context(others), MarksAround(others)
    found = (own_features(line, context.times[line.key]) | context.features(no) | marks.features(no) for no, line in enumerate(others))
    return [{} if _is_aside(line) else next(found) for line in seen]


def _is_aside(line: Seen) -> bool:
    return line.cue is not None and line.cue.rule == _ASIDE


def log_odds(features: Features, weights: Mapping[str, float]) -> float:
    """The log-odds that the line is part of the article; what has no weight counts nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def gain(log_odds: float, words: int) -> float:
    """What keeping a line of so many words adds to the sum that ``best_runs`` makes as high as it can be."""
    weight: float = (min(words, _MOST_WORDS) + 1) ** _WORD_POWER
    return max(-_CLIP, min(_CLIP, log_odds)) * weight


def best_runs(gains: Sequence[float], resuming: float | None = None) -> list[bool]:
    """Which lines lie in the runs with the highest sum, where every run but the first costs ``resuming``."""
    resuming = min(_RESUMING_MOST, _RESUMING_SHARE * _best_sum(gains)) if resuming is None else resuming
    none, inside, gap = 0.0, float("-inf"), float("-inf")
    came_from: list[tuple[int, int]] = []
    for amount in gains:
        # 0: no run yet; 1: in a run; 2: between runs. Of equals the earlier state wins.
        before_inside = max(((none, 0), (inside, -1), (gap - resuming, -2)))
        before_gap = max(((gap, -2), (inside, -1)))
        came_from.append((-before_inside[1], -before_gap[1]))
        inside, gap = before_inside[0] + amount, before_gap[0]
    state = -max(((none, 0), (inside, -1), (gap, -2)))[1]
    kept = [False] * len(gains)
    for no in range(len(gains) - 1, -1, -1):
        kept[no] = state == 1
        state = came_from[no][0] if state == 1 else came_from[no][1] if state == 2 else 0
    return kept


def _best_sum(gains: Sequence[float]) -> float:
    """What the best contiguous run is worth (Kadane's algorithm)."""
    best = total = 0.0
    for amount in gains:
        total = max(total + amount, 0.0)
        best = max(best, total)
    return best
