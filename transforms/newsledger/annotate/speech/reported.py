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
_ASIDE = re.compile(r"(?:on|in|at|during|late|last|yesterday|earlier|after|when|as|here|of)\s")
_LEAST_WORDS = 2
_NESTED = 3


def reported(bare: str, sentence: Span, said: list[tuple[Attribution, Speech]]) -> list[Speech]:
    """What each attribution of a sentence reports; ``bare`` has the words of direct quotations blanked."""
    found = []
    for no, (one, speech) in enumerate(said):
        low = said[no - 1][0].end if no else sentence[0]
        high = _until(bare, one, [other for other, _ in said[no + 1 :]], sentence[1])
        for start, end in _parts(bare, one, low, high):
            start, end = _trimmed(bare, start, end)
            if len(bare[start:end].replace(BLANK, "").split()) >= _LEAST_WORDS:
                found.append(placed(speech, (start, end), "indirect"))
    return found


def _until(bare: str, one: Attribution, later: list[Attribution], stop: int) -> int:
    """Up to the next attribution, unless that is itself what is reported ("he noted that the bank expects …")."""
    follower = next((other for other in later if other.method != "participle"), None)
    if follower is None or len(bare[one.end : follower.start].split()) <= _NESTED:
        return stop
    return follower.start


def _parts(bare: str, one: Attribution, low: int, high: int) -> list[Span]:
    """Before the attribution, behind it, or both when it stands between commas."""
    before, after = (low, one.start), (one.end, high)
    comma_before = bare[low : one.start].rstrip()[-1:] in {",", "-", "–", "—", '"', "”"} and len(bare[low : one.start].split()) > 2
    rest = bare[one.end : high].lstrip()
    if one.method == "according_to":
        return [before, after]
    if match := _THAT.match(bare, one.end, high):
        return [(match.end(), high)]
    if not comma_before:
        return [after]
    if one.method == "cue_before_subject" or not rest or rest[0] in ".,;:" or len(rest.split()) < 4 or _ASIDE.match(rest):
        return [before, after] if rest[:1] == "," and len(rest.split()) > 3 and one.method != "cue_before_subject" else [before]
    return [after] if one.method in {"subject_before_cue", "participle", "apposition"} else [before]


def _trimmed(bare: str, start: int, end: int) -> Span:
    while start < end and bare[start] in _TRIM:
        start += 1
    while end > start and bare[end - 1] in _TRIM:
        end -= 1
    return start, end
