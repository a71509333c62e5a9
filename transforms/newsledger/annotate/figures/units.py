"""What stands beside a number: magnitude, unit or currency, and what the value is per."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from newsledger.reference.lexicon import Lexicon, Phrase, Unit
from newsledger.reference.word_lists import word_list
from newsledger.text.tokens import Tokens

_LONGEST_SYMBOL = 4
_BLANK = 1
_SMALL = 100
_WORDS_OF_NOUN = 5
# ISO codes that are words in a headline in capitals: as codes they need a sum that looks like one.
_CODES_LIKE_WORDS = frozenset({"ALL", "TOP", "TRY", "CUP", "PEN", "MOP", "MAD", "COP", "GEL", "BAM", "ANG", "SOS", "LAK", "BAD", "DEM"})
# Currencies that are also ordinary words after a number: "three won", "two marks", "40 crowns".
_NAMES_LIKE_WORDS = frozenset({"won", "mark", "marks", "crown", "crowns", "real", "sol", "som", "penny", "cr", "mil"})
# Units of one letter that are written apart from the number as well: "12 C", "68 p".
_LETTERS_APART = frozenset("CFWVp")
# Whose unit it is, said before it: "a US pint", "two Imperial gallons".
_SYSTEMS = frozenset({"us", "u.s.", "uk", "imperial", "british", "american"})
# "A year earlier", "a month away": a time, and no rate.
NO_RATE = frozenset({"earlier", "ago", "before", "later", "old", "previously", "prior", "away", "hence"})
_DETERMINERS = frozenset({"a", "an", "per", "each", "every", "the"})
_ADVERBS = {"daily": "day", "annually": "year", "monthly": "month", "weekly": "week"}
# What can begin the words of what a value is per.
_PER = (_DETERMINERS - {"the"}) | _ADVERBS.keys() | {"/", "shr", "to"}


@dataclass(slots=True)
class Suffix:
    """What was read after a number: the indexes of the unit's first token and past its last, and the unit."""

    first: int
    last: int
    unit: Unit


def read_magnitude(tokens: Tokens, last: int, lexicon: Lexicon, has_currency: bool) -> tuple[int, Decimal]:
    """The index past the magnitude that follows ``tokens[last - 1]``, and its factor: "billion", "-billion", "bn", "lakh crore"."""
    at, factor = last, Decimal(1)
    while (found := _magnitude(tokens, at, lexicon, has_currency)) is not None:
        at, step = found
        factor *= step
    return at, factor


def _magnitude(tokens: Tokens, last: int, lexicon: Lexicon, has_currency: bool) -> tuple[int, Decimal] | None:
    at = last + 1 if tokens.text[last] == "-" and not tokens.gap[last] else last
    word, gap = tokens.lower[at], tokens.gap[at]
    if word not in lexicon.magnitudes or len(gap) > _BLANK:
        return None
    if word in lexicon.large:
        return (at + 1, lexicon.large[word]) if word not in {"cr", "mil"} or has_currency else None
    is_format = tokens.text[at] == "K" and len(tokens.text[at - 1]) == 1  # "8K video"
    is_single = len(word) == 1 and not is_format  # "mm" multiplies money alone: "5mm bolts" are millimetres
    is_letter = not gap and is_single and (tokens.text[at] in {"k", "M", "B"} or _unit_follows(tokens, at + 1, lexicon))
    if has_currency or is_letter:
        return at + 1, lexicon.magnitudes[word]
    return None


