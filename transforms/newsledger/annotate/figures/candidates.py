"""The scan of one sentence: every number with its magnitude, currency, unit and what it is per."""

from __future__ import annotations

from decimal import Decimal

from newsledger.annotate.figures.compounds import suspended
from newsledger.annotate.figures.figure import Figure
from newsledger.annotate.figures.numbers import Number, read_number
from newsledger.annotate.figures.units import read_currency_before, read_magnitude, read_per, read_per_after_noun, read_suffix
from newsledger.reference.lexicon import Lexicon, Unit
from newsledger.text.tokens import Tokens

_LARGEST = Decimal(10) ** 20
_SMALLEST = Decimal(10) ** -6
_THOUSAND = Decimal(1000)
_MODELS = 100
_MINUS = frozenset({"-", "−", "–"})
_SIGNS = _MINUS | {"minus"}
# "$75 U.S. a barrel": which dollar it is, said behind it.
_DOLLARS = {"u.s.": "USD", "us": "USD", "canadian": "CAD", "cdn": "CAD", "australian": "AUD", "singapore": "SGD"}


def read_candidates(tokens: Tokens, sentence: int, lexicon: Lexicon) -> list[Figure]:
    """Every number of a sentence in order, none overlapping; whether it is a figure is decided later."""
    found: list[Figure] = []
    starters, kinds, past = lexicon.starters, tokens.kind, 0
    for at in [at for at, word in enumerate(tokens.lower) if word in starters or kinds[at] == "number"]:
        if at >= past and (number := read_number(tokens, at, lexicon)):
            figure = _read(tokens, number, sentence, lexicon, found[-1] if found else None)
            if figure.value < _LARGEST and (not figure.value or abs(figure.value) >= _SMALLEST):
                found.append(figure)
            past = max(figure.last, number.last)
    return found


def _read(tokens: Tokens, number: Number, sentence: int, lexicon: Lexicon, earlier: Figure | None) -> Figure:
    """The figure round a number; nothing of the ``earlier`` one is its own."""
    floor = earlier.last if earlier else 0
    before = read_currency_before(tokens, _past_minus(tokens, number.first), lexicon, number.value)
    before = before if before and before[0] >= floor else None
    last, factor = read_magnitude(tokens, number.last, lexicon, before is not None or _ends_range(tokens, number, earlier))
    if before and _is_model(tokens, before[0], number, factor):
        before = None
    first = before[0] if before else number.first
    value = number.value * factor
    figure = Figure(tokens.start[first], 0, first, last, sentence, number, value, magnitude=factor, rules=[number.rule])
    if factor != 1:
        figure.rules.append("magnitude")
    if number.high is not None:
        figure.high = number.high * factor
    if number.is_spelled and number.value >= _THOUSAND:
        # "Seven billion": what "between six and" leaves to it to say.
        figure.magnitude = max(lexicon.large.get(tokens.lower[number.last - 1], _THOUSAND), _THOUSAND)
    if before:
        figure.currency_before = before[1]
        _set_unit(figure, before[1], _joined(tokens, first, number.first), "unit.currency_before")
    _read_after(tokens, figure, lexicon)
    if before and _past_minus(tokens, number.first) < number.first:
        figure.value = -figure.value
        figure.rules.append("minus")
    _sign(tokens, figure, floor)
    figure.end = tokens.end[figure.last - 1]
    return figure


def _ends_range(tokens: Tokens, number: Number, earlier: Figure | None) -> bool:
    """Whether the number is the high end of sums whose sign stands before the low one: "$10-15m", "£6 to 10m"."""
    is_behind = earlier is not None and earlier.currency_before is not None and earlier.last == number.first - 1
    return is_behind and tokens.lower[number.first - 1] in {"-", "–", "—", "to"}


def _is_model(tokens: Tokens, first: int, number: Number, factor: Decimal) -> bool:
    """Whether a single letter with a small whole number names a model, and no sum of rand: "the Canon R5"."""
    is_letter = first == number.first - 1 and len(tokens.text[first]) == 1 and tokens.text[first].isalpha()
    return is_letter and factor == 1 and number.value < _MODELS and number.value % 1 == 0


def _past_minus(tokens: Tokens, first: int) -> int:
    """Before the minus sign of "$-50.8bn"."""
    is_inner = first > 1 and tokens.text[first - 1] in _MINUS and not tokens.gap[first - 1]
    return first - 1 if is_inner and not tokens.gap[first] and not tokens.text[first - 2].isalnum() else first


