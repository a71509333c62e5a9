"""Bylines, titles and publishers as they are written, reduced to the name."""

from __future__ import annotations

import re

from newsledger.extract.lines import fold, key
from newsledger.extract.vocabulary import Vocabulary
from newsledger.text.addresses import country_of_host, host_of

_BY = re.compile(
    r"^\W*(?:(?:written|authored|words|story|report(?:ed)?|posted|published|updated|text|author)s? ?"
    r"(?:by\b|:)|(?:by|von|par|por|di|door)\b)[\s:]*",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(?:;|\||•|·|,|/|&|\band\b|\bund\b|\bet\b|\by\b)\s*|\s+[-–—]\s+")
_ADDRESS = re.compile(r"\S*(?:@|https?://|www\.)\S*")
_IN_PLACE = re.compile(r"\s+(?:in|at|for|with)\s+.*$")
_BRACKETED = re.compile(r"\s*[(\[][^)\]]{0,80}[)\]]")
_JOB = re.compile(
    r"\b(?:correspondents?|editors?|reporters?|writers?|columnists?|analysts?|economists?|journalists?|contributors?|producers?|bureau|chief|desk|"
    r"head of|professor|director|photographers?|sponsored|"
    r"(?:co-?)?founders?|ceo|president|managers?|specialists?|consultants?|educators?|horticulture|web ?desk|newsroom"
    r"|updated|published|min read)\b",
    re.IGNORECASE,
)
# What content systems put where nobody gave a name.
_PLACEHOLDER = re.compile(
    r"^(?:admin(?:istrator)?|user|guest|staff|author|unknown|anonymous|null|none|undefined|super ?admin|root|[\w-]+(?:\.[\w-]+){2,})$",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"\b(?:about|posts?|articles?|more|view|all|follow|share|read|comments?|by|written|author|authors|profile|home|blog|news|min|type|image|photo|date|last|the)\b",
    re.IGNORECASE,
)
_MOST_NAME_WORDS = 4
_PARTICLES = "de da do dos das del della der den di du la le van von bin ibn al el y e"
_LOWER_PARTICLES = frozenset(_PARTICLES.split())
_DASHES = (" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ")
_HOST_NOISE = re.compile(r"^(?:www\d?|m|amp|mobile|edition|news)\.")
_FEED_PARTS = re.compile(r" (?:-|–|—|\||>|»|::) ")
_LONGEST_BYLINE = 160


def byline(raw: str | None, vocabulary: Vocabulary, *, agency: str | None, publisher: str | None) -> tuple[str | None, str | None]:
    """(names joined by "; ", agency) out of an author line. An agency or job title is no author, nor, beside names, the publisher."""
    if not raw or len(raw := fold(raw)) > _LONGEST_BYLINE * 2:
        return None, agency
    if publisher and key(raw) == key(publisher):
        return publisher, agency
    names: list[str] = []
    for written in _parts(raw):
        known = vocabulary.agency(written)
        if known:
            agency = agency or known
        elif is_name(written) and not _PLACEHOLDER.match(written) and key(written) != key(agency or ""):
            names.append(title_case(written))
    persons = [name for name in names if key(name) != key(publisher or "")]
    return "; ".join(dict.fromkeys(persons or names)) or None, agency


def is_byline(raw: str) -> bool:
    """Whether ``raw`` can be an author line: names, or names among job titles and dates, and hardly anything else."""
    parts = [part for part in _parts(raw) if part]
    named = [part for part in parts if is_name(part) and not _NO_AUTHOR.search(part) and not _PLACEHOLDER.match(part)]
    return bool(named) and len(named) * 2 >= len(parts) and all(len(part.split()) <= _MOST_NAME_WORDS for part in named)


def _parts(raw: str) -> list[str]:
    """The parts of an author line between its separators, what introduces and follows a name taken off."""
    line = _BY.sub("", _BRACKETED.sub("", _ADDRESS.sub(" ", raw)))
    return [_IN_PLACE.sub("", _BY.sub("", part)).strip(" .:-–—*\"'“”") for part in _SEPARATOR.split(line)]


def is_name(text: str) -> bool:
    """Whether ``text`` can be the name of a person or a team: up to six words, the first capitalised, no job title."""
    words = text.removeprefix("the ").split()
    return (
        0 < len(words) <= 6
        and words[0][:1].isalpha()
        and not words[0][:1].islower()
        and not _JOB.search(text)
        and not any(c.isdigit() for c in text)
    )


def title_case(name: str) -> str:
    """``name`` in mixed case if it is written in capitals: "JANE VAN DER ROE" is "Jane van der Roe"."""
    if not name.isupper() or len(name) <= 3:
        return name
    words = name.split()
    return " ".join(_capitalised(word, first=no == 0) for no, word in enumerate(words))


def _capitalised(word: str, *, first: bool) -> str:
    low = word.lower()
    if low in _LOWER_PARTICLES and not first:
        return low
    return re.sub(r"(^|[-'’.])(\w)", lambda match: match.group(1) + match.group(2).upper(), low)


def bare_title(title: str, publisher: str | None, url: str | None, other: str | None = None) -> str:
    """``title`` without the name of the site before or after it.

    A part is the site's name if it matches ``publisher`` or the host of ``url``, or if what is left equals ``other``.
    """
    title = fold(title)
    for dash in _DASHES:
        parts = title.split(dash)
        if other and len(parts) > 1 and key(parts[0]) == key(other):
            return parts[0]
        for site, rest in ((parts[-1], dash.join(parts[:-1])), (parts[0], dash.join(parts[1:]))):
            if rest and (_is_site(site, publisher, url) or (dash == " | " and len(site) < len(rest) / 2)):
                return bare_title(rest, publisher, url, other)
    return title


def _is_site(part: str, publisher: str | None, url: str | None) -> bool:
    written = key(part)
    host = key(site_host(url) or "")
    return bool(written) and (
        written == key(publisher or "") or (len(written) >= 3 and bool(host) and (written in host or host.startswith(written)))
    )


def site_host(url: str | None) -> str | None:
    """The host of ``url`` without "www" and the like."""
    host = host_of(url)
    return _HOST_NOISE.sub("", host) if "." in host else None


def publisher(raw: str | None, url: str | None) -> str | None:
    """The publisher's name: of a feed's title "Name - Section" the part that the host confirms, else the first."""
    if not raw:
        return site_host(url)
    parts = [part for part in _FEED_PARTS.split(fold(raw)) if part]
    return next((part for part in parts if _is_site(part, None, url)), parts[0] if parts else None)


def country_of_url(url: str | None) -> str | None:
    """The country that the host's last label names, as an ISO 3166 code; None for generic domains."""
    return country_of_host(site_host(url) or "")