def _unit_follows(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a unit or a plural follows, so that the letter before it multiplies: "1.5m people", but "37m long"."""
    if tokens.kind[at] != "word":
        return False
    word = tokens.lower[at]
    return word in lexicon.phrases or word == "people" or (word.endswith("s") and len(word) > 3)


def read_suffix(tokens: Tokens, last: int, lexicon: Lexicon, value: Decimal) -> Suffix | None:
    """The longest unit or currency after ``tokens[last - 1]``, a blank or a hyphen between."""
    at = last + 1 if tokens.text[last] in {"-", "–"} and not tokens.gap[last] else last
    word = tokens.lower[at]
    if len(tokens.gap[at]) > _BLANK:
        return None
    for phrase in lexicon.phrases.get(word, ()):
        if _matches(tokens, at, phrase) and _is_meant(tokens, at, phrase, value) and not _begins_next(tokens, at, phrase):
            return Suffix(at, at + len(phrase.words), phrase.unit)
    return _of_system(tokens, at + 1, lexicon, value) if word in _SYSTEMS else None


def _of_system(tokens: Tokens, at: int, lexicon: Lexicon, value: Decimal) -> Suffix | None:
    """ "5 US gallons", "20 imperial pints": a unit of measure with the word for whose it is."""
    found = read_suffix(tokens, at, lexicon, value)
    return found if found and found.unit.kind == "quantity" and found.first == at and found.unit.unit != "index_points" else None


def _begins_next(tokens: Tokens, at: int, phrase: Phrase) -> bool:
    """Whether what looks like a unit belongs to the number after it: "$300-$400", "80 CF6 engines"."""
    after = at + len(phrase.words)
    return tokens.kind[after] == "number" and not tokens.gap[after]


def _matches(tokens: Tokens, at: int, phrase: Phrase) -> bool:
    written, words = tokens.text if phrase.is_exact else tokens.lower, phrase.words
    return written[at] == words[0] and (len(words) == 1 or tuple(written[at : at + len(words)]) == words)


def _is_meant(tokens: Tokens, at: int, phrase: Phrase, value: Decimal) -> bool:
    """Not an ordinary word or a letter that only looks like the unit."""
    written = tokens.text[at]
    if len(phrase.words) > 1:
        return True
    if len(written) == 1 and written.isalpha():
        is_tied = not tokens.gap[at + 1]
        is_stopped = tokens.text[at + 1] == "." and is_tied and at + 2 < tokens.size
        if written in "CF" and not tokens.gap[at] and _is_named(tokens, at - 1):
            return False
        is_apart = written in _LETTERS_APART and not is_stopped  # "12 C. Smith", but "at 125.8 p." ends a sentence
        return (not tokens.gap[at] or is_apart) and not (is_tied and tokens.kind[at + 1] != "sign")
    if written in _CODES_LIKE_WORDS or (written.lower() in _NAMES_LIKE_WORDS and phrase.unit.kind == "money"):
        return value >= _SMALL or bool(value % 1)
    if written.lower() in {"second", "seconds"}:
        return tokens.text[at + 1] != "-" or bool(tokens.gap[at + 1])
    return True


def _is_named(tokens: Tokens, number: int) -> bool:
    """Whether a name goes on round a number with a letter: "the Hasselblad 100C", "the 5C NFC", and no temperature."""
    before, after = number - 1, number + 2
    is_in_name = before > 0 and tokens.kind[before] == "word" and tokens.text[before][0].isupper() and tokens.text[before] not in {"I", "A"}
    return is_in_name or (tokens.kind[after] == "word" and tokens.text[after].isupper() and len(tokens.text[after]) > 1)


def read_currency_before(tokens: Tokens, first: int, lexicon: Lexicon, value: Decimal) -> tuple[int, Unit] | None:
    """The index of the currency symbol or code before ``tokens[first]``, and the currency: "$", "US$", "Rs.", "USD ", "RM"."""
    if tokens.text[first - 1] not in lexicon.symbol_ends or len(tokens.gap[first]) > _BLANK:
        return None
    for size in range(min(_LONGEST_SYMBOL, first), 0, -1):
        start = first - size
        if tokens.text[start] not in lexicon.symbol_begins or any(len(gap) > _BLANK for gap in tokens.gap[start + 1 : first]):
            continue
        text = _joined(tokens, start, first)
        unit = lexicon.symbols.get(text) or (lexicon.symbols.get(text.replace(" ", "")) if len(text) > _LONGEST_SYMBOL - 1 else None)
        if unit and _is_symbol(tokens, start, first, text, value):
            return start, unit
    return None


def _joined(tokens: Tokens, start: int, first: int) -> str:
    """The tokens as written, blanks kept."""
    return tokens.text[start] + "".join([(" " if tokens.gap[at] else "") + tokens.text[at] for at in range(start + 1, first)])


def _is_symbol(tokens: Tokens, start: int, first: int, text: str, value: Decimal) -> bool:
    """A letter alone must touch the number; no symbol is the end of a longer word; a code like a word needs a sum like one."""
    if text.isalpha() and len(text) <= 2 and not text.startswith(("Rs", "Re", "RM", "Tk", "DM", "Rp")) and tokens.gap[first]:
        return False
    if text in _CODES_LIKE_WORDS and value < _SMALL:
        return False
    if not text[0].isalpha() or tokens.gap[start]:
        return True
    return tokens.kind[start - 1] == "sign" and (tokens.text[start - 1] != "-" or bool(tokens.gap[start - 1]))


def read_per(tokens: Tokens, last: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """What the value is per: "a barrel", "per share", "/month", "-a-year", "each week", "daily"; the index past it."""
    at = last
    while tokens.text[at] == "-" and not tokens.gap[at]:
        at += 1
    word = tokens.lower[at]
    if word not in _PER:
        return None
    if word == "shr":
        return at + 1, "share"
    if word == "to":
        return _per_currency(tokens, at + 1, lexicon)
    if word in _ADVERBS:
        return at + 1, _ADVERBS[word]
    at += 1
    while tokens.text[at] == "-":
        at += 1
    if tokens.lower[at + 1] in NO_RATE:
        return None
    for size in (2, 1):
        phrase = " ".join(tokens.lower[at : at + size])
        if phrase in lexicon.per_units:
            return at + size, lexicon.per_units[phrase]
    return None


def read_per_after_noun(tokens: Tokens, last: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """What the value is per behind what it is of: "two mln tonnes of grain a year", "0.33 ounce gold per ton", "of milk daily"."""
    at = last + (tokens.lower[last] == "of")
    for no in range(at, at + _WORDS_OF_NOUN):
        if no > at and (per := read_per(tokens, no, lexicon)):
            return per
        if tokens.kind[no] != "word" or tokens.lower[no] in word_list("function") or len(tokens.gap[no]) > _BLANK:
            return None
    return None


def _per_currency(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """A rate of exchange: "6.20 francs to the dollar"."""
    if tokens.lower[at] not in _DETERMINERS:
        return None
    at += 1
    at += tokens.lower[at] in _SYSTEMS
    phrases = lexicon.phrases.get(tokens.lower[at], ())
    found = next((phrase for phrase in phrases if phrase.words == (tokens.lower[at],) and phrase.unit.kind == "money"), None)
    return (at + 1, found.unit.unit) if found and found.unit.factor == 1 and not tokens.lower[at].endswith("s") else None
