"""The scan: every place in a text where a figure may stand, with number, magnitude and unit read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from newsledger.annotate.figures.numbers import DIGITS, read_digits, read_words
from newsledger.reference.lexicon import Lexicon, Unit

_LONGEST_SYMBOL = 6
_UNIT_WORDS = 5
_LARGEST = Decimal(10) ** 21
_NEXT = re.compile(r"[\s-]?(?P<word>%|[A-Za-z₹$£€¥][\w.$/-]*)")
_MAGNITUDE = re.compile(r"[\s-]?(lakh crore|[A-Za-z]+)\b")
_PER = re.compile(
    r"\s?(?:(?:per|a|an|each)\s|/)(barrel|share|tonne|ton|ounce|month|year|day|week|hour|person|kilogram|kg|pound|gallon|unit|bushel)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(r"(?P<skip>(?:[\s-](?:[a-z]+|[A-Z][a-z]+)){0,2}?)\s(?P<noun>people|men|women|children|police|aircraft|[a-z]{3,}s)\b")
_CHANGE = re.compile(r"\b(?:by|rose|fell|up|down|grew|cut|raised|rising|falling)\s\S*\s?$")
_NO_NOUN = frozenset(
    [
        "is",
        "was",
        "has",
        "does",
        "as",
        "this",
        "its",
        "his",
        "hers",
        "ours",
        "yours",
        "theirs",
        "years",
        "months",
        "weeks",
        "days",
        "hours",
        "minutes",
        "seconds",
        "decades",
        "quarters",
        "percents",
        "times",
        "plus",
        "versus",
        "thus",
        "towards",
        "always",
        "perhaps",
        "besides",
        "afterwards",
    ]
)
_NO_BRIDGE = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "to",
        "from",
        "with",
        "and",
        "or",
        "but",
        "that",
        "which",
        "who",
        "the",
        "a",
        "an",
        "as",
        "is",
        "was",
        "were",
        "are",
        "be",
        "been",
        "has",
        "had",
        "have",
        "will",
        "would",
        "than",
        "per",
        "if",
        "it",
        "he",
        "she",
        "they",
        "said",
    ]
)


@dataclass(slots=True)
class Candidate:
    """A number with what stands beside it. ``unit`` is None for a bare number; ``high`` is set for a range."""

    start: int
    end: int
    value: Decimal
    unit: Unit | None
    rule: str
    high: Decimal | None = None
    per_unit: str | None = None
    magnitude: Decimal = Decimal(1)


@cache
def _number_pattern() -> re.Pattern[str]:
    from newsledger.reference.lexicon import lexicon

    words = sorted([*lexicon().numbers, "hundred"], key=len, reverse=True)
    spelled = "|".join(words)
    return re.compile(
        rf"(?<![\w.,/-])(?:(?P<digits>{DIGITS})|(?P<words>(?:{spelled})\b(?:[\s-](?:and\s)?(?:{spelled})\b){{0,6}}))|(?<=[$£€₹¥])(?P<after>{DIGITS})|(?<=[A-Za-z₹.])(?P<code>{DIGITS})",
        re.IGNORECASE,
    )


def scan(text: str, lexicon: Lexicon) -> list[Candidate]:
    """Every candidate in ``text``, in order; ranges are joined, and a missing unit or magnitude is taken from its range."""
    found = [candidate for match in _number_pattern().finditer(text) if (candidate := _read(text, match, lexicon))]
    return _join_ranges(text, found)


def _read(text: str, match: re.Match[str], lexicon: Lexicon) -> Candidate | None:
    spelled = match["words"]
    value = read_words(spelled, lexicon) if spelled else read_digits(match[0])
    prefix = None if spelled else _prefix(text, match.start(), lexicon)
    if value is None or (match["code"] and not prefix):
        return None
    end, magnitude = _magnitude(text, match.end(), lexicon, bool(spelled))
    value *= magnitude
    if value >= _LARGEST:
        return None
    start, unit, rule = match.start(), None, "number.words" if spelled else "number.digits"
    if prefix:
        start, unit = prefix
        rule += "; unit.before"
    else:
        end, unit = _suffix(text, end, lexicon)
        rule += "; unit.after" if unit else ""
    if unit:
        value *= unit.factor
    candidate = Candidate(start, end, value, unit, rule, magnitude=magnitude)
    if unit and (per := _PER.match(text, end)):
        candidate.per_unit = per[1].lower()
    return candidate


def _prefix(text: str, start: int, lexicon: Lexicon) -> tuple[int, Unit] | None:
    """The currency symbol or code written before a number, with or without a blank."""
    stop = start - 1 if text[start - 1 : start] == " " else start
    for size in range(min(_LONGEST_SYMBOL, stop), 0, -1):
        symbol = text[stop - size : stop]
        before = text[stop - size - 1 : stop - size]
        if symbol in lexicon.symbols and not (symbol[0].isalpha() and before.isalnum()):
            return stop - size, lexicon.symbols[symbol]
    return None


def _magnitude(text: str, end: int, lexicon: Lexicon, is_spelled: bool) -> tuple[int, Decimal]:
    match = _MAGNITUDE.match(text, end)
    word = match[1].lower() if match else ""
    if not match or word not in lexicon.magnitudes or (is_spelled and len(word) == 1):
        return end, Decimal(1)
    factor, end = lexicon.magnitudes[word], match.end()
    further = _MAGNITUDE.match(text, end)
    if further and further[1].lower() in {"million", "crore", "billion"} and factor in {Decimal(1000), Decimal(100000), Decimal(100)}:
        return further.end(), factor * lexicon.magnitudes[further[1].lower()]
    return end, factor


def _suffix(text: str, end: int, lexicon: Lexicon) -> tuple[int, Unit | None]:
    """The longest unit written after a number."""
    at, phrase = end, ""
    best: tuple[int, Unit | None] = (end, None)
    for _ in range(_UNIT_WORDS):
        match = _NEXT.match(text, at)
        if not match:
            break
        phrase = f"{phrase} {match['word']}".strip()
        at = match.end()
        bare = phrase.rstrip(".")
        unit = lexicon.units.get(phrase) or lexicon.units.get(bare) or lexicon.units.get(bare.lower() if not bare.isupper() else bare)
        if unit:
            best = (at - (len(phrase) - len(bare)) if phrase not in lexicon.units else at, unit)
    return best


def counted_noun(text: str, end: int) -> str | None:
    """The plural noun that a bare number counts, within three words."""
    match = _NOUN.match(text, end)
    if not match or match["noun"] in _NO_NOUN or set(match["skip"].replace("-", " ").lower().split()) & _NO_BRIDGE:
        return None
    return match["noun"]


def _join_ranges(text: str, found: list[Candidate]) -> list[Candidate]:
    joined: list[Candidate] = []
    for candidate in found:
        last = joined[-1] if joined else None
        low = _low_end(last, candidate) if last else None
        if last and low is not None and low < candidate.value and _is_range(text, last, candidate):
            last.value, last.high, last.end = low, candidate.value, candidate.end
            last.unit, last.per_unit = candidate.unit or last.unit, candidate.per_unit
            last.rule += "; range"
        else:
            joined.append(candidate)
    return joined


def _low_end(low: Candidate, high: Candidate) -> Decimal:
    """The low end with what it leaves to the high end to say: "3 to 5 million dollars"."""
    factor = high.unit.factor if high.unit and not low.unit else Decimal(1)
    return low.value * factor * (high.magnitude if low.magnitude == 1 else 1)


def _is_range(text: str, low: Candidate, high: Candidate) -> bool:
    """Two numbers that are the ends of one range; "rose 3 percent to 50" and "from 3 to 5" are changes."""
    has_one_unit = not low.unit or not high.unit or low.unit.unit == high.unit.unit
    if not has_one_unit or low.high is not None or not (low.unit or high.unit):
        return False
    between = text[low.end : high.start]
    before = text[max(0, low.start - 16) : low.start].lower()
    if between == " and ":
        return before.endswith("between ")
    is_span = between == " to " and not before.endswith("from ") and not _CHANGE.search(before)
    return is_span or between in {"-", "–", " - ", " – "}
