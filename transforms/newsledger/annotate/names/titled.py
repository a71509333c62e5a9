"""The company that a headline opens with: "ACME CORP <ACM> 4TH QTR NET". A table of results may name it nowhere else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from newsledger.annotate.names.casing import legal_forms, name_of
from newsledger.annotate.names.document import slug
from newsledger.annotate.names.known import name_known
from newsledger.annotate.names.mention import Mention
from newsledger.reference.csv_rows import rows
from newsledger.reference.lexicon import Lexicon

_MARKED = re.compile(r"^\s*\(?(?:[A-Z]+ED|UPDATE|RPT)\b\s?\d*\)?\s?[-:]+\s?", re.IGNORECASE)
# "<ACME CORP> YEAR LOSS": no exchange lists it.
_UNLISTED = re.compile(r"[<(](?P<name>[^<>()]{6,60})[>)]")
# "ACME <ACM.N>", "Acme (NASDAQ: ACM)".
_LISTED = re.compile(
    r"(?P<name>[^<>\[\]:;?!]{2,60}?)\s?(?:[<\[](?P<sign>[A-Z][A-Z0-9]{0,5})(?:[. ][A-Z]{1,2})?[>\]]"
    r"|\([A-Za-z ]{2,10}:\s?(?P<code>[A-Z]{1,5})(?:\.[A-Z])?\))"
)
# "ACME CORP 4TH QTR NET", "Acme Corp Q3 profit".
_REPORTING = re.compile(
    r"(?P<name>[^<>\[\]:;?!,]{3,60}?)\s(?:-\s)?(?:(?:\d(?:st|nd|rd|th)|first|second|third|fourth)[\s-](?:qtr|quarter|half)|q[1-4]\b|h[12]\b"
    r"|year\b|yr\b|(?:\d+|two|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:mths|months|mos|wks|weeks)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"\s(?:19|20)\d\d$")
_SMALL = re.compile(r"[a-z]")


def titled_company(title: str, mentions: Sequence[Mention], text: str, lexicon: Lexicon, *, has_results: bool) -> Mention | None:
    """The company that ``title`` opens with: where the text names it that mention, else, if it has a table of results, one of no place."""
    opening = _opening(title)
    if opening is None:
        return None
    name, sign = opening
    if mention := _mentioned(name, mentions):
        return mention
    if not has_results or " ".join(name.split()).upper() in _lands():
        return None
    spelled = name if _SMALL.search(name) else name_of(name, text, frozenset({sign}))
    made = Mention(0, 0, "", "organisation", "name", "", spelled)
    name_known(made, lexicon)
    made.entity_id = made.entity_id or f"organisation:{slug(spelled)}"
    return made


def _opening(title: str) -> tuple[str, str] | None:
    """(name, the letters under which an exchange lists it or nothing)."""
    plain = _MARKED.sub("", title).strip()
    if found := _UNLISTED.match(plain):
        return found["name"].strip(), ""
    if found := _LISTED.match(plain):
        return found["name"].strip(), found["sign"] or found["code"]
    found = _REPORTING.match(plain)
    return (_YEAR.sub("", found["name"].strip()), "") if found else None


def _mentioned(name: str, mentions: Sequence[Mention]) -> Mention | None:
    """The first body of that name, legal forms aside; where the title has none, it may go on in the text."""
    words = _WORD.findall(name.lower())
    bare = _bare(name)
    bodies = [(mention, _bare(mention.name)) for mention in mentions if mention.kind == "organisation"]
    size = len(bare)
    return next((mention for mention, own in bodies if own == bare or (words == bare == own[:size] and own[size] != "s")), None)


def _bare(name: str) -> list[str]:
    """The words of a name in small letters, without legal forms at the end."""
    words = _WORD.findall(name.lower())
    while len(words) > 1 and words[-1] in legal_forms():
        words.pop()
    return words


@cache
def _lands() -> frozenset[str]:
    """Forms of countries, in capitals: no company of its own."""
    return frozenset(row["surface"].upper() for row in rows("country_forms"))
