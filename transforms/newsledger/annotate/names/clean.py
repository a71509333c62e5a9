"""The model's spans cut to the names in them: no titles, tickers, dates or trailing words; and no span that names nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from newsledger.annotate.names.model import Span
from newsledger.annotate.names.nouns import kind_by_head, words_of
from newsledger.reference.lexicon import Lexicon
from newsledger.reference.word_lists import word_list

KINDS = {"PERSON": "person", "ORG": "organisation", "EVENT": "event", "FAC": "place", "LOC": "place", "GPE": "place"}

# Characters; a longer span is no name.
_LONGEST = 160
_EDGE = " \t\"'“”‘’.,;:-–—()[]<>+*/&#@"
_TICKER_AT = re.compile(r"<[A-Z][A-Z0-9.]{0,7}>")
_ARTICLE = re.compile(r"(?:[Tt]he|THE|[Aa]n?)\s+")
_POSSESSOR = re.compile(r"^.{2,40}?['’]s?\s+(?=[A-Z])")
_POSSESSIVE = re.compile(r"['’]s?$|['’]S$")
# What separates two names, or a name from a note on it: brackets, a dash, a comma that no "Inc" follows.
_SPLIT = re.compile(
    r"\s*[()]\s*|\s+[-–—]+\s+|\s*;\s*|,\s+(?!Inc|Ltd|LLC|L\.|S\.|N\.|Corp|Co\b|plc|PLC|P\.|Jr|Sr|and\s|[A-Z][a-z]+\s(?:and|&))|\s+at\s+|\s*/\s*(?=[A-Z][a-z])|\s*[<>]\s*|\t|\s{2,}"
)
_TRAILING_DIGITS = re.compile(r"(?:\s+(?:v|vs|b|lbw|c|[\d,.:/+-]+|[A-Z]?\d[\w-]*))+$")
_NUMBERED = re.compile(r"\d")
_CODE = re.compile(r"^[A-Za-z]{1,3}-?\d+[A-Za-z]?$|^#|^@|\bhttps?:|www\.")
_CAMEL = re.compile(r"^(?!(?:Mc|Mac|De|Di|La|Le|Du|Van|O['’]|D['’]|L['’])[A-Z])[A-Z]?[a-z]+[A-Z]\w+$")
_LEADING_LOWER = re.compile(r"^[a-z][\w'’-]*\s+")
# Titles that are given names more often.
_GIVEN = frozenset({"Earl", "Dean", "Duke"})
# "D-Iowa": a party's letter before a state.
_PARTY = re.compile(r"[DRI]-(?=[A-Z])")
_WORD = re.compile(r"\S+")


def cleaned(text: str, spans: Iterable[Span], lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """(start, end, kind) of the names in the model's spans, in order."""
    for span in spans:
        kind = KINDS.get(span.label) if span.end - span.start <= _LONGEST else None
        for start, end in _parts(text, span.start, span.end) if kind else ():
            if kind and not _TICKER_AT.match(text, max(0, start - 1)):
                yield from _name(text, start, end, kind, lexicon)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span cut where one name ends and another begins."""
    at = start
    for match in _SPLIT.finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end


def _name(text: str, start: int, end: int, kind: str, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    start, end = _trimmed(text, start, end)
    if kind == "person":
        start, end = _without_titles(text, start, end, lexicon)
    elif kind == "organisation":
        end = _before_lower_case(text, start, end)
    start, end = _trimmed(text, start, end)
    surface = text[start:end]
    found = kind_of(surface, kind)
    if found:
        yield start, end, found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space, quotation marks, articles, dates and the possessive at the ends; "Corp." keeps its full stop out."""
    while True:
        before = start, end
        while start < end and text[start] in _EDGE:
            start += 1
        while start < end and text[end - 1] in _EDGE and not (text[end - 1] == "." and _is_initial(text, start, end)):
            end -= 1
        surface = text[start:end]
        for pattern in (_ARTICLE, _LEADING_LOWER, _PARTY):
            if match := pattern.match(surface):
                start += match.end()
                surface = text[start:end]
        for pattern in (_POSSESSIVE, _TRAILING_DIGITS):
            if (match := pattern.search(surface)) and match.start():
                end = start + match.start()
                surface = text[start:end]
        if (start, end) == before:
            return before


