"""What a number leaves unsaid because another said it: "rose to 3.1 billion dlrs from 2.9 billion"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from newsledger.annotate.figures.figure import Figure
from newsledger.annotate.figures.units import read_per
from newsledger.reference.lexicon import Lexicon
from newsledger.reference.word_lists import word_list
from newsledger.text.tokens import Tokens

_ENDS = frozenset({"", *".,;:)('-–—\"”"})
_TIME_AFTER = frozenset({"last", "next", "yesterday", "today"})
_FROM = frozenset({"from", "to", "against", "versus", "compared", "than"})
_BOUNDS = frozenset({"up", "to", "about", "around", "over", "some", "nearly", "almost", "only", "at", "least", "more", "than", "roughly"})
_SENTENCES_BACK = 2
_MANY = 1000
_ONE_SIZE, _OTHER_SIZE = 10, 40
_SIGNS = {"$": "USD", "£": "GBP", "€": "EUR"}
_STOPS = frozenset({";", ".", "?", "!"})


def complete(tokens: Tokens, figure: Figure, previous: Sequence[Figure]) -> bool:
    """Give a bare number the unit of the latest figure that it is compared or listed with; whether it did."""
    if figure.number.is_share or figure.is_vague:
        return False
    # "771.3 billion ($1tn)": what is converted into dollars is none.
    converted = "".join(tokens.text[figure.last : figure.last + 2])
    other = _SIGNS.get(converted[1:]) if converted.startswith("(") else None
    source = next((one for one in reversed(previous) if _can_lend(one, figure) and not _is_of_other_size(one, figure)), None)
    if source and source.kind == "count" and _has_own_noun(tokens, figure):
        figure.kind, figure.unit, figure.unit_word = "count", "people", "people"
        figure.rules.append("unit.of_people")
        return True
    if not source or source.unit == other or not _is_comparison(tokens, figure, source):
        return False
    figure.kind, figure.unit, figure.unit_word, figure.unit_phrase = source.kind, source.unit, source.unit_word, source.unit_phrase
    figure.per_unit = figure.per_unit or source.per_unit
    if figure.magnitude == 1:  # after "10 cents", 4.1 billion are no cents
        figure.value, figure.factor = figure.value * source.factor, source.factor
    figure.is_elided = True
    figure.rules.append("unit.as_before")
    return True


def _can_lend(source: Figure, figure: Figure) -> bool:
    if source.kind in {"", "duration", "ordinal", "ratio"} or not source.unit or source.is_vague:
        return False
    if figure.per_unit:
        return figure.per_unit == source.per_unit
    if figure.sentence - source.sentence > _SENTENCES_BACK:
        return False
    if source.kind == "percent" and (figure.value >= _MANY or (source.last == figure.first - 1 and source.sentence == figure.sentence)):
        # "rose 8 pct to 3.65": by how much, and to a level that is no percentage.
        return False
    return source.magnitude == figure.magnitude or source.kind != "count" or figure.magnitude == 1


def _is_of_other_size(source: Figure, figure: Figure) -> bool:
    """ "1,410 units in 30 states compared to 1,263": a count is compared with one of its own size."""
    one, other = abs(figure.number.value), abs(source.number.value)
    is_plain = source.kind == "count" and figure.magnitude == source.magnitude == 1 and source.sentence == figure.sentence
    return is_plain and max(one, other) > _OTHER_SIZE * min(one, other)


def _is_comparison(tokens: Tokens, figure: Figure, source: Figure) -> bool:
    """The number is of the size and form of the other, and what follows it is not something else that it counts."""
    if figure.per_unit:
        return True
    if figure.sentence != source.sentence and _waits(tokens, figure):
        return False
    if figure.magnitude != 1:
        # A sum in millions needs something that comes in millions; within the sentence anything does.
        return figure.sentence == source.sentence or source.magnitude != 1
    if source.unit and " per " in source.unit:
        return _decimals(figure) and _ends(tokens, figure.last)
    if source.kind == "count" and min(figure.value, source.value) >= _MANY:
        # "bought 175,900 shares for 3,416,624": what is paid for a count is no count.
        return _ends(tokens, figure.last) and tokens.lower[figure.first - 1] != "for"
    if figure.sentence != source.sentence:
        return False
    if tokens.lower[figure.last] == "more":
        return source.kind == "count"
    is_alike = _decimals(figure) == _decimals(source) or source.kind == "percent"
    is_told = is_alike and _ends(tokens, figure.last) and tokens.lower[figure.first - 1] in word_list("compares")
    return is_told and source.magnitude == 1 and _is_near(figure, source)


def _has_own_noun(tokens: Tokens, figure: Figure) -> bool:
    """ "Seven halls with a capacity of up to 240", "90 jobs of a workforce of 1,300": the number is of the noun before "of"."""
    at = figure.first - 1
    while tokens.lower[at] in _BOUNDS:
        at -= 1
    return tokens.lower[at] == "of" and tokens.lower[at - 1] in word_list("counts_people") | {"capacity"}


def _waits(tokens: Tokens, figure: Figure) -> bool:
    """ "From 1.5 mln to 1.93 mln hectares": the unit comes with the other end."""
    last = figure.last
    is_joined = tokens.lower[last] in {"to", "and"} and (tokens.kind[last + 1] == "number" or tokens.text[last + 1] in _SIGNS)
    return is_joined and tokens.lower[figure.first - 1] in {"from", "between"}


def _ends(tokens: Tokens, last: int) -> bool:
    """Whether what follows a number that ends there leaves it bare: punctuation, a function word, a date."""
    after = tokens.lower[last]
    return after in _ENDS or tokens.kind[last] == "number" or after in word_list("function") or after in _TIME_AFTER


def _decimals(figure: Figure) -> bool:
    return bool(figure.number.value % 1)


def _is_near(figure: Figure, source: Figure) -> bool:
    """Within a factor of a hundred: what is compared is of one size."""
    one, other = abs(figure.value * source.factor), abs(source.value)
    return bool(one and other) and max(one, other) <= 100 * min(one, other)


def complete_from_next(words: Tokens, figures: Sequence[Figure]) -> None:
    """Give a count without a noun the noun of the next: "output was 3,415,000, a rise of 48,000 units"."""
    counted = [figure for figure in figures if figure.kind != "duration"]
    for figure, following in pairwise(counted):
        if following.kind == "percent" and figure.value >= _MANY:
            continue  # "2.75 million, or 20 percent of the workforce"
        if not _STOPS.isdisjoint(words.text[figure.last : following.first]):
            continue
        if figure.unit or not following.unit or not (figure.kind == following.kind == "count" or _is_joined(words, figure, following)):
            continue
        figure.kind, figure.unit, figure.unit_word, figure.is_elided = following.kind, following.unit, following.unit_word, True
        figure.unit_phrase = following.unit_phrase
        figure.value, figure.factor = figure.value * following.factor, following.factor
        figure.rules = [*(rule for rule in figure.rules if rule != "unit.unknown"), "unit.as_after"]
        if _leaves_magnitude(words, figure, following):
            figure.value, figure.magnitude = figure.value * following.magnitude, following.magnitude
            figure.rules.append("magnitude.as_after")


def _is_joined(words: Tokens, figure: Figure, following: Figure) -> bool:
    """ "from 3.6 to 3.4 percent", "310 million of the 2.2 billion pesos": both ends have the unit that stands with the second."""
    between = words.lower[figure.last : following.first]
    return between in (["to"], ["and"], ["or"], ["of", "the"], ["of", "a"], ["to", "-"], ["to", "between"])


def _leaves_magnitude(words: Tokens, figure: Figure, following: Figure) -> bool:
    """ "from 24.2 to 35 billion euros": numbers of one size, the second of which says what both come in."""
    if figure.magnitude != 1 or following.magnitude == 1 or "from" not in words.lower[max(0, figure.first - 2) : figure.first]:
        return False
    one, other = abs(figure.number.value), abs(following.number.value)
    return bool(one and other) and max(one, other) <= _ONE_SIZE * min(one, other)


def share_per(words: Tokens, figures: Sequence[Figure], lexicon: Lexicon) -> None:
    """A price compared with a price per something is per the same: "to 22.6 dlrs a barrel from 19.8 dlrs", "$9 (£7) a share"."""
    for figure, following in pairwise(figures):
        is_aside = words.text[figure.last : following.first] == ["("] and words.text[following.last] == ")"
        if figure.kind == following.kind == "money" and is_aside and (per := read_per(words, following.last + 1, lexicon)):
            figure.per_unit = following.per_unit = per[1]
            figure.rules.append("per")
    priced = [figure for figure in figures if figure.kind == "money" and figure.magnitude == 1]
    for figure, following in pairwise(priced):
        between = set(words.lower[figure.last : following.first])
        is_compared = between & _FROM or (following.is_elided and "and" in between)
        if figure.per_unit and not following.per_unit and figure.unit == following.unit and is_compared and _is_near(following, figure):
            following.per_unit = figure.per_unit
