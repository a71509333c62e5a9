"""A sentence as tagged tokens: words, figures and the punctuation that parts them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter
from typing import Protocol

from newsledger.annotate.figures.measures.vocabulary import CUES, NOTHING, NOUN, Cue
from newsledger.text.words import words

FIGURE = "F"
# How many full stops stand beyond the end: more than any rule looks past it.
_END = [NOTHING] * 8
BUYS = frozenset({"buy", "bought"})
_BOUNDS = frozenset({"up", "close", "at", "as"})
_MARKS = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "<": "(", ">": ")", "—": "-", "–": "-"}
_NO_WORD = {tag: replace(NOTHING, tag=tag) for tag in (FIGURE, *_MARKS.values())}
# Of the tags that are looked at for the words of bounds, those that no neighbour changes.
_SETTLED = frozenset("DotTiRHJWK&PSUM")
# After a verb and before no noun they say how something stood or closed: "remained flat at 5 mln", but "a two-room flat".
_COMPLEMENTS = frozenset({"flat", "stable", "constant", "static"})
_AFTER_THESE_A_NOUN = frozenset("DoiF,(")


class Stated(Protocol):
    """A figure as the scan finds it: offsets into the text, kind, canonical unit."""

    start: int
    end: int
    kind: str
    unit: str | None


@dataclass(slots=True)
class Sentence:
    """Tokens in order. ``tags`` has one letter a token (see vocabulary.TAGS; F a figure, punctuation as itself).

    The cue of a figure or a mark has but a tag. Full stops without a word stand beyond the end, where negative indexes reach them too:
    a rule looks at a neighbour without asking whether there is one, and every run of tags ends.
    """

    text: str
    tags: list[str]
    cues: list[Cue]
    spans: list[tuple[int, int]]
    places: list[int]


def read_sentence(text: str, start: int, end: int, figures: Sequence[Stated]) -> Sentence:
    """The tokens of ``text[start:end]``; ``places`` holds the token of each of its figures."""
    cues: list[Cue] = []
    found = Sentence(text, [], cues, [], [])
    spans, at, waiting = found.spans, start, list(reversed(figures))
    due = waiting[-1].start if waiting else end
    surfaces, places = words(text, start, end)
    # The one loop over every word, most of which stand a space after another: nothing more is asked of these.
    for word, span in zip(surfaces, places, strict=True):
        first, last = span
        if first - at != 1 or first >= due:
            while waiting and waiting[-1].start <= first:
                at = _add_figure(found, at, waiting.pop())
            due = waiting[-1].start if waiting else end
            if first < at:
                continue
            _add_marks(found, at, first)
        cues.append(CUES[word])
        spans.append(span)
        at = last
    while waiting:
        at = _add_figure(found, at, waiting.pop())
    _add_marks(found, at, end)
    cues += _END
    found.tags += map(attrgetter("tag"), cues)
    _settle(found)
    return found


def _add_figure(found: Sentence, at: int, figure: Stated) -> int:
    if figure.start - at > 1:
        _add_marks(found, at, figure.start)
    found.places.append(len(found.cues))
    found.cues.append(_NO_WORD[FIGURE])
    found.spans.append((figure.start, figure.end))
    return max(at, figure.end)


def _add_marks(found: Sentence, start: int, end: int) -> None:
    if end - start <= 1:
        return
    gap = found.text[start:end]
    for offset, mark in enumerate(gap):
        if mark in _MARKS or (mark == "-" and gap[offset - 1 : offset + 2] in {" - ", " --", "---"}):
            found.cues.append(_NO_WORD[_MARKS.get(mark, mark)])
            found.spans.append((start + offset, start + offset + 1))


@cache
def _unsettled() -> re.Pattern[str]:
    """Finds the tags that a neighbour may change, and those of the words of bounds."""
    bounds = "".join(sorted({CUES[word].tag for word in _BOUNDS}))
    return re.compile(f"[BCEGVXgv{bounds}]|{NOUN}(?=[FRD])|,(?=T)")


def _settle(found: Sentence) -> None:
    """Choose between noun and verb where a form can be both, by its neighbours."""
    tags = found.tags
    for match in _unsettled().finditer("".join(tags)):
        index = match.start()
        cue = found.cues[index]
        if cue.lower in _BOUNDS:
            _mark_bounds(found, cue, index)
        tag = tags[index]
        if tag == ",":
            tags[index] = "T" if tags[index - 1] == "T" else tag
        elif tag not in _SETTLED:
            before = index - 1
            while before >= 0 and tags[before] == "R":
                before -= 1
            tags[index] = _settled(found, cue, tag, before, index + 1)


def _mark_bounds(found: Sentence, cue: Cue, index: int) -> None:
    """The small words of "up to", "close to", "at least" and "as much as" belong to the number."""
    tags, following = found.tags, found.cues[index + 1].lower
    if following == "to" and (cue.lower == "close" or (cue.lower == "up" and (tags[index - 1] in "oVDtiHgG" or _is_bought(found, index)))):
        tags[index] = tags[index + 1] = "R"
    elif cue.lower == "at" and following in {"least", "most"}:
        tags[index] = "R"
    elif cue.lower == "as" and following in {"much", "many", "high", "low", "few", "little"}:
        tags[index] = tags[index + 1] = "R"
        if found.cues[index + 2].lower == "as":
            tags[index + 2] = "R"


def _is_bought(found: Sentence, index: int) -> bool:
    """ "Buy back up to 3 billion": nothing moves back up."""
    return found.cues[index - 1].lower == "back" and found.cues[index - 2].stem in BUYS


def _settled(found: Sentence, cue: Cue, tag: str, before: int, after: int) -> str:
    earlier, later = found.tags[before], found.tags[after]
    if tag == "C":
        return _move_or_movement(found, cue, before, earlier, later)
    if tag == "E":
        return _participle(earlier, later)
    if tag == "v":
        is_verb = earlier in "HJW" or found.cues[before].lower == "to" or (later in "FRD" and earlier not in _AFTER_THESE_A_NOUN)
        return "V" if is_verb else NOUN
    if tag == "G" or (tag == "V" and cue.lower.endswith("ing")):
        return "V" if later == "D" or earlier in "BJ" or (later in "FR" and earlier in "N,T&") else NOUN
    if (tag in "BV" and earlier in "Do" and later in "NgTC") or (cue.lower in _COMPLEMENTS and (later == NOUN or earlier not in "BVCT")):
        return NOUN
    if tag == NOUN and later in "FRD" and (earlier == "H" or found.cues[before].lower == "to"):
        return "V"
    if tag == "g" and cue.lower == "total" and earlier in "NMHT" and later in "RF":
        return "B"
    return "i" if tag == "X" and later == "o" else tag


def _participle(earlier: str, later: str) -> str:
    """An adjective before a noun, part of a figure's wording before a figure, else a verb."""
    if later == FIGURE:
        return "R" if earlier in "DR" else "V"
    return NOUN if earlier in "DoiTg,(.t&F" and later in "NgMTC" else "V"


def _move_or_movement(found: Sentence, cue: Cue, before: int, earlier: str, later: str) -> str:
    if cue.lower.endswith("ed"):
        return NOUN if earlier in "Do" and later in "NgT" else "C"
    if later == "o" or earlier in "DFogT" or (earlier == "V" and cue.lower.endswith("s")):
        return "M" if not (earlier == "T" and later in "FRt") else "C"
    if earlier in "HJWB,&" or found.cues[before].lower == "to":
        return "C"
    if cue.lower == "cut" and earlier == "N" and found.tags[before - 1] in "FD" and later not in "FRD":
        return "M"
    if earlier in "Ni)":
        return "C" if later in "FRtUD" or cue.lower.endswith("ing") or cue.lower in _PAST else "M"
    return "C"


_PAST = frozenset({"rose", "fell", "grew", "slid", "sank", "shrank", "lost", "shot", "risen", "fallen", "grown", "shrunk", "cut"})
