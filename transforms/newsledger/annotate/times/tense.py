"""Which way a weekday or a bare month points: "said Monday" is past, "will meet Monday" is to come."""

from __future__ import annotations

from functools import cache, lru_cache

from newsledger.annotate.times.grammar import Phrase
from newsledger.annotate.times.model import Tokens
from newsledger.annotate.times.vocabulary import class_of
from newsledger.reference.csv_rows import rows

_REACH = 25
_GROUP = 4
_PAST_ENDING, _PAST_LENGTH = "ed", 4
_FUTURE = frozenset({"will", "ll", "wo", "would", "should", "may", "shall"})
# "Are expected" looks ahead, "planned" in the past tense does not.
_PASSIVE = frozenset({"is", "are", "be"})
_ARTICLES = frozenset({"a", "an", "the", "its", "their", "his", "her"})
# "Is set to meet", "set for Monday" look ahead; "a record set on Aug. 6", "she set aside" do not.
_SET_AHEAD_BEFORE, _SET_AHEAD_AFTER = frozenset({"is", "are", "be", "was", "were", "all"}), frozenset({"to", "for"})
# "Unspecified", "unlimited" describe a noun and tell no time; but "unveiled", "united" do.
_NOT_DONE = "un"
_UNDONE = frozenset({"unveiled", "unleashed", "unified", "united", "undermined", "uncovered", "underlined", "unfolded", "undercut"})
# What takes effect on a day may lie either way: the day's nearest year is meant, whatever the verb.
_EITHER_WAY = frozenset({"effective"})
# "As early as Tuesday", "until Tuesday".
_OPENING = frozenset({"As", "Until", "Till"})
_UNTIL = "until (?:clock ampm zone?)?|prep (?:phase|other) prep"


def direction(phrase: Phrase) -> int:
    """-1 for the past, 1 for the future, 0 where no verb of the sentence tells.

    The nearest verb before the phrase governs it; only without one does the first verb after it count.
    """
    tokens = phrase.tokens
    if phrase.stop < len(tokens.starts) and _cues("after").get(tokens.word(phrase.stop)):
        return 1
    if is_ended(phrase):
        return -1
    if phrase.word_before() in _EITHER_WAY:
        return 0
    if phrase.follows(_UNTIL, 5):
        is_first = not _OPENING.isdisjoint(tokens.surfaces[max(0, phrase.first - 3) : phrase.first])
        is_opening = is_first and phrase.stop < len(tokens.starts) and tokens.classes[phrase.stop] == class_of()["comma"]
        return (is_opening and _after(phrase)) or 1
    if phrase.stop < len(tokens.starts) and tokens.classes[phrase.stop] == class_of()["poss"]:
        return _after(phrase)
    is_to, ends, after_to = False, _ends(), _cues("to")
    for at in range(phrase.first - 1, max(-1, phrase.first - 1 - _REACH), -1):
        if tokens.classes[at] in ends:
            break
        word = tokens.word(at)
        if is_to and word in after_to:
            return 1
        if found := _verb_at(tokens, at):
            if word.endswith(_PAST_ENDING) and _before(tokens, at, 1) & _ARTICLES:
                continue
            return _whole_group(tokens, at, found)
        is_to = is_to or _is_infinitive(tokens, at)
    return _after(phrase)


def is_ended(phrase: Phrase) -> bool:
    """Whether a period "ended" on the phrase, so that it lies in the past for certain."""
    return phrase.first > 0 and phrase.tokens.word(phrase.first - 1) == "ended"


def _after(phrase: Phrase) -> int:
    tokens, ends = phrase.tokens, _ends()
    for at in range(phrase.stop, min(len(tokens.starts), phrase.stop + _REACH)):
        if tokens.classes[at] in ends:
            break
        if found := _verb_at(tokens, at):
            is_active = tokens.word(at).endswith(_PAST_ENDING) and not _before(tokens, at, 1) & _PASSIVE
            return -1 if is_active else found
    return 0


def _whole_group(tokens: Tokens, at: int, found: int) -> int:
    """The direction of a verb with its auxiliaries: "will be held" and "is to be sold" are future, "had been due" is past."""
    if found > 0:
        return -1 if {"had", "been"} <= _before(tokens, at, 2) else 1
    is_future = _before(tokens, at, _GROUP) & _FUTURE or _before(tokens, at, 2) == {"to", "be"}
    return 1 if is_future else -1


def _before(tokens: Tokens, at: int, count: int) -> set[str]:
    return {tokens.word(back) for back in range(max(0, at - count), at)}


def _verb_at(tokens: Tokens, at: int) -> int:
    word = tokens.word(at)
    if word == "set":
        following = tokens.word(at + 1) if at + 1 < len(tokens.starts) else ""
        return 1 if following in _SET_AHEAD_AFTER or _before(tokens, at, 1) & _SET_AHEAD_BEFORE else -1
    return _verb(word, tokens.classes[at])


@lru_cache(maxsize=1 << 14)
def _verb(word: str, mark: str) -> int:
    if mark == class_of()["mayword"]:
        return 0
    if word.startswith(_NOT_DONE) and word not in _UNDONE:
        return _cues("verb").get(word, 0)
    return _cues("verb").get(word) or -int(len(word) > _PAST_LENGTH and word.endswith(_PAST_ENDING))


def _is_infinitive(tokens: Tokens, at: int) -> bool:
    """Whether "to" stands before what may be a verb: a word in small letters that is no time word."""
    following = at + 1
    return (
        tokens.classes[at] == class_of()["to"]
        and following < len(tokens.classes)
        and tokens.classes[following] == class_of()["other"]
        and tokens.surfaces[following][0].islower()
    )


@cache
def _cues(place: str) -> dict[str, int]:
    return {row["word"]: int(row["direction"]) for row in rows("tense_words") if row["place"] == place}


@cache
def _ends() -> frozenset[str]:
    return frozenset(class_of()[name] for name in ("break", "stop"))
