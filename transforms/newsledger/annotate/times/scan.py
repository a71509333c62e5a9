"""A text as typed tokens, in one pass."""

from __future__ import annotations

import re
from functools import cache

from newsledger.annotate.times.model import Tokens
from newsledger.annotate.times.vocabulary import class_of, words
from newsledger.reference.csv_rows import rows

_YEAR = r"(?:1[5-9]|20|21)\d\d"
# Every branch starts differently or is bounded, so that a match costs what it consumes.
_SHAPES = {
    "break": r"\n[ \t\r]*\n\s*",
    "ampm": r"[ap]\.\s?m\b\.?",
    "word": r"[^\W\d_]+(?=[\W_]|$)",
    "fyear": r"FY\s?['’]?(?:\d{4}|\d\d)(?:[-–/]\d{2,4})?\b",
    "quarterno": r"Q[1-4]\b|[1-4]Q(?=\d\d\b|\d{4}\b|\b)",
    "halfno": r"H[12]\b|[12]H(?=\d\d\b|\d{4}\b|\b)",
    "amount": r"[$£€¥₹]\s?\d[\d,.]{0,40}|\d[\d,.]{0,40}\s?(?:%|(?:pct|percent|per\scent|cents?|dlrs|mln|million|billion|bln|trillion)\b)",
    "iso": rf"{_YEAR}-[01]\d-[0-3]\d(?:T[0-2]\d:\d\d(?::\d\d)?)?(?![\d-])"
    rf"|{_YEAR}/[01]?\d/[0-3]?\d(?![\d/])|(?:[0-3]?\d/){{2}}(?:{_YEAR}|\d\d)(?![\d/])|(?:[0-3]?\d\.){{2}}{_YEAR}(?!\d)",
    "years": rf"{_YEAR}\s?[-–/]\s?(?:{_YEAR}|\d\d)(?![\d/-]|[.,]\d)",
    "clock": r"[012]?\d(?:[:.][0-5]\d)?(?=\s?[ap]\.?\s?m\b)",
    "digitclock": r"[012]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:])|[012]\d[0-5]\d(?=\s?(?:GMT|gmt|UTC|BST|CET|[ECMP][SD]T|[ecmp][sd]t|hrs)\b)",
    "decade": r"(?:1[5-9]|20)\d0['’]?s\b|['’]?[1-9]0['’]?s\b",
    "shortyear": r"['’]\d\d(?!\d)",
    "dayth": r"[0-3]?\d(?:st|nd|rd|th)\b",
    "year": rf"{_YEAR}(?![\w,]|[.]\d|-\d)|{_YEAR}(?=,(?!\d\d\d))",
    "number0": r"\d{1,3}\s1/2\b|\d{1,3}½",
    "day": r"(?:[012]?[1-9]|10|20|30|31)(?![\w,.]|\s1/2)|(?:[012]?[1-9]|10|20|30|31)(?=,(?!\d\d\d)|\.(?!\d))",
    "number": r"\d[\d,]{0,40}(?:\.\d{1,40})?(?![^\W\d_])",
    "poss": r"['’]s\b|(?<=s)['’](?!\w)",
    "stop": r"[.]",
    "comma": r",",
    "hyphen": r"[-–—_]",
    "slash": r"/",
    "open": r"[\"“‘(;:!?]",
    "other": r"[^\W_]+|[^\s]",
}
_TOKEN = re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in _SHAPES.items()))


def tokens_of(text: str) -> Tokens:
    """Every token of ``text`` with its class and value; white space stands between tokens and is none."""
    known, code, holidays = words(), class_of(), _holidays()
    other = code["other"], ""
    found, classes, skip_to = Tokens(text), [], 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < skip_to:
            continue
        shape, surface = match.lastgroup or "other", match[0]
        if shape == "word":
            mark, value = known.get(surface, other)
            if surface in holidays and (named := holidays[surface].match(text, start)):
                mark, value, end = code["holiday"], named[0].lower().replace("’", "'"), named.end()
                skip_to = end
            value = surface if value == "" else value
        else:
            mark, value = code[shape], surface
        classes.append(mark)
        found.values.append(value)
        found.starts.append(start)
        found.ends.append(end)
    found.classes = "".join(classes)
    return found


@cache
def _holidays() -> dict[str, re.Pattern[str]]:
    """By first word, what matches the longest name of a holiday."""
    names = sorted((row["name"] for row in rows("holidays")), key=len, reverse=True)
    firsts = {re.split(r"\W", name)[0] for name in names}
    return {
        first: re.compile("(?:" + "|".join(re.escape(n).replace("'", "['’]") for n in names if re.split(r"\W", n)[0] == first) + r")\b")
        for first in firsts
    }
