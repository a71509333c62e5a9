"""Gains that stand in accounts: "an extraordinary gain of 1.1 mln", "a gain on the sale of a plant" say nothing of a rise."""

from __future__ import annotations

from newsledger.reference.word_lists import word_list
from newsledger.text.tokens import Tokens

_GAINS = frozenset({"gain", "gains"})
_CAUSE, _ENTRY = 4, 6
_OF = frozenset({"on", "from", "after"})


def is_booked_gain(words: Tokens, at: int, kind: str) -> bool:
    """Whether the word at ``at``, beside money, is a gain in results: by its adjective, what it came from, or a verb of accounts."""
    if kind != "money" or words.lower[at] not in _GAINS:
        return False
    if words.lower[at - 1] in word_list("booked_gain"):
        return True
    after = words.lower[at + 1 : at + 1 + _CAUSE]
    if after[0] in _OF and not word_list("booked_from").isdisjoint(after[1:]):
        return True
    return not word_list("booked_in").isdisjoint(words.lower[max(0, at - _ENTRY) : at])
