"""Numbers as written, in digits or words, read as exact decimals."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from newsledger.annotate.figures.parts import bare_share, begins_part, part_of_million, read_part, unit_of_part
from newsledger.annotate.figures.powers import POWERS, read_power
from newsledger.reference.lexicon import Lexicon
from newsledger.text.tokens import Tokens

# English and Indian grouping; European grouping with a decimal comma; a lone decimal comma.
_ENGLISH = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|\.\d+")
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}|\d{1,3},\d{1,2}")
_FRACTION = re.compile(r"(?:(\d+)[- ])?(\d+)[/⁄](\d+)")
_BID = re.compile(r"\d+\.\d{2,4}")
_ASKED_DIGITS = 2
_GROUP = re.compile(r"\d{3}(?:\.\d+)?")
_LONGEST_GROUPED = 3
_DIGITS_AT_MOST = 40
_HALF = Decimal("0.5")
_ADDED = {("a", "half"): _HALF, ("one", "half"): _HALF, ("a", "quarter"): Decimal("0.25"), ("three", "quarters"): Decimal("0.75")}
_DOZEN = 12
_TENS = range(20, 100, 10)
_OUT_OF = 1000
# What stands behind a number that goes on as a share, or as anything else.
_SHARES = frozenset({"in", "out", "-"})
_GOES_ON = frozenset({"and", "-", "/", "to", *POWERS})
_ARTICLES = frozenset({"a", "an"})
_PARTS = frozenset({"a", "an", "one", "half", "quarter"})
_MULTIPLES = {"twice": Decimal(2), "thrice": Decimal(3)}


@dataclass(slots=True)
class Number:
    """A number over ``tokens[first:last]``. ``is_share`` where it is a part of a whole: two-thirds, one in five."""

    first: int
    last: int
    value: Decimal
    is_spelled: bool
    rule: str
    is_share: bool = False
    is_vague: bool = False
    high: Decimal | None = None


def read_digits(text: str) -> Decimal | None:
    """The value of a number token: ``1,23,456.5``, ``1.234,56``, ``96-1/8``, ``2½``; None when it is no number."""
    if len(text) > _DIGITS_AT_MOST:
        return None
    if text.isdecimal():
        return Decimal(text)
    if _ENGLISH.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if _EUROPEAN.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if found := _FRACTION.fullmatch(text):
        return Decimal(found[1] or 0) + Decimal(found[2]) / Decimal(found[3])
    if not text[-1].isdigit():
        return Decimal(text[:-1] or 0) + Decimal(str(unicodedata.numeric(text[-1])))
    return None


def read_number(tokens: Tokens, at: int, lexicon: Lexicon) -> Number | None:
    """The longest number that begins at ``tokens[at]``, magnitude words included where it is spelled."""
    number = _in_digits(tokens, at, lexicon) if tokens.kind[at] == "number" else _in_words(tokens, at, lexicon)
    if number is None:
        return None
    if (number.is_share or number.rule == "number.fraction") and (part := _of_unit(tokens, number, lexicon)):
        return part
    return (_share(tokens, number, lexicon) if tokens.lower[number.last] in _SHARES else None) or number


def _of_unit(tokens: Tokens, number: Number, lexicon: Lexicon) -> Number | None:
    """ "1/16 of a pint", "three-quarters of a point": a fraction of one unit is that much of the unit, and no share."""
    if not 0 < number.value < 1:
        return None
    of = tokens.lower[number.last : number.last + 3]
    if of[:2] == ["of", "a"] and of[2:] and of[2] in lexicon.large:
        return Number(number.first, number.last + 3, number.value * lexicon.large[of[2]], number.is_spelled, "number.half_a")
    unit = unit_of_part(tokens, number.last, lexicon, is_direct=False)
    return Number(number.first, unit, number.value, number.is_spelled, "number.part") if unit is not None else None


def _in_digits(tokens: Tokens, at: int, lexicon: Lexicon) -> Number | None:
    text, last = tokens.text[at], at + 1
    if text.isdigit() and len(text) <= _LONGEST_GROUPED:
        while _continues(tokens, last):
            text, last = text + tokens.text[last], last + 1
    value = read_digits(text)
    if value is None:
        return None
    if tokens.lower[last] in _GOES_ON:
        if added := _and_a_half(tokens, last):
            return Number(at, added[0], value + added[1], False, "number.and_a_half")
        if _is_quote(tokens, last, text):
            return Number(at, last + 2, value, False, "number.quote")
        if power := read_power(tokens, last, value, lexicon):
            return Number(at, power[0], power[1], False, "number.power")
    return Number(at, last, value, False, "number.fraction" if "/" in text or "⁄" in text else "number.digits")


def _is_quote(tokens: Tokens, last: int, text: str) -> bool:
    """A dealer's two prices, "150.00/05 yen", "1.8335/45": the buying price, and the last digits of the selling price."""
    if tokens.text[last] != "/" or not _BID.fullmatch(text):
        return False
    is_tied = not tokens.gap[last] and not tokens.gap[last + 1]
    return is_tied and len(tokens.text[last + 1]) == _ASKED_DIGITS and tokens.text[last + 1].isdigit()


