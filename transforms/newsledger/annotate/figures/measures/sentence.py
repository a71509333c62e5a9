"""A sentence as tagged tokens: words, figures and the punctuation that parts them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from newsledger.annotate.figures.measures.vocabulary import NOTHING, NOUN, Cue, cue_of
from newsledger.text.words import words

FIGURE = "F"
# How many full stops stand beyond the end: more than any rule looks past it.
_BEYOND = 8
_BOUNDS = frozenset({"up", "close", "at", "as"})
_MARKS = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "<": "(", ">": ")", "—": "-", "–": "-"}
_NO_WORD = {tag: NOTHING._replace(tag=tag) for tag in (FIGURE, *_MARKS.values())}
# Tags that no neighbour changes.
_SETTLED = frozenset("DotTiRHJWK&PSUM.").union(_NO_WORD)
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
    tags: list[str] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)


def read_sentence(text: str, start: int, end: int, figures: Sequence[Stated]) -> Sentence:
    """The tokens of ``text[start:end]``; ``places`` holds the token of each of its figures."""
    found = Sentence(text)
    cues, spans = found.cues, found.spans
    at, waiting = start, list(reversed(figures))
    # The one loop over every word: it appends by itself, and looks for marks only in a gap that can hold one.
    for word, span in words(text, start, end):
        first = span[0]
        while waiting and waiting[-1].start <= first:
            at = _add_figure(found, at, waiting.pop())
        if first < at:
            continue
        if first - at > 1:
            _add_marks(found, at, first)
        cues.append(cue_of(word))
        spans.append(span)
        at = span[1]
    while waiting:
        at = _add_figure(found, at, waiting.pop())
    _add_marks(found, at, end)
    cues += [NOTHING] * _BEYOND
    found.tags = [cue.tag for cue in cues]
    _settle(found)
    return found


def _add_figure(found: Sentence, at: int, figure: Stated) -> int:
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


def _settle(found: Sentence) -> None:
    """Choose between noun and verb where a form can be both, by its neighbours."""
    tags = found.tags
    for index, cue in enumerate(found.cues):
        if cue.lower in _BOUNDS:
            _mark_bounds(found, cue, index)
        tag = tags[index]
        if tag in _SETTLED or (tag == NOUN and tags[index + 1] not in "FRD"):
            if tag == "," and tags[index - 1] == "T" == tags[index + 1]:
                tags[index] = "T"
            continue
        before = index - 1
        while before >= 0 and tags[before] == "R":
            before -= 1
        tags[index] = _settled(found, cue, tag, before, index + 1)


def _mark_bounds(found: Sentence, cue: Cue, index: int) -> None:
    """The small words of "up to", "close to", "at least" and "as much as" belong to the number."""
    tags, following = found.tags, found.cues[index + 1].lower
    if following == "to" and (cue.lower == "close" or (cue.lower == "up" and found.tags[index - 1] in "oVDtiHgG")):
        tags[index] = tags[index + 1] = "R"
    elif cue.lower == "at" and following in {"least", "most"}:
        tags[index] = "R"
    elif cue.lower == "as" and following in {"much", "many", "high", "low", "few", "little"}:
        tags[index] = tags[index + 1] = "R"
        if found.cues[index + 2].lower == "as":
            tags[index + 2] = "R"


def _settled(found: Sentence, cue: Cue, tag: str, before: int, after: int) -> str:
    earlier, later = found.tags[before], found.tags[after]
    is_infinitive = earlier == "H" or found.cues[before].lower == "to"
    if tag == "C":
        return _move_or_movement(found, cue, before, earlier, later)
    if tag == "E":
        return _participle(earlier, later)
    if tag == "v":
        is_verb = is_infinitive or earlier in "JW" or (later in "FRD" and earlier not in _AFTER_THESE_A_NOUN)
        return "V" if is_verb else NOUN
    if tag == "G" or (tag == "V" and cue.lower.endswith("ing")):
        return "V" if later == "D" or earlier in "BJ" or (later in "FR" and earlier in "N,") else NOUN
    if tag in "BV" and earlier in "Do" and later in "NgTC":
        return NOUN
    if tag == NOUN and is_infinitive and later in "FRD":
        return "V"
    if tag == "g" and cue.lower == "total" and earlier in "NM" and later in "RF":
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
    if later == "o" or earlier in "DFogT":
        return "M" if not (earlier == "T" and later in "FRt") else "C"
    if earlier in "HJWB,&" or found.cues[before].lower == "to":
        return "C"
    if cue.lower == "cut" and earlier == "N" and found.tags[before - 1] in "FD" and later not in "FRD":
        return "M"
    if earlier in "Ni)":
        return "C" if later in "FRtUD" or cue.lower.endswith("ing") or cue.lower in _PAST else "M"
    return "C"


_PAST = frozenset({"rose", "fell", "grew", "slid", "sank", "shrank", "lost", "shot", "risen", "fallen", "grown", "shrunk", "cut"})
