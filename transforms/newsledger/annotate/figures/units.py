"""What stands beside a number: magnitude, unit or currency, and what the value is per."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from newsledger.reference.lexicon import Lexicon, Phrase, Unit
from newsledger.reference.word_lists import word_list
from newsledger.text.tokens import Token, is_glued

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


@dataclass(frozen=True, slots=True)
class Suffix:
    """What was read after a number: the indexes of the unit's first token and past its last, and the unit."""

    first: int
    last: int
    unit: Unit


def read_magnitude(tokens: Sequence[Token], last: int, lexicon: Lexicon, has_currency: bool) -> tuple[int, Decimal]:
    """The index past the magnitude that follows ``tokens[last - 1]``, and its factor: "billion", "-billion", "bn", "lakh crore"."""
    at, factor = last, Decimal(1)
    while (found := _magnitude(tokens, at, lexicon, has_currency)) is not None:
        at, step = found
        factor *= step
    return at, factor


def _magnitude(tokens: Sequence[Token], last: int, lexicon: Lexicon, has_currency: bool) -> tuple[int, Decimal] | None:
    at = last + 1 if last + 1 < len(tokens) and tokens[last].text == "-" and is_glued(tokens[last - 1], tokens[last]) else last
    if at >= len(tokens) or tokens[at].start - tokens[at - 1].end > _BLANK:
        return None
    word, gap = tokens[at].lower, tokens[at].start - tokens[at - 1].end
    if word in lexicon.large:
        return (at + 1, lexicon.large[word]) if word not in {"cr", "mil"} or has_currency else None
    if word not in lexicon.magnitudes:
        return None
    is_format = tokens[at].text == "K" and len(tokens[at - 1].text) == 1  # "8K video"
    is_single = len(word) == 1 and not is_format  # "mm" multiplies money alone: "5mm bolts" are millimetres
    is_letter = not gap and is_single and (tokens[at].text in {"k", "M", "B"} or _unit_follows(tokens, at + 1, lexicon))
    if has_currency or is_letter:
        return at + 1, lexicon.magnitudes[word]
    return None


