"""Organisations within one article: acronyms and short forms are the name they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsledger.annotate.names.mention import Mention
from newsledger.annotate.names.nouns import kind_by_head, words_of
from newsledger.annotate.names.persons import is_titled
from newsledger.annotate.names.places import is_state, population_of

_DEFINED = re.compile(r"\s\(\s?[\"“']?([A-Z][\w.&-]{1,11})[\"”']?\s?\)")
_NEXT = re.compile(r"\s([A-Z][a-z]+)\b(?![-.]\w)")
_OF = re.compile(r"(?:\b[Tt]he|^|\n|[.,])\s?([A-Z][a-z]+)\sof\s$")
_SPELT_OUT = re.compile(r"\s\((?:the\s)?")


def complete(mentions: Sequence[Mention], text: str) -> None:
    """Names that the model cut before their last word: "Finance" Ministry, "London" Newsroom."""
    starts = {mention.start for mention in mentions}
    for mention in mentions:
        while mention.kind in {"organisation", "place"} and (match := _NEXT.match(text, mention.end)):
            if kind_by_head(match[1], is_last=True) != "organisation" or match.start(1) in starts:
                break
            mention.end, mention.kind, mention.entity_id = match.end(1), "organisation", ""
            mention.surface = mention.name = text[mention.start : mention.end]


def extend_over(mentions: Sequence[Mention], areas: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions, an organisation with the country or state whose it is: the Teachers Union of Indiana."""
    by_start = {area.start: area for area in areas}
    for mention in mentions:
        area = by_start.get(mention.end + 4) if mention.kind == "organisation" and text.startswith(" of ", mention.end) else None
        if area and kind_by_head(mention.surface.split()[-1], is_last=True) == "organisation":
            mention.end, mention.entity_id, mention.wikidata_id = area.end, "", None
            mention.surface = mention.name = text[mention.start : mention.end]
    last = -1
    kept = []
    for mention in mentions:
        if mention.start >= last:
            kept.append(mention)
            last = mention.end
    return kept


def bodies_of(countries: Sequence[Mention], text: str) -> Iterator[Mention]:
    """What a country's name begins or ends: the UK Government, the French Parliament, the Government of Canada."""
    for country in countries:
        if match := _OF.search(text, max(0, country.start - 24), country.start):
            if kind_by_head(match[1], is_last=True) == "organisation":
                surface = text[match.start(1) : country.end]
                yield Mention(match.start(1), country.end, surface, "organisation", "name", "", surface, country.country_code)
            continue
        match = _NEXT.match(text, country.end) if country.form != "capital" else None
        if match and kind_by_head(match[1], is_last=True) == "organisation":
            surface = text[country.start : match.end(1)]
            yield Mention(country.start, match.end(1), surface, "organisation", "name", "", surface, country.country_code)


def join_organisations(mentions: Sequence[Mention], text: str) -> None:
    """Every acronym and short form gets the name and the entity of the full form."""
    _join(mentions, text, dict(_initials(mentions)), is_acronym=True)
    _define(mentions, dict(_defined(mentions, text)))
    _join(mentions, text, _longer(mentions), is_acronym=False)


def _may_be_short(mention: Mention, text: str) -> bool:
    """A single name that the model took for a person's, or a place nobody knows, may be a company: Desjardins, Newmont; no city, no Mr."""
    if mention.kind == "organisation":
        return True
    is_free = mention.form == "name" and (mention.kind == "place" or " " not in mention.name) and not is_titled(text, mention.start)
    return is_free and not population_of(mention.name) and not is_state(mention.name)


def _join(mentions: Sequence[Mention], text: str, full: dict[str, Mention], *, is_acronym: bool) -> None:
    for mention in mentions:
        known = full.get(mention.name.replace(".", "") if is_acronym else mention.name)
        if known is None or known is mention or mention.entity_id or not (is_acronym or _may_be_short(mention, text)):
            continue
        mention.kind, mention.name, mention.entity_id = "organisation", known.name, known.entity_id
        mention.country_code, mention.wikidata_id = known.country_code, known.wikidata_id


def _define(mentions: Sequence[Mention], full: dict[str, Mention]) -> None:
    """An acronym is what this article says it is, whatever it stands for elsewhere."""
    for mention in mentions:
        known = full.get(mention.surface.replace(".", ""))
        if known and known is not mention:
            mention.kind, mention.name, mention.entity_id = "organisation", known.name, known.entity_id
            mention.country_code, mention.wikidata_id = known.country_code, known.wikidata_id


def _initials(mentions: Sequence[Mention]) -> Iterator[tuple[str, Mention]]:
    """The initials of every full name, of the first one last: BA for British Airways."""
    for mention in reversed(mentions):
        if mention.kind == "organisation" and " " in mention.name:
            initials = "".join(word[0] for word in mention.name.split() if word[0].isupper())
            if len(initials) > 1:
                yield initials, mention


def _defined(mentions: Sequence[Mention], text: str) -> Iterator[tuple[str, Mention]]:
    """What brackets define: "the Pan American Health Organization (PAHO)", "Isis (Institute of …)"."""
    by_start = {m.start: m for m in mentions if m.kind == "organisation"}
    for mention in mentions:
        match = _DEFINED.match(text, mention.end) if mention.kind == "organisation" else None
        if match and _stands_for(match[1], mention.surface):
            yield match[1].replace(".", ""), mention
        if match := _SPELT_OUT.match(text, mention.end):
            full = by_start.get(match.end())
            if full and " " not in mention.name and _stands_for(mention.name, full.surface):
                yield mention.name, full


def _stands_for(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym stand in the name in their order, from its first."""
    letters = iter(name.lower())
    return acronym[0].lower() == name[0].lower() and all(letter in letters for letter in acronym.lower() if letter.isalpha())


def _longer(mentions: Sequence[Mention]) -> dict[str, Mention]:
    """ "the Bureau" to the Statistics Bureau last named, "Rosenberg Research" to Rosenberg Research & Associates."""
    found: dict[str, Mention] = {}
    rivals: dict[str, set[str]] = {}
    for mention in mentions:
        words = mention.name.split() if mention.kind == "organisation" else []
        is_told = len(words) > 1 and kind_by_head(words[-1].rstrip("."), is_last=True) == "organisation"
        for size in range(1, len(words)) if is_told else ():
            short = " ".join(words[:size])
            rivals.setdefault(short, set()).add(mention.name)
            found.setdefault(short, mention)
        if len(words) > 1 and words[-1] in words_of("generic"):
            found[words[-1]] = mention
    return {short: m for short, m in found.items() if short in words_of("generic") or len(_topmost(rivals[short])) == 1}


def _topmost(names: set[str]) -> set[str]:
    """The names that do not begin another one."""
    return {name for name in names if not any(other.startswith(name + " ") for other in names)}