def _continues(tokens: Tokens, at: int) -> bool:
    """Whether a token and the one before are one number grouped by blanks: 13 009."""
    is_number = tokens.kind[at] == "number" and len(tokens.gap[at]) == 1
    return is_number and bool(_GROUP.fullmatch(tokens.text[at])) and tokens.text[at - 1].isdigit()


def _and_a_half(tokens: Tokens, at: int) -> tuple[int, Decimal] | None:
    """Past "and a half", "-and-a-quarter" or "and three quarters", if it stands at ``at``, and what it adds."""
    if tokens.lower[at] not in {"and", "-"}:
        return None
    words = [(no, word) for no, word in enumerate(tokens.lower[at : at + 6], at) if word != "-"]
    if len(words) < 3 or words[0][1] != "and":
        return None
    added = _ADDED.get((words[1][1], words[2][1]))
    return (words[2][0] + 1, added) if added is not None else None


def _in_words(tokens: Tokens, at: int, lexicon: Lexicon) -> Number | None:
    word = tokens.lower[at]
    if word in _MULTIPLES:
        return Number(at, at + 1, _MULTIPLES[word], True, "number.multiple")
    if word in _PARTS and begins_part(tokens, at, lexicon):
        if part := read_part(tokens, at, lexicon):
            return Number(at, part[0], part[1], True, "number.part")
        if part := part_of_million(tokens, at, lexicon):
            return Number(at, part[0], part[1], True, "number.half_a")
        if part := bare_share(tokens, at, lexicon):
            return Number(at, part[0], part[1], True, "number.share", is_share=True)
    if word in _ARTICLES:
        return _after_article(tokens, at, lexicon)
    if word == "half":
        return _half(tokens, at, lexicon)
    if word in lexicon.numbers:
        return _cardinal(tokens, at, lexicon)
    return _dozen(tokens, at) if word == "dozen" else _plural(tokens, at, lexicon)


def _after_article(tokens: Tokens, at: int, lexicon: Lexicon) -> Number | None:
    """ "a hundred", "a million", "a dozen", "a third of", "a quarter of"."""
    following = tokens.lower[at + 1]
    if following in lexicon.large and is_next(tokens, at):
        return _cardinal(tokens, at, lexicon)
    if following == "dozen":
        return _dozen(tokens, at)
    if following in lexicon.fractions and tokens.lower[at + 2] == "of":
        return Number(at, at + 2, lexicon.fractions[following], True, "number.share", is_share=True)
    return None


def is_next(tokens: Tokens, at: int) -> bool:
    """Whether the token after ``at`` follows with nothing but a blank or a hyphen between."""
    return len(tokens.gap[at + 1]) <= 1


def _half(tokens: Tokens, at: int, lexicon: Lexicon) -> Number | None:
    """ "half a million", "half a dozen", "half of", "half the": but not the first half."""
    following = tokens.lower[at + 1 : at + 3]
    before = tokens.lower[at - 1]
    if following[0] == "a" and (following[1] in lexicon.large or following[1] == "dozen"):
        size = lexicon.large.get(following[1], Decimal(_DOZEN))
        return Number(at, at + 3, size / 2, True, "number.half_a")
    if following[0] in {"of", "the", "its", "their", "all"} and before not in _NOT_A_SHARE:
        return Number(at, at + 1, _HALF, True, "number.share", is_share=True)
    return None


_NOT_A_SHARE = frozenset({"first", "second", "latter", "other", "last", "this", "that", "early", "better", "next"})


def _dozen(tokens: Tokens, at: int) -> Number:
    last = at + 2 if tokens.lower[at] in _ARTICLES else at + 1
    return Number(at, last, Decimal(_DOZEN), True, "number.dozen")


