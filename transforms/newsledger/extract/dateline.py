"""Where a story was filed: "TOKYO, Nov 1 (Reuters) - " before its first sentence, or "AP Tokyo" on a line above it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsledger.extract.names import title_case
from newsledger.extract.vocabulary import Vocabulary

_NAME = r"[A-Z][\w.'’]*(?:-[\w.'’]+)*"
_PLACE = rf"{_NAME}(?:[ /]{_NAME}| (?:de|do|da|del|la|of|the|al|upon) {_NAME}){{0,4}}"
_REGION = r"(?:, ?(?:[A-Z][\w.'’-]{0,20} ?){1,3})?"
_MONTH = r"(?i:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?)"
_DAY = rf"(?:,? (?:{_MONTH} ?\d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?)?"
_CREDIT = r"(?: ?[(\[](?P<agency>[A-Z][^()\[\]]{1,40})[)\]])?"
_DASH = r"(?P<dash>-{1,2}|–|—|:|(?<=\)))(?=\s|$)"
_OPENING = re.compile(rf"(?P<place>{_PLACE}){_REGION} ?(?P<day>{_DAY}){_CREDIT} ?{_DASH}")
_HEADER_DAY = re.compile(rf"(?P<place>{_PLACE}){_REGION} ?(?:[-–—|:,]|\() ?(?=(?:{_MONTH} \d|\d{{1,2}} {_MONTH}|\w+day\b))")
_PLACE_END = re.compile(r"[,(:]| ?(?:--?|–|—)(?= |$)")
_HEADER_SPLIT = re.compile(r"\s*(?:[|·•,:]|\s[-–—]\s)\s*")
_HEADINGS = "BREAKING EXCLUSIVE UPDATE WATCH READ ANALYSIS OPINION EXPLAINER CORRECTION NOTE LIVE VIDEO PHOTO FILE TABLE FACTBOX"
_NO_PLACES = frozenset(_HEADINGS.split())
_LONGEST = 120
_MOST_DATE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place in mixed case and agency; either may be missing."""

    place: str | None = None
    agency: str | None = None


def opening(paragraph: str, vocabulary: Vocabulary) -> Dateline:
    """The dateline that opens ``paragraph``. Capitals, a day, an agency or a known place make one; a colon needs the last three."""
    match = _OPENING.match(paragraph[:_LONGEST])
    if not match:
        return Dateline()
    place = match["place"]
    known = vocabulary.country_of_place(place) is not None
    stated = bool(match["day"] or match["agency"] or known)
    capitals = place.split()[0].isupper() and len(place.replace(".", "")) >= 4
    if place.upper().split()[0] in _NO_PLACES or not (stated or (capitals and match["dash"] != ":")):
        return Dateline()
    return Dateline(place_name(place), _agency(match["agency"], vocabulary))


def given(line: str, vocabulary: Vocabulary) -> Dateline:
    """What a line that is known to be a dateline says; its place ends at the first comma, bracket or dash."""
    found = opening(line, vocabulary)
    return found if found.place else Dateline(place_name(_PLACE_END.split(line.strip(), maxsplit=1)[0]) or None)


def header(line: str, vocabulary: Vocabulary) -> Dateline | None:
    """What a line above the story says: "AP Tokyo", "PTI | New Delhi", "RIYADH - December 11, 2019". None if it is no such line."""
    if len(line) > _LONGEST:
        return None
    dated = _HEADER_DAY.match(line)
    # After the date there may be a time or an agency; more than that is the story's first sentence.
    is_short = dated is not None and len(line[dated.end() :].split()) <= _MOST_DATE_WORDS
    if dated and is_short and (dated["place"].isupper() or vocabulary.country_of_place(dated["place"])):
        return Dateline(place_name(dated["place"]))
    parts = [part for part in _HEADER_SPLIT.split(line) if part]
    agencies = [known for part in parts if (known := vocabulary.agency(part))]
    places = [part for part in parts if vocabulary.country_of_place(part)]
    if agencies and len(agencies) + len(places) == len(parts):
        return Dateline(place_name(places[0]) if places else None, agencies[0])
    return _agency_then_place(line.split(), vocabulary)


def _agency_then_place(words: list[str], vocabulary: Vocabulary) -> Dateline | None:
    """ "AP Tokyo": an agency, known or of one word, and then a place, known or, after a known agency, of up to three capitalised words."""
    for cut in range(len(words) - 1, 0, -1):
        before, after = " ".join(words[:cut]).strip(",-|"), " ".join(words[cut:])
        agency, known_place = vocabulary.agency(before), vocabulary.country_of_place(after)
        if (agency and (known_place or (len(words) - cut <= 3 and after.replace(" ", "").isalpha() and after[:1].isupper()))) or (
            known_place and cut == 1 and before.isalpha() and before[:1].isupper()
        ):
            return Dateline(place_name(after), agency or before)
    return None


def place_name(place: str) -> str:
    """The city alone in mixed case: "RIO DE JANEIRO" is "Rio de Janeiro", "PARIS/LONDON" is "Paris"."""
    return title_case(place.split("/")[0].strip(" ,.-"))


def _agency(written: str | None, vocabulary: Vocabulary) -> str | None:
    """The known agency, or what stands in the dateline's brackets as it is written."""
    return (vocabulary.agency(written) or written.strip()) if written else None
