"""Whether a figure tells what happened, or what is thought, planned or supposed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsledger.annotate.figures.figure import Figure
from newsledger.reference.csv_rows import rows
from newsledger.reference.word_lists import word_list
from newsledger.text.tokens import Tokens

_YARDSTICK_REACH = 9
_NAME_AT_MOST = 4
_SAID = frozenset({"said", "told", "added"})
_SAID_ON = frozenset({"on", "in", "at", "yesterday", "today", "earlier", "last", "late", "by", "during", "and", "while"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "we"})
_RESULTS = frozenset({"reported", "posted", "announced", "recorded", "disclosed", "had", "made", "lost", "earned"})
# What those do who answer a survey; nobody else does it in the plural right behind a share of them.
_ANSWERS = frozenset(
    {"plan", "expect", "intend", "hope", "aim", "want", "anticipate", "predict", "forecast", "estimate", "believe", "think"}
)
_ANSWERERS_AT_MOST = 6
# What outweighs what where a clause has words of several.
_ORDER = ("target", "forecast", "estimate", "hypothetical")


def describe(words: Tokens, figures: Sequence[Figure]) -> None:
    """Set the status of the figures of one sentence, each by the words of its own clause."""
    status_of = _statuses()
    if status_of.keys().isdisjoint(words.lower):
        return
    told = [(at, status) for at, word in enumerate(words.lower) if (status := status_of.get(word)) and _is_meant(words, at)]
    yardsticks = {at for at, _ in told if _is_yardstick(words, at)}
    if not told:
        return
    ends = [at for at, word in enumerate(words.lower) if word in _clause_ends() and _ends_clause(words, at)]
    for figure in figures:
        first = max((at for at in ends if at < figure.first), default=-1)
        last = min((at for at in ends if at >= figure.last), default=words.size)
        if _counts_answers(words, figure):
            last = min(last, figure.last)
        here = {status for at, status in told if first < at < last and not (at in yardsticks and figure.first < at)}
        figure.status = next((status for status in _ORDER if status in here), figure.status)


@cache
def _statuses() -> dict[str, str]:
    return {row["word"]: row["status"] for row in rows("status_words")}


def _is_meant(words: Tokens, at: int) -> bool:
    """Not the month of May, nor what somebody has seen or plans in the plural."""
    word = words.text[at]
    if word == "May":
        return False
    if word == "seen":
        return words.lower[at - 1] in {"is", "are"}
    return word != "plans" or words.lower[at + 1] == "to"


def _is_yardstick(words: Tokens, at: int) -> bool:
    """ "3.1 percent, above the bank's forecast": what came is held against what was thought."""
    before = words.lower[max(0, at - _YARDSTICK_REACH) : at]
    return not word_list("held_against").isdisjoint(before)


def _counts_answers(words: Tokens, figure: Figure) -> bool:
    """ "57% of respondents plan to save", "12% expect": what they will do is a plan, how many plan it is a fact."""
    if figure.kind != "percent":
        return False
    reach = _ANSWERERS_AT_MOST if words.lower[figure.last] == "of" else 0
    return not _ANSWERS.isdisjoint(words.lower[figure.last : figure.last + reach + 1])


def _is_saying(words: Tokens, at: int) -> bool:
    """Whether somebody says from ``at`` on what another statement follows: ", Weiss said the ministry", not ", Weiss said."."""
    for no in range(at, at + _NAME_AT_MOST):
        if words.lower[no] in _SAID:
            return no > at and words.kind[no + 1] == "word" and words.lower[no + 1] not in _SAID_ON
        if words.kind[no] != "word" or not words.text[no][0].isupper():
            return False
    return False


def _tells_result(words: Tokens, at: int) -> bool:
    """ "It reported", "he posted": a fact stands beside what may be."""
    return words.lower[at] in _PRONOUNS and words.lower[at + 1] in _RESULTS


@cache
def _clause_ends() -> frozenset[str]:
    """What a clause can end with, or the next begin."""
    return word_list("statement_begin") | {";", ",", "and", "as"}


def _ends_clause(words: Tokens, at: int) -> bool:
    """A semicolon, or a comma or not before a word that begins another statement: "…, and", "while", "but"."""
    if words.text[at] == ";":
        return True
    following = words.lower[at + 1]
    if words.text[at] == "," and _is_saying(words, at + 1):
        return True
    # "Expected to rise to 7 in 1988, and 9 in 1989": no statement of its own begins before a mere number.
    if words.text[at] == "," and following == "and" and words.kind[at + 2] == "number":
        return False
    if words.lower[at] == "as" and _tells_result(words, at + 1):
        return True  # "may seek a merger as it reported a loss of 9 mln"
    if words.lower[at] == "and" and following in _statuses():
        return True  # "rose to 9 and expects growth"
    return words.lower[at] in word_list("statement_begin") or (words.text[at] == "," and following == "and")
