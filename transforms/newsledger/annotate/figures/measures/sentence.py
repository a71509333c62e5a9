"""A sentence as tagged tokens: words, figures and the punctuation that parts them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from newsledger.annotate.figures.measures.vocabulary import NOUN, Cue, cue_of
from newsledger.text.words import words

FIGURE = "F"
_BOUNDS = frozenset({"up", "close", "at", "as"})
_BREAKS = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "<": "(", ">": ")", "—": "-", "–": "-"}
_AFTER_THESE_A_NOUN = frozenset("DoiF,(")


class Stated(Protocol):
    """A figure as the scan finds it: offsets into the text, kind, canonical unit."""

    start: int
    end: int
    kind: str
    unit: str | None


@dataclass(slots=True)
class Sentence:
    """Tokens in order. ``tags`` has one letter a token (see vocabulary.TAGS; F a figure, punctuation as itself)."""

    text: str
    tags: list[str] = field(default_factory=list)
    cues: list[Cue | None] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def lower(self, index: int) -> str:
        """The word at ``index`` in lower case; empty for a figure or punctuation."""
        cue = self.cues[index] if 0 <= index < len(self.cues) else None
        return cue.lower if cue else ""

    def tag(self, index: int) -> str:
        """The tag at ``index``; a full stop beyond either end."""
        return self.tags[index] if 0 <= index < len(self.tags) else "."


def read_sentence(text: str, start: int, end: int, figures: Sequence[Stated]) -> Sentence:
    """The tokens of ``text[start:end]``; ``places`` holds the token of each of its figures."""
    found = Sentence(text)
    tags, cues, spans = found.tags, found.cues, found.spans
    at, waiting = start, list(reversed(figures))
    # The one loop over every word: it appends by itself, and looks for marks only in a gap that can hold one.
    for word, first, last in words(text, start, end):
        while waiting and waiting[-1].start <= first:
            at = _add_figure(found, at, waiting.pop())
        if first < at:
            continue
        if first - at > 1:
            _add_breaks(found, at, first)
        cue = cue_of(word)
        tags.append(cue.tag)
        cues.append(cue)
        spans.append((first, last))
        at = last
    while waiting:
        at = _add_figure(found, at, waiting.pop())
    _add_breaks(found, at, end)
    _settle(found)
    return found


def _add(found: Sentence, tag: str, start: int, end: int) -> None:
    found.tags.append(tag)
    found.cues.append(None)
    found.spans.append((start, end))


def _add_figure(found: Sentence, at: int, figure: Stated) -> int:
    _add_breaks(found, at, figure.start)
    found.places.append(len(found.tags))
    _add(found, FIGURE, figure.start, figure.end)
    return max(at, figure.end)


def _add_breaks(found: Sentence, start: int, end: int) -> None:
    if end - start <= 1:
        return
    gap = found.text[start:end]
    for offset, mark in enumerate(gap):
        if mark in _BREAKS:
            _add(found, _BREAKS[mark], start + offset, start + offset + 1)
        elif mark == "-" and gap[offset - 1 : offset + 2] in {" - ", " --", "---"}:
            _add(found, "-", start + offset, start + offset + 1)


def _settle(found: Sentence) -> None:
    """Choose between noun and verb where a form can be both, by its neighbours."""
    tags = found.tags
    # A full stop beyond either end (the last is also number -1) spares asking whether a neighbour is there.
    tags.append(".")
    for index, cue in enumerate(found.cues):
        if cue is None:
            if tags[index] == "," and tags[index - 1] == "T" == tags[index + 1]:
                tags[index] = "T"
            continue
        if cue.lower in _BOUNDS:
            _mark_bounds(found, cue, index)
        tag = tags[index]
        if tag in "DotTiRHJWK&,P" or (tag == NOUN and tags[index + 1] not in "FRD"):
            continue
        before = index - 1
        while before >= 0 and tags[before] == "R":
            before -= 1
        tags[index] = _settled(found, cue, tag, before, index + 1)
    tags.pop()


def _mark_bounds(found: Sentence, cue: Cue, index: int) -> None:
    """The small words of "up to", "close to", "at least" and "as much as" belong to the number."""
    tags, following = found.tags, found.lower(index + 1)
    if following == "to" and (cue.lower == "close" or (cue.lower == "up" and found.tag(index - 1) in "oVDtiHgG")):
        tags[index] = tags[index + 1] = "R"
    elif cue.lower == "at" and following in {"least", "most"}:
        tags[index] = "R"
    elif cue.lower == "as" and following in {"much", "many", "high", "low", "few", "little"}:
        tags[index] = tags[index + 1] = "R"
        if found.lower(index + 2) == "as":
            tags[index + 2] = "R"


def _settled(found: Sentence, cue: Cue, tag: str, before: int, after: int) -> str:
    earlier, later = found.tag(before), found.tag(after)
    is_infinitive = earlier == "H" or found.lower(before) == "to"
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
    if earlier in "HJWB,&" or found.lower(before) == "to":
        return "C"
    if cue.lower == "cut" and earlier == "N" and found.tag(before - 1) in "FD" and later not in "FRD":
        return "M"
    if earlier in "Ni)":
        return "C" if later in "FRtUD" or cue.lower.endswith("ing") or cue.lower in _PAST else "M"
    return "C"


_PAST = frozenset({"rose", "fell", "grew", "slid", "sank", "shrank", "lost", "shot", "risen", "fallen", "grown", "shrunk", "cut"})
