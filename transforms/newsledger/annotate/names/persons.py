"""Persons within one article: whose surname it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newsledger.annotate.names.mention import Mention
from newsledger.annotate.names.nouns import words_of
from newsledger.annotate.names.places import is_state, population_of

_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Dame|President|Minister|Chairman|Senator|Sen|Gov|Judge|Prof|Gen)\.?\s$")
_PLACED = re.compile(r"\b(?:in|at|near|from|to|of)\s$")
_SEVERAL = 2


def is_titled(text: str, start: int) -> bool:
    """Whether a title stands right before: "Mr Mills"."""
    return bool(_TITLED.search(text, max(0, start - 12), start))


def surname_of(name: str) -> str:
    """The last part of a person's name, without Jr or III."""
    parts = [part for part in name.split() if part not in _SUFFIXES]
    return parts[-1] if parts else name


def parts_of(name: str) -> set[str]:
    """The parts by which a person may be called, particles with what follows them: Anne, Rompuy, van Rompuy."""
    words = name.split()
    tails = {" ".join(words[at:]) for at in range(1, len(words)) if words[at].lower() in words_of("particle")}
    return {part for part in (*words, *tails) if len(part) > 2 and part not in _SUFFIXES and part.lower() not in words_of("particle")}


def join_persons(mentions: Sequence[Mention], text: str) -> None:
    """A surname, or another part of one person's name only, is the full name; the surname of several is the last one named's."""
    full = [m for m in mentions if m.kind == "person" and " " in m.name]
    owners: dict[str, dict[str, Mention]] = {}
    for mention in full:
        for part in parts_of(mention.name):
            owners.setdefault(part, {}).setdefault(mention.name, mention)
    taken = _taken(mentions, full)
    for mention in mentions:
        if mention.name in owners and _may_be(mention, taken, text) and (owner := _owner(mention, owners[mention.name], full)):
            mention.kind, mention.form, mention.name, mention.entity_id = "person", "surname", owner.name, ""


def _taken(mentions: Sequence[Mention], full: Sequence[Mention]) -> set[str]:
    """Names that are something else's: Ford before any Mr Ford is named in full, and places named again and again as such."""
    counts = {kind: Counter(m.name for m in mentions if m.kind == kind) for kind in ("person", "organisation", "place")}
    first: dict[str, int] = {}
    for mention in reversed(full):
        first |= dict.fromkeys(parts_of(mention.name), mention.start)
    firms = {m.name for m in mentions if m.kind == "organisation" and m.start < first.get(m.name, 0)}
    firms = {name for name in firms if counts["organisation"][name] >= _SEVERAL and not counts["person"][name]}
    places = {name for name, count in counts["place"].items() if count >= _SEVERAL and (population_of(name) or is_state(name))}
    return firms | places | {m.name for m in mentions if m.entity_id}


def _may_be(mention: Mention, taken: set[str], text: str) -> bool:
    if mention.kind == "person" or (mention.kind in {"organisation", "place"} and is_titled(text, mention.start)):
        return True
    if mention.kind == "place" and _PLACED.search(text, max(0, mention.start - 6), mention.start):
        return False
    return mention.kind in {"organisation", "place"} and mention.name not in taken


def _owner(mention: Mention, known: dict[str, Mention], full: Sequence[Mention]) -> Mention | None:
    """The only one so called; of several with the surname, the last one named before."""
    if len(known) == 1:
        return next(iter(known.values()))
    named = [m for m in full if m.name in known and surname_of(m.name) == mention.name]
    before = [m for m in named if m.start < mention.start]
    return before[-1] if before else (named[0] if named else None)
