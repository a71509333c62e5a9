"""Who says what: a speaker beside a verb of saying, and the words reported."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsledger.annotate.names import Mention

_VERB = r"(?:said|says|told|announced|reported|stated|added|noted|estimated|forecast|predicted|warned|declared|disclosed)"
_AFTER_NAME = re.compile(rf"(?:\s(?:also|has|had|later|on\s\w+day)){{0,2}}\s(?P<cue>{_VERB})\b(?:\sthat)?")
_BEFORE_NAME = re.compile(rf"(?:\b(?P<cue>{_VERB})|(?P<according>[Aa]ccording to))\s(?:the\s)?(?:[\w'’-]+\s){{0,4}}$")
_DIRECT = re.compile(r"[\"“][^\"“”\n]{3,600}[\"”]")
_SOURCE = re.compile(
    r"\b(?:[Aa]ccording to)\s(?P<who>[^,.;\n]{3,60})|\b(?P<they>[Oo]fficials|[Aa]nalysts|[Ee]conomists|[Ii]t)\s(?:said|say)\b"
)


@dataclass(frozen=True, slots=True)
class Speech:
    """One quotation: its span, its kind, who said it and by which words."""

    start: int
    end: int
    kind: str
    speaker: Mention | None
    speaker_text: str | None
    cue: str | None
    method: str


def find_speech(text: str, sentences: list[tuple[int, int]], mentions: list[Mention]) -> list[Speech]:
    """Direct and indirect quotations of every sentence that reports one."""
    found = []
    for start, end in sentences:
        cue = _cue(text, start, end, [m for m in mentions if start <= m.start and m.end <= end])
        who, words, verb, method = cue[:4] if cue else (None, None, None, "none")
        quoted = [match.span() for match in _DIRECT.finditer(text, start, end)]
        found += [Speech(first, last, "direct", who, words, verb, method) for first, last in quoted]
        if cue and not quoted:
            found.append(Speech(*_reported(text, start, end, cue[4]), "indirect", who, words, verb, method))
    return found


_Cue = tuple["Mention | None", str | None, str | None, str, tuple[int, int]]


def _cue(text: str, start: int, end: int, mentions: list[Mention]) -> _Cue | None:
    """(speaker, its words, cue, method, span of speaker and cue) of the first attribution in a sentence."""
    for mention in mentions:
        if mention.kind not in {"person", "organisation"}:
            continue
        if after := _AFTER_NAME.match(text, mention.end, end):
            return mention, mention.surface, after["cue"], "subject_before_cue", (mention.start, after.end())
        if before := _BEFORE_NAME.search(text[start : mention.start]):
            cue = before["cue"] or before["according"]
            return mention, mention.surface, cue, "cue_before_subject", (start + before.start(), mention.end)
    if source := _SOURCE.search(text, start, end):
        who = source["who"] or source["they"]
        return None, who if who.lower() != "it" else None, source[0].split()[0], "unnamed_source", source.span()
    return None


def _reported(text: str, start: int, end: int, cue: tuple[int, int]) -> tuple[int, int]:
    """The longer of what stands before and after the attribution, blanks and commas trimmed."""
    parts = [(start, cue[0]), (cue[1], end)]
    low, high = max(parts, key=lambda part: part[1] - part[0])
    while low < high and text[low] in " ,.":
        low += 1
    while high > low + 1 and text[high - 1] in " ,.":
        high -= 1
    return low, high
