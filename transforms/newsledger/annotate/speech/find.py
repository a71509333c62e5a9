"""Every quotation of an article with its speaker."""

from __future__ import annotations

import re
from dataclasses import replace
from bisect import bisect_right
from collections.abc import Sequence

from newsledger.annotate.names import Mention
from newsledger.annotate.speech.attribute import attributions
from newsledger.annotate.speech.model import CONFIDENCE, Attribution, Span, Speech
from newsledger.annotate.speech.quotes import BLANK, blanked, find_quotes, is_open
from newsledger.annotate.speech.resolve import Memory, confidence
from newsledger.annotate.speech.sources import Sources

_TRIM = " ,.;:\n"
_THAT = re.compile(
    r"(?:\s(?:reporters|journalists|parliament|lawmakers|investors|analysts|the\s\w+|[A-Z]\w+))?"
    r"(?:\s(?:on|late|early|last|in|at|during|after|yesterday|earlier|with|by)(?:\s[\w’'-]+){0,7}?)?,?\sthat\b"
)
_ASIDE = re.compile(r"(?:on|in|at|during|late|last|yesterday|earlier|after|when|as|here|of)\s")
_LEAST_WORDS = 2


def find_speech(text: str, sentences: Sequence[Span], mentions: Sequence[Mention]) -> list[Speech]:
    """Direct and indirect quotations in order of start; one attributed to nobody found has speaker None and method none."""
    quotes = find_quotes(text)
    bare = blanked(text, quotes)
    sources, memory = Sources(bare, mentions), Memory(text, mentions)
    starts = [start for start, _ in sentences]
    found: list[Speech] = []
    said: dict[int, list[tuple[Attribution, Speech]]] = {}
    for no, sentence in enumerate(sentences):
        pairs = []
        for one in attributions(bare, sentence, sources):
            speaker, words, method = memory.resolve(one)
            pairs.append(
                (
                    one,
                    Speech(
                        one.start,
                        one.end,
                        "indirect",
                        speaker,
                        words,
                        one.cue,
                        method,
                        confidence(method, speaker, words),
                        one.source,
                        one.kind,
                    ),
                )
            )
        said[no] = pairs
        found += _reported(text, bare, sentence, pairs)
    found += _direct(text, quotes, starts, said)
    return sorted(found, key=lambda speech: (speech.start, speech.end))


def _reported(text: str, bare: str, sentence: Span, pairs: list[tuple[Attribution, Speech]]) -> list[Speech]:
    """What each attribution of a sentence reports, the words outside direct quotations."""
    found = []
    for no, (one, speech) in enumerate(pairs):
        low = pairs[no - 1][0].end if no else sentence[0]
        high = pairs[no + 1][0].start if no + 1 < len(pairs) and pairs[no + 1][0].method != "participle" else sentence[1]
        for start, end in _parts(bare, one, low, high):
            start, end = _trimmed(text, start, end)
            if len(bare[start:end].replace(BLANK, "").split()) >= _LEAST_WORDS:
                found.append(_with_span(speech, start, end, "indirect"))
    return found


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


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return start, end


def _with_span(speech: Speech, start: int, end: int, kind: str, method: str | None = None) -> Speech:
    sure = speech.confidence if method is None else min(speech.confidence, CONFIDENCE[method])
    return replace(speech, start=start, end=end, kind=kind, method=method or speech.method, confidence=sure)


def _direct(text: str, quotes: list[Span], starts: list[int], said: dict[int, list[tuple[Attribution, Speech]]]) -> list[Speech]:
    """Each direct quotation with the attribution of its sentence, else whoever speaks just before."""
    found: list[Speech] = []
    last: Speech | None = None
    last_quote: Span | None = None
    for quote in quotes:
        first, final = (max(bisect_right(starts, at) - 1, 0) for at in (quote[0], quote[1] - 1))
        near = [pair for no in range(first, final + 1) for pair in said.get(no, [])]
        speech = _nearest(text, quote, near)
        if speech:
            found.append(_with_span(speech, *quote, "direct"))
        elif method := _continues(text, quote, last_quote, last, said, first):
            source = _spoken_before(text, said, first, quote) or last
            found.append(_with_span(source, *quote, "direct", method) if source else Speech(*quote, "direct", None, None, None, "none"))
        else:
            found.append(Speech(*quote, "direct", None, None, None, "none"))
        last, last_quote = found[-1], quote
    return found


def _nearest(text: str, quote: Span, pairs: list[tuple[Attribution, Speech]]) -> Speech | None:
    """The attribution beside the quotation: one directly behind or before it first."""
    if not pairs:
        return None

    def distance(pair: tuple[Attribution, Speech]) -> int:
        one = pair[0]
        return one.start - quote[1] if one.start >= quote[1] else quote[0] - one.end

    return min(pairs, key=distance)[1]


def _continues(
    text: str, quote: Span, before: Span | None, last: Speech | None, said: dict[int, list[tuple[Attribution, Speech]]], first: int
) -> str | None:
    """How a quotation without an attribution of its own is bound to what precedes it."""
    if before and is_open(text, before) and text[before[1] : quote[0]].strip() == "":
        return "continued_quote"
    line = text.rfind("\n", 0, quote[0])
    if before and last and last.method != "none" and before[0] > line:
        return "same_paragraph"
    if _spoken_before(text, said, first, quote):
        return "same_paragraph"
    if (
        last
        and last.method != "none"
        and before
        and text[before[1] : quote[0]].count("\n") <= 2
        and text[line + 1 : quote[0]].strip() == ""
    ):
        return "previous_paragraph"
    return None


def _spoken_before(text: str, said: dict[int, list[tuple[Attribution, Speech]]], first: int, quote: Span) -> Speech | None:
    """Who the sentence before has speak, in the same paragraph, or as the line above's last word."""
    pairs = said.get(first - 1, [])
    if pairs and text[pairs[-1][0].end : quote[0]].count("\n") <= 2:
        return pairs[-1][1]
    return None
