"""Marks by which lines of no article give themselves away where no single wording is proof: each is one more feature of a line.

Readers' comments come under names and times of day, notes on the author say what he or she is and where he or she lives, notices on
cookies speak of consent, press releases end in telephone numbers, captions credit somebody.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsledger.extract.line_features import Features, Seen

_LOOKED_AT = 400
_SHORT, _HEADING = 12, 14
_LONGEST_SHAPE = 80
_MOST_PRIVACY = 4
_CONSENT = re.compile(
    r"\b(?:cookies?|consent|opt(?:ing)?[- ]?out|personal (?:data|information)|privacy|third[- ]part(?:y|ies)|vendors?|legitimate interest"
    r"|partners|ccpa|gdpr|tracking|browser|javascript)\b",
    re.IGNORECASE,
)
_TRADES = (
    r"writer|editor|reporter|journalist|author|(?:co-?)?founder|contributor|columnist|correspondent|blogger|specialist|expert|enthusiast"
    r"|ceo|director|manager|designer|consultant|producer|freelancer|attorney|coach|strategist"
)
_ABOUT_AUTHOR = re.compile(
    rf"\b(?:is|was|has been|works as|serves as|as) (?:an? |the |our )?(?:[\w'’&,/-]+ ){{0,5}}?(?:{_TRADES})\b"
    r"|\b(?:lives|based|resides) in\b|\b(?:covers|writes about|writes for|has written for|speciali[sz](?:es|ing)|passionate about"
    r"|(?:her|his|their) work|years of experience"
    r"|when (?:he|she|they)(?:['’]s|['’]re| is| are) not)\b",
    re.IGNORECASE,
)
_NAME_FIRST = re.compile(r"^\W*(?:About )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,3},? ")
_TO_REACH = re.compile(
    r"(?<![\d.,])(?:\+\d{1,3}[ .-]?)?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b|\+\d[\d ()-]{8,}\d"
    r"|\b(?:tel|phone|fax|e-?mail|mobile)\b ?[.:]|@\w+\.\w",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\((?:[^()]{0,60}\b)?(?:image|picture|photos?|pic|credit|source|via|getty|reuters|ap|afp|alamy|shutterstock|instagram|supplied"
    r"|courtesy|file|times|handout)\b[^()]{0,60}\)\W*$"
    r"|\b(?:photo|image|picture|credit|photograph|illustration|screenshot|graphic)s?(?: credit| courtesy)?(?: by| of)? ?[:/©]"
    r"|^\W*(?:above|below|pictured|left|right)\b ?[:.,]"
    r"|\b(?:getty images|shutterstock|unsplash|pexels|istock|associated press)\b|/(?:ap|afp|reuters|getty|epa|pa)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2} ?(?:[ap]\.?m\b)?|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
_AGO = re.compile(r"\bago\b", re.IGNORECASE)
_SPEAKS = re.compile(
    r"^\W*(?:@|re: ?|by \S+ \(|reply\b)|(?:says|said|wrote|writes|commented|replied) ?:?\W*$|\(score|\breply\b|\bpermalink\b|\bupvote",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"^\W*(?:\(?[\d,]+\)? )?(?:(?:readers?|users?|all|latest|top|recent|view|show|see|read|load)? ?comments?|repl(?:y|ies)|responses?"
    r"|thoughts on|discussion)\b(?! (?:that|who|made|from|by|was|were|period|came|is|are))"
    r"|^\W*(?:leave|post|write|add|join) (?:an?|the|your) (?:comment|reply|discussion|conversation|response)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Marks:
    """``shape`` is a short line with its numbers masked; ``reader`` the name or time over a comment, ``comments`` their heading."""

    consent: int
    author: bool
    named: bool
    reached: bool
    credit: bool
    stamp: bool
    speaks: bool
    comments: bool
    shape: str

    @property
    def reader(self) -> bool:
        """Whether the line stands over a reader's comment."""
        return self.stamp or self.speaks


def marks_of(line: Seen) -> Marks:
    """The marks of ``line``, looked for in its beginning."""
    begun, is_short = line.text[:_LOOKED_AT], line.words <= _SHORT
    author = bool(_ABOUT_AUTHOR.search(begun))
    shape = _NUMBER.sub("0", begun[:_LONGEST_SHAPE].casefold()) if is_short else ""
    return Marks(
        len(_CONSENT.findall(begun)),
        author,
        author and bool(_NAME_FIRST.match(begun)),
        bool(_TO_REACH.search(begun)),
        bool(_CREDIT.search(begun)),
        is_short and bool((line.date and _CLOCK.search(begun)) or _AGO.search(begun)),
        is_short and bool(_SPEAKS.search(begun)),
        is_comments_heading(line),
        shape if "0" in shape else "",
    )


def is_comments_heading(line: Seen) -> bool:
    """Whether ``line`` reads like a heading of, or a link to, readers' comments."""
    return line.words <= _HEADING and bool(_COMMENTS.match(line.text))


def own_marks(line: Seen, marks: Marks) -> Features:
    """The features of one line; each lies between 0 and 1."""
    consent = marks.consent
    found = {
        "author": marks.author,
        "author named": marks.named,
        "reached": marks.reached,
        "credit": marks.credit,
        "credit sentence": marks.credit and line.sentence,
        "stamp": marks.stamp,
        "speaks": marks.speaks,
        "comments": marks.comments,
        "consent": min(consent, _MOST_PRIVACY) / _MOST_PRIVACY,
        "consent words": min(1.0, 3 * consent / max(line.words, 1)),
    }
    return {name: float(value) for name, value in found.items() if value}


def repetition(marks: Sequence[Marks]) -> list[float]:
    """How often the shape of each line stands on the page: 0 for once."""
    times = Counter(one.shape for one in marks if one.shape)
    return [math.log1p(times[one.shape] - 1) / 3 if one.shape else 0.0 for one in marks]