def _is_initial(text: str, start: int, end: int) -> bool:
    """ "U.S.", "S.A.": the full stop belongs to the letters."""
    return end - start >= 4 and text[end - 3] == "." and text[end - 2].isupper()


def _without_titles(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """ "Russia's Foreign Minister Sergei Lavrov" is Sergei Lavrov."""
    if match := _POSSESSOR.match(text[start:end]):
        start += match.end()
    words = [(start + m.start(), start + m.end()) for m in _WORD.finditer(text[start:end])]
    for at in range(len(words) - 1, 0, -1):
        lead = text[words[0][0] : words[at - 1][1]]
        if lead not in _GIVEN and _is_title(lead, lexicon):
            return words[at][0], end
    return start, end


def _is_title(words: str, lexicon: Lexicon) -> bool:
    """An office, honorifics, a nation, or several of these: "French President", "Prof Datuk"."""
    if words.lower().strip(".,") in lexicon.offices:
        return True
    parts = words.split()
    return all(
        part in words_of("honorific")
        or part.lower().strip(".,") in lexicon.offices
        or ((form := lexicon.country_forms.get(part.removesuffix("'s"))) is not None and form["form"] != "name")
        for part in parts
    )


def _before_lower_case(text: str, start: int, end: int) -> int:
    """An organisation's name ends where ordinary words begin: "Petroleos de Venezuela ended 1986"."""
    last = start
    for match in _WORD.finditer(text, start, end):
        word = match[0].strip(_EDGE)
        if word and word[0].islower() and word not in words_of("connector"):
            return last
        if word and not word[0].islower():
            last = match.end()
    return max(last, start)


def kind_of(surface: str, kind: str) -> str | None:
    """The kind of a cut name by its own words, which know better than the model; None where it is no name."""
    words = surface.split()
    if not words or not any(map(str.isupper, surface)) or {surface, surface.title()} & words_of("never") or _CODE.search(surface):
        return None
    if all(word.lower() in word_list("function") for word in words):
        return None
    if all(word.strip(".,") in words_of("never") or word in words_of("honorific") or word.isdigit() for word in words):
        return None
    if len(surface) == 1 or (kind == "person" and _NUMBERED.search(surface)):
        return None
    if len(words) == 1:
        if kind == "organisation" and surface in words_of("portfolio"):
            return None
        return "organisation" if kind in {"person", "place"} and _CAMEL.match(surface) else kind
    return _by_heads(words, kind)


@cache
def _weak() -> frozenset[str]:
    """Heads that are surnames or parts of names as well: they correct no person."""
    return frozenset(
        {
            "Young",
            "Banks",
            "Price",
            "Park",
            "Church",
            "Hill",
            "Hills",
            "Lane",
            "Bridge",
            "Castle",
            "Tower",
            "Hall",
            "Forest",
            "Post",
            "Guard",
            "Law",
            "Bill",
            "Wood",
            "Rivers",
            "Fields",
            "Bay",
            "Sea",
            "Port",
            "Town",
            "Tax",
            "Gas",
            "Round",
            "Open",
            "Mark",
            "Masters",
            "Derby",
            "Code",
            "Lake",
            "Mount",
            "Cape",
        }
    )


def _by_heads(words: list[str], kind: str) -> str | None:
    told = kind_by_head(words[-1].strip(".,"), is_last=True) or kind_by_head(words[-1], is_last=True)
    if told is None:
        told = kind_by_head(words[0], is_last=False)
        if told == "place" and kind != "place":
            told = None
    if told is None or (kind == "person" and (words[-1] in _weak() or told in {"place", "event", "none"})):
        return kind
    if kind == "place" and told == "organisation":
        return "organisation"
    if kind == "event" and told == "organisation":
        return kind
    return None if told == "none" else told