def _unit_follows(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a unit or a plural follows, so that the letter before it multiplies: "1.5m people", but "37m long"."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return False
    word = tokens[at].lower
    return word in lexicon.phrases or word == "people" or (word.endswith("s") and len(word) > 3)


def read_suffix(tokens: Sequence[Token], last: int, lexicon: Lexicon, value: Decimal) -> Suffix | None:
    """The longest unit or currency after ``tokens[last - 1]``, a blank or a hyphen between."""
    at = last + 1 if last + 1 < len(tokens) and tokens[last].text in {"-", "–"} and is_glued(tokens[last - 1], tokens[last]) else last
    if at >= len(tokens) or tokens[at].start - tokens[at - 1].end > _BLANK:
        return None
    for phrase in lexicon.phrases.get(tokens[at].lower, ()):
        if _matches(tokens, at, phrase) and _is_meant(tokens, at, phrase, value) and not _begins_next(tokens, at, phrase):
            return Suffix(at, at + len(phrase.words), phrase.unit)
    return _of_system(tokens, at + 1, lexicon, value) if tokens[at].lower in _SYSTEMS else None


def _of_system(tokens: Sequence[Token], at: int, lexicon: Lexicon, value: Decimal) -> Suffix | None:
    """ "5 US gallons", "20 imperial pints": a unit of measure with the word for whose it is."""
    found = read_suffix(tokens, at, lexicon, value)
    return found if found and found.unit.kind == "quantity" and found.first == at and found.unit.unit != "index_points" else None


def _begins_next(tokens: Sequence[Token], at: int, phrase: Phrase) -> bool:
    """Whether what looks like a unit belongs to the number after it: "$300-$400", "80 CF6 engines"."""
    after = at + len(phrase.words)
    return after < len(tokens) and tokens[after].kind == "number" and is_glued(tokens[after - 1], tokens[after])


def _matches(tokens: Sequence[Token], at: int, phrase: Phrase) -> bool:
    if at + len(phrase.words) > len(tokens):
        return False
    written = tokens[at : at + len(phrase.words)]
    if phrase.is_exact or (len(phrase.words) == 1 and len(phrase.words[0]) == 1):
        return all(token.text == word for token, word in zip(written, phrase.words, strict=True))
    return all(token.lower == word for token, word in zip(written, phrase.words, strict=True))


def _is_meant(tokens: Sequence[Token], at: int, phrase: Phrase, value: Decimal) -> bool:
    """Not an ordinary word or a letter that only looks like the unit."""
    written = tokens[at].text
    gap = tokens[at].start - tokens[at - 1].end
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if len(phrase.words) > 1:
        return True
    if len(written) == 1 and written.isalpha():
        is_stopped = after is not None and after.text == "." and is_glued(tokens[at], after) and at + 2 < len(tokens)
        if written in "CF" and gap == 0 and _is_named(tokens, at - 1, after):
            return False
        is_apart = written in _LETTERS_APART and not is_stopped  # "12 C. Smith", but "at 125.8 p." ends a sentence
        return (gap == 0 or is_apart) and not (after and is_glued(tokens[at], after) and after.kind != "sign")
    if written in _CODES_LIKE_WORDS or (written.lower() in _NAMES_LIKE_WORDS and phrase.unit.kind == "money"):
        return value >= _SMALL or bool(value % 1)
    if written.lower() in {"second", "seconds"}:
        return not (after and after.text == "-" and is_glued(tokens[at], after))
    return True


def _is_named(tokens: Sequence[Token], number: int, after: Token | None) -> bool:
    """Whether a name goes on round a number with a letter: "the Hasselblad 100C", "the 5C NFC", and no temperature."""
    before = tokens[number - 1] if number > 1 else None
    is_in_name = before is not None and before.kind == "word" and before.text[0].isupper() and before.text not in {"I", "A"}
    return is_in_name or (after is not None and after.kind == "word" and after.text.isupper() and len(after.text) > 1)


def read_currency_before(tokens: Sequence[Token], first: int, lexicon: Lexicon, value: Decimal) -> tuple[int, Unit] | None:
    """The index of the currency symbol or code before ``tokens[first]``, and the currency: "$", "US$", "Rs.", "USD ", "RM"."""
    if not first or tokens[first - 1].text not in lexicon.symbol_ends or tokens[first].start - tokens[first - 1].end > _BLANK:
        return None
    for size in range(min(_LONGEST_SYMBOL, first), 0, -1):
        start = first - size
        if any(tokens[no + 1].start - tokens[no].end > _BLANK for no in range(start, first - 1)):
            continue
        text = _joined(tokens, start, first)
        unit = lexicon.symbols.get(text) or (lexicon.symbols.get(text.replace(" ", "")) if len(text) > _LONGEST_SYMBOL - 1 else None)
        if unit and _is_symbol(tokens, start, first, text, value):
            return start, unit
    return None


def _joined(tokens: Sequence[Token], start: int, first: int) -> str:
    """The tokens as written, blanks kept."""
    blanks = ("" if no == start or is_glued(tokens[no - 1], tokens[no]) else " " for no in range(start, first))
    return "".join(blank + token.text for blank, token in zip(blanks, tokens[start:first], strict=True))


def _is_symbol(tokens: Sequence[Token], start: int, first: int, text: str, value: Decimal) -> bool:
    """A letter alone must touch the number; no symbol is the end of a longer word; a code like a word needs a sum like one."""
    if (
        text.isalpha()
        and len(text) <= 2
        and not text.startswith(("Rs", "Re", "RM", "Tk", "DM", "Rp"))
        and not is_glued(tokens[first - 1], tokens[first])
    ):
        return False
    if text in _CODES_LIKE_WORDS and value < _SMALL:
        return False
    if not start or not text[0].isalpha() or not is_glued(tokens[start - 1], tokens[start]):
        return True
    before = tokens[start - 1]
    return before.kind == "sign" and not (before.text == "-" and start > 1 and is_glued(tokens[start - 2], before))


def read_per(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """What the value is per: "a barrel", "per share", "/month", "-a-year", "each week", "daily"; the index past it."""
    at = last
    while at < len(tokens) and tokens[at].text == "-" and is_glued(tokens[at - 1], tokens[at]):
        at += 1
    if at >= len(tokens):
        return None
    word = tokens[at].lower
    if word == "shr":
        return at + 1, "share"
    if word == "to":
        return _per_currency(tokens, at + 1, lexicon)
    if word in {"daily", "annually", "monthly", "weekly"}:
        return at + 1, {"daily": "day", "annually": "year", "monthly": "month", "weekly": "week"}[word]
    if not (word in _DETERMINERS - {"the"} or tokens[at].text == "/"):
        return None
    at += 1
    while at < len(tokens) and tokens[at].text == "-":
        at += 1
    if at >= len(tokens):
        return None
    if at + 1 < len(tokens) and tokens[at + 1].lower in NO_RATE:
        return None
    for size in (2, 1):
        phrase = " ".join(token.lower for token in tokens[at : at + size])
        if phrase in lexicon.per_units:
            return at + size, lexicon.per_units[phrase]
    return None


def read_per_after_noun(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """What the value is per behind what it is of: "two mln tonnes of grain a year", "0.33 ounce gold per ton", "of milk daily"."""
    at = last + (last < len(tokens) and tokens[last].lower == "of")
    for no in range(at, min(at + _WORDS_OF_NOUN, len(tokens))):
        token = tokens[no]
        if no > at and (per := read_per(tokens, no, lexicon)):
            return per
        if token.kind != "word" or token.lower in word_list("function") or token.start - tokens[no - 1].end > _BLANK:
            return None
    return None


def _per_currency(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """A rate of exchange: "6.20 francs to the dollar"."""
    if at >= len(tokens) or tokens[at].lower not in _DETERMINERS:
        return None
    at += 1
    at += at < len(tokens) and tokens[at].lower in _SYSTEMS
    phrases = lexicon.phrases.get(tokens[at].lower, ()) if at < len(tokens) else ()
    found = next((phrase for phrase in phrases if phrase.words == (tokens[at].lower,) and phrase.unit.kind == "money"), None)
    return (at + 1, found.unit.unit) if found and found.unit.factor == 1 and not tokens[at].lower.endswith("s") else None