def _plural(tokens: Tokens, at: int, lexicon: Lexicon) -> Number | None:
    """ "thousands of", "tens of thousands of", "dozens of": a vague number, read as the range from one to ten of it."""
    size = lexicon.vague.get(tokens.lower[at])
    if size is None:
        return None
    last, of = at + 1, tokens.lower[at + 1 : at + 3]
    while of[0] == "of" and of[1] in lexicon.vague:
        size, last = size * lexicon.vague[of[1]], last + 2
        of = tokens.lower[last : last + 2]
    return Number(at, last, size, True, "number.vague", is_vague=True, high=size * 10)


def _cardinal(tokens: Tokens, at: int, lexicon: Lexicon) -> Number | None:
    """A cardinal in words: "two hundred and six", "a million", "one and a half million", "four to five" stops after four."""
    total = part = Decimal(0)
    last, no = at, at
    while no == at or len(tokens.gap[no]) <= 1:
        word = tokens.lower[no]
        if word in _ARTICLES and no == at:
            part = Decimal(1)
        elif word in lexicon.numbers and (step := _added(part, lexicon.numbers[word], no == at)) is not None:
            part, last = step, no + 1
        elif word == "hundred" and part < 100:
            part, last = (part or Decimal(1)) * 100, no + 1
        elif word in lexicon.large and word != "hundred":
            total, part, last = total + (part or Decimal(1)) * lexicon.large[word], Decimal(0), no + 1
        elif not (word in {"-", "and"} and _joins(tokens, no, at, total + part, lexicon)):
            break
        no += 1
    if last == at:
        return None
    value = total + part
    if added := _and_a_half(tokens, last):
        return Number(at, added[0], value + added[1], True, "number.and_a_half")
    return _fraction(tokens, at, last, value, lexicon) or Number(at, last, value, True, "number.words")


def _added(part: Decimal, value: Decimal, is_first: bool) -> Decimal | None:
    """The sum where English lets the word follow what was read: twenty + five, two hundred + six; None for five + six."""
    if is_first or part == 0:
        return value if is_first or value else None
    open_places = 100 if part % 100 == 0 else 10 if part % 10 == 0 and part % 100 >= 20 else 1
    return part + value if 0 < value < open_places else None


def _joins(tokens: Tokens, no: int, at: int, value: Decimal, lexicon: Lexicon) -> bool:
    """Whether a hyphen or "and" at ``no`` holds one number together."""
    if no == at:
        return False
    following = tokens.lower[no + 1]
    if tokens.lower[no] == "-":
        return not tokens.gap[no] and (following in lexicon.large or (following in lexicon.numbers and value % 100 in _TENS))
    return value % 100 == 0 and value > 0 and following in lexicon.numbers and lexicon.numbers[following] < 100


def _fraction(tokens: Tokens, at: int, last: int, value: Decimal, lexicon: Lexicon) -> Number | None:
    """ "two-thirds", "three quarters", "one fifth"."""
    no = last + 1 if tokens.text[last] == "-" else last
    word = tokens.lower[no]
    part = lexicon.fractions.get(word)
    if part is None or value * part > 1 or (value > 1) != word.endswith(("s", "ves")):
        return None
    if word.startswith("quarter") and (value not in {1, 3} or tokens.lower[no + 1] not in {"of", "the"}):
        return None
    return Number(at, no + 1, value * part, True, "number.share", is_share=True)


def _share(tokens: Tokens, number: Number, lexicon: Lexicon) -> Number | None:
    """ "one in five", "3 in 10", "one out of every three", "2-to-1": a share, or how many times one is the other."""
    following = tokens.lower[number.last : number.last + 4]
    if number.value <= 0 or number.is_share or number.is_vague:
        return None
    for joint, offset in ((("in",), 1), (("out", "of"), 2), (("out", "of", "every"), 3), (("in", "every"), 2)):
        if tuple(following[:offset]) == joint:
            whole = _plain_number(tokens, number.last + offset, lexicon)
            if whole and number.value < whole.value <= _OUT_OF and whole.value % 1 == 0 and number.value % 1 == 0:
                return Number(number.first, whole.last, number.value / whole.value, number.is_spelled, "number.share", is_share=True)
    if following[:3] == ["-", "to", "-"]:
        whole = _plain_number(tokens, number.last + 3, lexicon)
        if whole and whole.value == 1:
            return Number(number.first, whole.last, number.value, number.is_spelled, "number.to_one", is_share=True)
    return None


def _plain_number(tokens: Tokens, at: int, lexicon: Lexicon) -> Number | None:
    if tokens.kind[at] == "number":
        return _in_digits(tokens, at, lexicon)
    return _cardinal(tokens, at, lexicon) if tokens.lower[at] in lexicon.numbers else None
