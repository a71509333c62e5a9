"""What an attribution reports in its own sentence: indirect quotations."""

from __future__ import annotations

import re

from newsledger.annotate.speech.model import Attribution, Span, Speech, placed
from newsledger.annotate.speech.quotes import BLANK

_TRIM = " ,.;:\n"
_THAT = re.compile(
    r"(?:\s(?:reporters|journalists|parliament|lawmakers|investors|analysts|the\s\w+|[A-Z]\w+))?"
    r"(?:\s(?:on|late|early|last|in|at|during|after|yesterday|earlier|with|by)(?:\s[\w’'-]+){0,7}?)?,?\sthat\b"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|will|would|has|have|had|could|may|might|should|can|must|rose|fell|grew|made|\w{2,}ed|[a-z]{2,}s)\b"
)
_ASIDE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:on|in|at|during|late|last|yesterday|earlier|after|when|as|here|of)\s)"
)
_SPOKEN = re.compile(rf"{BLANK}|{_FINITE.pattern}")
# "In a statement, …", "In her book, …": where it was said, not what.
_LED = re.compile(r"\W*(?:In|At|On|During|After|Before|By|With|Since|As|Under|Until|Despite|For)\s")
_LEAST_WORDS, _GOES_ON = 2, 3
_CLOSING = {",", "-", "–", "—", '"', "”"}
_NESTED = 3
_LEAST_BESIDE = 4
# "She added:" and, on the next line, her words without any marks.
_BLOCK = re.compile(r"[^.:\n]{0,60}:\s*\n\s*(?P<line>[^\s\"“‘'¤•*-][^\n]{20,2000})")
_DIGIT = re.compile(r"\d")


def reported(bare: str, sentence: Span, said: list[tuple[Attribution, Speech]]) -> list[Speech]:
    """What each attribution of a sentence reports; ``bare`` has the words of direct quotations blanked."""
    found = []
    for no, (one, speech) in enumerate(said):
        if one.kind == "act":
            continue
        low = said[no - 1][0].end if no else sentence[0]
        high = _until(bare, one, [other for other, _ in said[no + 1 :]], sentence[1])
        if block := _BLOCK.match(bare, one.end):
            found.append(placed(speech, block.span("line"), "indirect"))
        parts = [_trimmed(bare, *part) for part in _parts(bare, one, low, high)]
        found += [placed(speech, part, "indirect") for part in parts if _says_something(bare[slice(*part)], len(parts))]
    return found


def _says_something(words: str, parts: int) -> bool:
    """A reported part is more than a word; beside another one, more than "on Monday"."""
    count = len(words.replace(BLANK, "").split())
    return count >= (_LEAST_WORDS if parts == 1 else _LEAST_BESIDE) or (count >= _LEAST_WORDS and bool(_DIGIT.search(words)))


def _until(bare: str, one: Attribution, later: list[Attribution], stop: int) -> int:
    """Up to the next attribution, unless that is itself what is reported ("he noted that the bank expects …")."""
    follower = next((other for other in later if other.method not in {"participle", "claim_noun"}), None)
    if follower is None:
        return stop
    that = _THAT.match(bare, one.end, follower.start)
    if len(bare[that.end() if that else one.end : follower.start].split()) <= _NESTED:
        return stop
    return follower.start


def _parts(bare: str, one: Attribution, low: int, high: int) -> list[Span]:
    """Before the attribution, behind it, or both when it stands between commas."""
    before, after = (low, one.start), (one.end, high)
    if one.method == "cue_before_subject":
        return [before] if bare[low : one.start].strip() else [after]
    if match := _THAT.match(bare, one.end, high):
        return [(match.end(), high)]
    rest = bare[one.end : high].lstrip()
    goes_on = rest[:1] in {",", "-", "–", "—"} and len(rest.split()) > _GOES_ON
    if one.method == "according_to":
        return [before, after] if goes_on else [before] if len(bare[low : one.start].split()) > 1 else [after]
    has_before = bare[low : one.start].rstrip()[-1:] in _CLOSING and len(bare[low : one.start].split()) > _LEAST_WORDS
    is_lead = has_before and _LED.match(bare, low, one.start) and not _SPOKEN.search(bare, low, one.start)
    if not has_before or is_lead:
        return [after]
    if goes_on:
        return [before, after]
    is_trailing = not rest or rest[0] in ".,;:" or len(rest.split()) <= _GOES_ON or _ASIDE.match(rest) or not _FINITE.search(rest)
    return [before] if is_trailing else [after]


def _trimmed(bare: str, start: int, end: int) -> Span:
    while start < end and bare[start] in _TRIM:
        start += 1
    while end > start and bare[end - 1] in _TRIM:
        end -= 1
    return start, end
