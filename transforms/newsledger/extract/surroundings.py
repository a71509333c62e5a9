"""The lines around a body: which of them are dates, bylines and datelines, and what they state."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsledger.contracts.records import Block, Label
from newsledger.extract import dateline
from newsledger.extract.cues import is_sign_off
from newsledger.extract.dates import find_moment
from newsledger.extract.facts import Facts
from newsledger.extract.lines import ends_sentence, word_count
from newsledger.extract.vocabulary import Vocabulary

_DATE_WORDS = re.compile(
    r"\b(?:first|last|originally|article|story|published|publish|updated?|posted|modified|created|issued|edited|date|time|on|at|by|and|read|mins?|min|minutes?|ago|local|hrs|edt|est)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated?|modified|edited)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:first|originally|published|posted|created|issued)\b", re.IGNORECASE)
_FIRST_PUBLISHED = re.compile(r"\b(?:originally|first) published (?:on|in|at)?\b", re.IGNORECASE)
_BYLINE = re.compile(r"^\W*(?:(?:written|words|story|report(?:ed)?|posted|published) by|by|author:?)\s+(?!the end|\d)\S", re.IGNORECASE)
_FILED_IN = re.compile(r" in ([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})")
_PUBLISHER_WORD = re.compile(
    r"\b(?:Post|Times|Daily|Journal|News|Herald|Courier|Ledger|Guardian|Tribune|Gazette|Standard|Star|Telegraph|Chronicle|Observer|Mail|Weekly|Press|Review|Today|Express|"
    r"Wire|Globe|Mirror|Independent|Dispatch|Register|Inquirer|Monitor|Bulletin|Examiner|Lantern|Echo|Argus|Advertiser|Economist|Business)\b"
)
_TITLE_CASE = r"(?:The )?[A-Z][\w&'’]+(?: (?:of |and |& )?[A-Z][\w&'’]+){0,4}"
_PROMOTED = re.compile(rf"\b(?:[Ss]ubscribe to|[Jj]oin|[Aa]ccess|[Ww]elcome to|[Mm]ore [Ff]rom) (?P<name>{_TITLE_CASE})")
_OTHER_WORDS = "our your this the my us section across archives newsletter newsletters digital unlimited to"
_NOT_NAMES = frozenset(_OTHER_WORDS.split())
_OWNED = re.compile(rf"(?:©|\([Cc]\)|Copyright) ?(?:© ?)?(?:\d{{4}}(?:[-–]\d{{4}})?,? )?(?:by )?(?P<name>{_TITLE_CASE})")
_COMPANY = re.compile(r"(?: (?:Ltd|Limited|Inc|LLC|plc|PLC|GmbH|Group|All))+$")
_LONGEST_HEADER = 20
_LONGEST_HEADER_CHARACTERS = 300


def label(line: str, vocabulary: Vocabulary) -> tuple[Label, str] | None:
    """(label, rule) of a line that states when, where or by whom; None for any other line."""
    if is_sign_off(line):
        return "byline", "sign_off"
    if len(line) > _LONGEST_HEADER_CHARACTERS or word_count(line) > _LONGEST_HEADER:
        return None
    if _is_date_line(line):
        return "date", "date_line"
    if _BYLINE.match(line) and not ends_sentence(line):
        return "byline", "by_line"
    if not ends_sentence(line) and dateline.header(line, vocabulary):
        return "dateline", "agency_or_place_line"
    return None


def read(blocks: Iterable[Block], vocabulary: Vocabulary) -> Facts:
    """What the dropped lines among ``blocks`` state."""
    facts = Facts()
    updated: str | None = None
    first: str | None = None
    for block in blocks:
        if block.is_kept or len(block.text) > 400:
            continue
        moment = find_moment(block.text) if block.label in {"date", "dateline", "byline"} else None
        if moment and _UPDATED.search(block.text) and not _FIRST.search(block.text):
            updated = updated or moment
        elif moment and _FIRST.search(block.text):
            first = first or moment
        facts = facts.or_else(_of_block(block, moment, vocabulary))
    return Facts(published=first, updated=updated).or_else(facts).or_else(Facts(published=updated))


def first_published(blocks: Iterable[Block]) -> str | None:
    """The date in a note, wherever it stands, that the article was first published then: later ones are those of updates."""
    notes = (block.text for block in blocks if block.rule == "syndication_note" and _FIRST_PUBLISHED.search(block.text))
    return next((moment for note in notes if (moment := find_moment(note))), None)


def _of_block(block: Block, moment: str | None, vocabulary: Vocabulary) -> Facts:
    if block.label == "title":
        return Facts(title=block.text)
    is_update = bool(moment and _UPDATED.search(block.text))
    when = Facts(published=None if is_update else moment)
    if block.label in {"dateline", "date"}:
        found = dateline.header(block.text, vocabulary) or dateline.header(_without_date(block.text, moment or ""), vocabulary)
        return when.or_else(Facts(place=found.place, agency=found.agency) if found else Facts())
    if block.rule == "by_line":
        place = _FILED_IN.search(block.text)
        known = place and vocabulary.country_of_place(place[1])
        return when.or_else(Facts(byline=block.text.replace(moment or "\0", " "), place=place[1] if place and known else None))
    if block.rule in {"before_body", "repeated_line"} and is_publisher(block.text):
        return Facts(publisher=block.text.split(" | ")[0].strip())
    if block.label == "offer":
        return Facts(publisher=_promoted(block.text))
    return Facts(publisher=_owner(block.text)) if block.rule == "copyright" else Facts()


def _is_date_line(line: str) -> bool:
    moment = find_moment(line)
    return bool(moment) and word_count(_without_date(line, moment or "")) <= 3


def _without_date(line: str, moment: str) -> str:
    return _DATE_WORDS.sub(" ", line.replace(moment, " ")).strip(" |:,·•-–—()")


def is_publisher(line: str) -> bool:
    """Whether ``line`` is short, in title case, and has a word that newspapers are called by."""
    name = line.split(" | ")[0]
    return (
        1 < word_count(name) <= 5
        and bool(_PUBLISHER_WORD.search(name))
        and all(w[:1].isupper() or w in {"of", "and", "the"} for w in name.split())
    )


def _promoted(line: str) -> str | None:
    """The publisher whose subscription ``line`` offers."""
    found = _PROMOTED.search(line[:300])
    words = found["name"].split() if found else []
    while words and words[-1].lower() in _NOT_NAMES:
        words.pop()
    name = " ".join(words)
    return name if len(words) > 1 and not {word.lower() for word in words} & (_NOT_NAMES - {"the", "to"}) else None


def _owner(line: str) -> str | None:
    """The publisher who claims the copyright in ``line``."""
    found = _OWNED.search(line[:300])
    return _COMPANY.sub("", found["name"]) if found else None
