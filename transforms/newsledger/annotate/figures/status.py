"""Whether a figure tells what happened, or what is thought, planned or supposed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsledger.annotate.figures.figure import Figure
from newsledger.reference.csv_rows import rows
from newsledger.reference.word_lists import word_list
from newsledger.text.tokens import Token

_YARDSTICK_REACH = 9
_NAME_AT_MOST = 4
_SAID = frozenset({"said", "told", "added"})
_SAID_ON = frozenset({"on", "in", "at", "yesterday", "today", "earlier", "last", "late", "by", "during", "and", "while"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "we"})
_RESULTS = frozenset({"reported", "posted", "announced", "recorded", "disclosed", "had", "made", "lost", "earned"})
# What outweighs what where a clause has words of several.
_ORDER = ("target", "forecast", "estimate", "hypothetical")


def describe(words: Sequence[Token], figures: Sequence[Figure]) -> None:
    """Set the status of the figures of one sentence, each by the words of its own clause."""
    status_of = _statuses()
    told = [(at, status) for at, token in enumerate(words) if (status := status_of.get(token.lower)) and _is_meant(words, at)]
    yardsticks = {at for at, _ in told if _is_yardstick(words, at)}
    if not told:
        return
    ends = [at for at in range(len(words)) if _ends_clause(words, at)]
    for figure in figures:
        first = max((at for at in ends if at < figure.first), default=-1)
        last = min((at for at in ends if at >= figure.last), default=len(words))
        here = {status for at, status in told if first < at < last and not (at in yardsticks and figure.first < at)}
        figure.status = next((status for status in _ORDER if status in here), figure.status)


@cache
def _statuses() -> dict[str, str]:
    return {row["word"]: row["status"] for row in rows("status_words")}


def _is_meant(words: Sequence[Token], at: int) -> bool:
    """Not the month of May, nor what somebody has seen or plans in the plural."""
    word = words[at].text
    if word == "May":
        return False
    if word == "seen":
        return at > 0 and words[at - 1].lower in {"is", "are"}
    return word != "plans" or (at + 1 < len(words) and words[at + 1].lower == "to")


def _is_yardstick(words: Sequence[Token], at: int) -> bool:
    """ "3.1 percent, above the bank's forecast": what came is held against what was thought."""
    before = [token.lower for token in words[max(0, at - _YARDSTICK_REACH) : at]]
    return any(word in word_list("held_against") for word in before)


def _is_saying(words: Sequence[Token], at: int) -> bool:
    """Whether somebody says from ``at`` on what another statement follows: ", Weiss said the ministry", not ", Weiss said."."""
    for no in range(at, min(at + _NAME_AT_MOST, len(words) - 1)):
        if words[no].lower in _SAID:
            return no > at and words[no + 1].kind == "word" and words[no + 1].lower not in _SAID_ON
        if words[no].kind != "word" or not words[no].text[:1].isupper():
            return False
    return False


def _tells_result(words: Sequence[Token], at: int) -> bool:
    """ "It reported", "he posted": a fact stands beside what may be."""
    told = [token.lower for token in words[at : at + 2]]
    return len(told) == 2 and told[0] in _PRONOUNS and told[1] in _RESULTS


def _ends_clause(words: Sequence[Token], at: int) -> bool:
    """A semicolon, or a comma or not before a word that begins another statement: "…, and", "while", "but"."""
    if words[at].text == ";":
        return True
    following = words[at + 1].lower if at + 1 < len(words) else ""
    if words[at].text == "," and _is_saying(words, at + 1):
        return True
    # "Expected to rise to 7 in 1988, and 9 in 1989": no statement of its own begins before a mere number.
    if words[at].text == "," and following == "and" and at + 2 < len(words) and words[at + 2].kind == "number":
        return False
    if words[at].lower == "as" and _tells_result(words, at + 1):
        return True  # "may seek a merger as it reported a loss of 9 mln"
    if words[at].lower == "and" and following in _statuses():
        return True  # "rose to 9 and expects growth"
    return words[at].lower in word_list("statement_begin") or (words[at].text == "," and following == "and")
