"""The reference files indexed as the annotators look things up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from newsledger.reference.csv_rows import Row, rows
from newsledger.text.tokens import tokens
from newsledger.text.words import stem

_DIGIT = re.compile(r"[\d½¼¾⅓⅔⅛⅜⅝⅞]")
# Words that begin a number beside the cardinals: "a million", "half a dozen", "twice".
_STARTERS = frozenset({"a", "an", "half", "quarter", "dozen", "twice", "thrice"})


@dataclass(frozen=True, slots=True)
class Unit:
    """What a written unit stands for: the canonical unit, the kind of figure it makes, what it is per, and a factor (0.01 for cents).

    ``is_shared`` where several countries' currencies are written so: which one it is, the article decides.
    """

    unit: str
    kind: str
    factor: Decimal = Decimal(1)
    is_shared: bool = False
    per_unit: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A unit as tokens. One written in lower case is met in any case, another only as written, as is one of a single letter."""

    words: tuple[str, ...]
    is_exact: bool
    unit: Unit


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything looked up by written form. Names are lower-case; symbols and codes stand as written.

    ``starters`` are the words that can begin a number; ``large`` those that multiply (hundred, million, mln), ``magnitudes``
    these and the letters, ``vague`` their plurals; ``fractions`` third, thirds. ``phrases`` has the units by the first token
    in lower case, the longest first; ``symbol_begins`` and ``symbol_ends`` the first and the last token of each currency symbol;
    ``longest_measures`` the number of words of the longest term of a measure by its first stem.
    """

    starters: frozenset[str]
    numbers: Mapping[str, Decimal]
    large: Mapping[str, Decimal]
    vague: Mapping[str, Decimal]
    fractions: Mapping[str, Decimal]
    ordinals: Mapping[str, int]
    magnitudes: Mapping[str, Decimal]
    phrases: Mapping[str, tuple[Phrase, ...]]
    symbols: Mapping[str, Unit]
    symbol_begins: frozenset[str]
    symbol_ends: frozenset[str]
    per_units: Mapping[str, str]
    measures: Mapping[tuple[str, ...], tuple[str, int]]
    longest_measures: Mapping[str, int]
    measure_kinds: Mapping[str, frozenset[str]]
    countries: Mapping[str, Row]
    country_forms: Mapping[str, Row]
    offices: Mapping[str, Row]
    currencies: Mapping[str, Row]
    organisations: Mapping[str, Row]

    def has_number(self, text: str, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` holds a digit or a word of number: a cheap look before a sentence is read."""
        return bool(_DIGIT.search(text, start, end) or _number_word().search(text, start, end))


@cache
def lexicon() -> Lexicon:
    """The lexicon of seeds/reference, built once a process."""
    magnitudes = {row["word"]: Decimal(row["factor"]) for row in rows("magnitudes") if row["kind"] != "vague"}
    numbers = {row["word"]: Decimal(row["value"]) for row in rows("number_words") if row["kind"] in {"unit", "tens"}}
    vague = {row["word"]: Decimal(row["factor"]) for row in rows("magnitudes") if row["kind"] == "vague"}
    measures = {tuple(map(stem, row["term"].lower().split())): (row["code"], int(row["priority"])) for row in rows("measure_terms")}
    return Lexicon(
        starters=frozenset((*numbers, *vague, *_STARTERS)),
        numbers=numbers,
        large={row["word"]: Decimal(row["factor"]) for row in rows("magnitudes") if row["kind"] == "word"},
        vague=vague,
        fractions={row["word"]: _fraction(row["value"]) for row in rows("number_words") if row["kind"] == "fraction"},
        ordinals={row["word"]: int(row["value"]) for row in rows("number_words") if row["kind"] == "ordinal"},
        magnitudes=magnitudes,
        phrases=_phrases(),
        symbols=_symbols(),
        symbol_begins=frozenset(tokens(symbol).text[0] for symbol in _symbols()),
        symbol_ends=frozenset(found.text[found.size - 1] for found in map(tokens, _symbols())),
        per_units={row["surface"]: row["unit"] for row in rows("per_units")},
        measures=measures,
        longest_measures={term[0]: len(term) for term in sorted(measures, key=len)},
        measure_kinds={row["code"]: frozenset(row["kinds"].split("|")) for row in rows("measures")},
        countries={row["code"]: row for row in rows("countries")},
        country_forms={row["surface"]: row for row in rows("country_forms")},
        offices={row["title"]: row for row in rows("offices")},
        currencies={row["code"]: row for row in rows("currencies")},
        organisations={surface: row for row in rows("entities") for surface in (row["name"], *row["aliases"].split("|")) if surface},
    )


@cache
def _number_word() -> re.Pattern[str]:
    """A word of number, in lower case, with a capital or in capitals. "First" alone ranks nothing."""
    words = {row["word"] for row in (*rows("number_words"), *rows("magnitudes")) if row["kind"] != "letter"} | _STARTERS
    forms = {form for word in words - {"a", "an", "first"} for form in (word, word.capitalize(), word.upper())}
    by_letter: dict[str, list[str]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        by_letter.setdefault(form[0], []).append(form[1:])
    # Branching on the first letter keeps the search short where no branch fits.
    return re.compile(r"\b(?:" + "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(by_letter.items())) + r")\b")


def _symbols() -> dict[str, Unit]:
    return {row["surface"]: _currency(row) for row in rows("currency_forms") if row["form"] in {"symbol", "code"}}


def _fraction(text: str) -> Decimal:
    part = Fraction(text)
    return Decimal(part.numerator) / Decimal(part.denominator)


def _phrases() -> dict[str, tuple[Phrase, ...]]:
    """Units and currencies as written after a number. A currency's ISO code and symbol may follow it as well: "50 USD", "1,200€"."""
    found: dict[tuple[str, ...], Phrase] = {}
    for row in rows("units"):
        _add(found, row["surface"], Unit(row["unit"], row["kind"], per_unit=row["per_unit"] or None))
    for row in rows("currency_forms"):
        _add(found, row["surface"], _currency(row))
    by_first: dict[str, list[Phrase]] = {}
    for phrase in found.values():
        by_first.setdefault(phrase.words[0].lower(), []).append(phrase)
    return {first: tuple(_longest_first(phrases)) for first, phrases in by_first.items()}


def _add(found: dict[tuple[str, ...], Phrase], surface: str, unit: Unit) -> None:
    parts = tokens(surface)
    is_exact = parts.size == 1 and (surface != surface.lower() or len(surface) == 1)
    words = (surface,) if is_exact else parts.forms
    found.setdefault(words, Phrase(words, is_exact, unit))


def _longest_first(phrases: Iterable[Phrase]) -> list[Phrase]:
    return sorted(phrases, key=lambda phrase: (-len(phrase.words), not phrase.is_exact, phrase.words))


def _currency(row: Row) -> Unit:
    return Unit(row["code"], "money", Decimal(row["factor"]), row["is_shared"] == "1")
