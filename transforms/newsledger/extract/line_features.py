"""What can be seen of a line on its own: its length and shape, the words of menus, the cue it answers to.

No feature knows a publisher. ``line_model`` weighs these and those of ``line_context``.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from newsledger.extract.cue_rules import Cue
from newsledger.extract.cues import find_cue, is_bullet, is_sign_off
from newsledger.extract.dates import find_moment
from newsledger.extract.lines import binding_share, ends_sentence, is_latin, is_sentence, key, word_count

Features = dict[str, float]

_TERM = re.compile(r"[^\W\d_]{4,}")
_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]*")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S|(?:^|\s)[@#]\w")
_SEPARATOR = re.compile(r"[|»›→•·/>]|\s-\s")
_NUMBERED = re.compile(r"^\(?(?:\d{1,3}|[ivx]{1,4}|[a-z])[.):]\s")
_CODE = re.compile(r"[{}<>=;$_\\`]|\w\(|//|--|[a-z][A-Z]|[/\\]\w")
_POINTING = re.compile(
    r"^\W*(?:above|below|pictured|shown|left|right|image|photo|source|credit|example|figure|fig|table|video)\b ?\d*[.:)]", re.IGNORECASE
)
_READERS = re.compile(
    r"\b(?:repl(?:y|ies)|says:?$|comments?|likes?|ago|posted|anonymous|guest|upvote|report abuse|permalink)\b", re.IGNORECASE
)
_MENU_WORDS = re.compile(
    r"\b(?:home|menu|search|log ?in|sign ?(?:in|up)|subscribe|newsletters?|share|tweet|facebook|twitter|instagram|linkedin|pinterest"
    r"|youtube|whatsapp|privacy|terms|cookies?|contact|about|careers?|jobs|advertise|rss|sitemap|e-?mail|password|account|cart|shop|click"
    r"|download|skip|more|related|popular|trending|latest|recent|previous|next|tags?|categor(?:y|ies)|follow|copyright|rights|reserved"
    r"|policy|login|register|read)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^\W*(?:(?:\d[\d,]* )?(?:comments?|repl(?:y|ies)|responses?|thoughts on)\b|leave a|post a comment|related|recommended"
    r"|you (?:may|might)|more (?:from|on|in|stories)|about (?:the )?authors?|share (?:this|on)?|filed under|tag(?:s|ged)\b"
    r"|read (?:next|more)|most (?:read|popular)|latest|trending|popular|subscribe|sign up|join|newsletter|previous|next|categor|recent"
    r"|similar|see also|references|further reading|sources|contact|follow)",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:said|says|told|added|according to|announced|reported|spokes(?:man|woman|person)|officials?|analysts?|minist(?:er|ry))\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\d ?(?:%|percent|per cent|pct|million|billion|trillion|mln|bln|crore|lakh|tonnes|barrels|dlrs)|[$€£₹¥] ?\d", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\w.])[$€£₹]?\d[\d.,]*%?(?!\w)")
_SELF = re.compile(r"\b(?:I|I['’]m|I['’]ve|my|me|we|our|us)\b")
_READER = re.compile(r"\b(?:you|your|you['’](?:ll|re))\b", re.IGNORECASE)
_LONGEST_LOOKED_AT = 600
_LEAST_CODE = 5
# (most words, name): the classes of length.
_LENGTHS = ((0, "0"), (1, "1"), (3, "2-3"), (6, "4-6"), (11, "7-11"), (19, "12-19"), (39, "20-39"))


@dataclass(frozen=True, slots=True)
class Seen:
    """One line as it is looked at. ``closing`` is a heading such as stand below an article, ``readers`` a mark of their comments."""

    text: str
    key: str
    terms: frozenset[str]
    words: int
    sentence: bool
    cue: Cue | None
    date: bool
    closing: bool
    readers: bool


def look(line: str) -> Seen:
    """What ``line`` shows on its own; of a long one, its beginning."""
    begun = line[:_LONGEST_LOOKED_AT]
    words = word_count(begun)
    return Seen(
        line,
        key(begun),
        frozenset(term.casefold() for term in _TERM.findall(begun)),
        words,
        is_sentence(line),
        find_cue(line),
        words <= 25 and find_moment(line) is not None,
        words <= 8 and bool(_CLOSING.match(line)),
        words <= 12 and bool(_READERS.search(begun)),
    )


def own_features(line: Seen, times: int) -> Features:
    """The features of a line that stands ``times`` times on its page; each lies between 0 and about 1."""
    marks = _shape(line) | _wording(line) | {"twice": times > 1, "twice short": times > 1 and line.words < 12}
    return {"bias": 1.0} | _shares(line) | {name: 1.0 for name, holds in marks.items() if holds}


def _shares(line: Seen) -> Features:
    text, words = line.text[:_LONGEST_LOOKED_AT], max(line.words, 1)
    # Of scripts whose binding words are not listed, sentences have some, headings none.
    binding = binding_share(text) if line.sentence or is_latin(text) else 0.0
    code = len(_CODE.findall(text))
    return {
        "words": math.log1p(line.words) / 5,
        "binding": binding,
        "binding short": binding if line.words < 15 else 0.0,
        "capitalised": min(len(_CAPITALISED.findall(text)) / words, 1.0) if line.words > 2 else 0.0,
        "menu words": min(len(_MENU_WORDS.findall(text)) / words, 1.0),
        "code": min(code / words, 1.0),
        "program": float(code >= _LEAST_CODE and code * 4 >= words),
        "digits": sum(map(str.isdigit, text[:200])) / max(len(text[:200]), 1),
    }


def _shape(line: Seen) -> dict[str, bool]:
    text, words = line.text[:_LONGEST_LOOKED_AT], line.words
    length = next((name for most, name in _LENGTHS if words <= most), "40+")
    shape = "sentence" if line.sentence else "ended" if ends_sentence(text) else "open"
    return {
        f"length {length}": True,
        f"{shape} {length}": True,
        "capitals": text.isupper() and words > 0,
        "bullet": is_bullet(text),
        "numbered": bool(_NUMBERED.match(text)),
        "separators": words <= 25 and bool(_SEPARATOR.search(text)),
        "question": text.endswith("?"),
        "exclaimed": text.endswith("!"),
        "colon": text.endswith(":"),
        "quoted": text[:1] in "\"“‘'«",
        "starts low": text[:1].islower(),
        "row": not line.sentence and len(_NUMBER.findall(text)) >= 2,
        "no words": words == 0,
    }


def _wording(line: Seen) -> dict[str, bool]:
    text = line.text[:_LONGEST_LOOKED_AT]
    return {
        "caption": bool(_POINTING.match(text)),
        "address": bool(_ADDRESS.search(text)),
        "date": line.date,
        "closing": line.closing,
        "readers": line.readers,
        "sign off": is_sign_off(text),
        "reported": bool(_REPORTED.search(text)),
        "figure": line.sentence and bool(_FIGURE.search(text)),
        "self": bool(_SELF.search(text)),
        "you": bool(_READER.search(text)),
        f"cue {line.cue.label if line.cue else 'none'}": True,
        "cue weak": line.cue is not None and line.cue.weak,
    }