def _read_after(tokens: Tokens, figure: Figure, lexicon: Lexicon) -> None:
    is_of = figure.is_vague and tokens.lower[figure.last] == "of"
    suffix = read_suffix(tokens, figure.last + is_of, lexicon, figure.value)
    if not suffix and not figure.unit and (end := suspended(tokens, figure.last, lexicon)) > figure.last:
        # "1.3- and 1.6-litre engines": the span ends where its own words do.
        shared = read_suffix(tokens, end, lexicon, figure.value)
        if shared:
            _set_unit(figure, shared.unit, _joined(tokens, shared.first, shared.last), "unit.shared")
    if suffix and not (figure.unit and suffix.unit.kind != "money"):
        # "$5 million Canadian dollars", "US$5 USD": the later says it more exactly.
        _set_unit(figure, suffix.unit, _joined(tokens, suffix.first, suffix.last), "unit.after")
        figure.last = suffix.last
        if figure.kind == "money" and figure.magnitude == 1 and tokens.lower[figure.last] in lexicon.large:
            # "75 USD million".
            figure.magnitude = lexicon.large[tokens.lower[figure.last]]
            figure.value, figure.last = figure.value * figure.magnitude, figure.last + 1
    if figure.unit_word == "$" and (country := _country_after(tokens, figure.last, lexicon)):
        figure.unit, figure.last = country, figure.last + 1
        figure.rules.append("unit.country_after")
    if figure.unit and not figure.per_unit and (per := _per(tokens, figure, lexicon)):
        figure.per_unit = per[1]
        figure.rules.append("per")
    elif figure.number.rule == "number.multiple":
        figure.kind, figure.unit, figure.unit_word = "ratio", "x", "times"
    elif not figure.unit and (per := read_per(tokens, figure.last, lexicon)) and tokens.lower[figure.last] == "per":
        # "the 21.15 per barrel price": the unit is that of an earlier price.
        figure.per_unit = per[1]


def _per(tokens: Tokens, figure: Figure, lexicon: Lexicon) -> tuple[int, str] | None:
    """What a figure with a unit is per, said right behind it, or behind what a quantity is of."""
    if per := read_per(tokens, figure.last, lexicon):
        is_rate_of_exchange = tokens.lower[figure.last] == "to"
        return None if is_rate_of_exchange and figure.kind != "money" else per
    return read_per_after_noun(tokens, figure.last, lexicon) if figure.kind == "quantity" else None


def _country_after(tokens: Tokens, at: int, lexicon: Lexicon) -> str | None:
    """The dollar of the country named after a sum that ends there: "$75 U.S. a barrel", but not "$75 million U.S. loan"."""
    dollar = _DOLLARS.get(tokens.lower[at])
    if not dollar:
        return None
    is_end = tokens.text[at + 1] in ".,;:)" or tokens.lower[at + 1] == "per" or read_per(tokens, at + 1, lexicon)
    return dollar if is_end else None


def _set_unit(figure: Figure, unit: Unit, word: str, rule: str) -> None:
    figure.kind, figure.unit, figure.unit_word = unit.kind, unit.unit, word
    figure.factor = unit.factor
    figure.value *= unit.factor
    figure.high = figure.high * unit.factor if figure.high is not None else None
    figure.per_unit = unit.per_unit or figure.per_unit
    figure.rules.append(rule)


def _joined(tokens: Tokens, first: int, last: int) -> str:
    return " ".join(tokens.lower[first:last])


def _sign(tokens: Tokens, figure: Figure, floor: int) -> None:
    """A minus sign that touches the number and nothing before it, or the word."""
    at = figure.first - 1
    if at < floor:
        return
    sign = tokens.lower[at]
    if sign not in _SIGNS:
        return
    is_free = at == 0 or (tokens.gap[at] and tokens.kind[at - 1] != "number")
    is_minus_word = sign == "minus" or (sign == "-" and tokens.lower[at - 1] == "minus")
    if is_minus_word or (sign in _MINUS and not tokens.gap[figure.first] and is_free):
        figure.value = -figure.value
        figure.first = at - 1 if sign == "-" and is_minus_word else at
        figure.start = tokens.start[figure.first]
        figure.rules.append("minus")
