"""Counts: a number without a unit of its own counts the noun that follows it."""

from __future__ import annotations

from newsledger.annotate.figures.compounds import compounded, is_compound
from newsledger.annotate.figures.figure import Figure
from newsledger.annotate.figures.nouns import Noun, counted_noun
from newsledger.annotate.figures.units import NO_RATE
from newsledger.reference.lexicon import Lexicon
from newsledger.reference.word_lists import word_list
from newsledger.text.tokens import Tokens

_PERIODS = frozenset({"day", "week", "month", "year", "hour", "minute", "second", "game"})
_ADVERBS = {"daily": "day", "annually": "year", "monthly": "month", "weekly": "week"}
_HURT_WORDS = 5
_WORDS_TO_NUMBER = 3


def count(words: Tokens, figure: Figure, lexicon: Lexicon) -> bool:
    """Make a bare number a count, a rate or a quantity of the noun that follows; whether one does."""
    if figure.number.is_share:
        figure.kind, figure.unit = "ratio", "x"
        figure.unit_phrase = _whole(words, figure.last)
        return True
    is_one = figure.value == 1 and figure.high is None
    if is_one and not _is_counted_one(words, figure):
        figure.aside = "one"
    last = figure.last
    thing, rule = compounded(words, last, lexicon), "unit.compound"
    noun = None if is_compound(words, last, lexicon) else counted_noun(words, last, is_one)
    if not noun and figure.is_vague and words.lower[last] == "of":
        noun = counted_noun(words, last + 1)
    if noun:
        _of_noun(words, figure, noun, lexicon)
        return True
    if not thing and _are_people(words, figure):
        thing, rule = "people", "unit.people_by_verb"
    if thing:
        figure.kind, figure.unit, figure.unit_word = "count", thing, thing
        figure.rules.append(rule)
    return thing is not None


def _whole(words: Tokens, last: int) -> str:
    """What a share is a share of: "two-thirds of the voters", "three in ten Germans"."""
    at = last + (words.lower[last] == "of")
    while words.lower[at] in word_list("determiner"):
        at += 1
    number = next((no for no in range(at, at + _WORDS_TO_NUMBER) if words.kind[no] == "number"), None)
    noun = counted_noun(words, at) or (counted_noun(words, number + 1) if number is not None else None)
    return _phrase(words, noun.first, noun.at + 1) if noun else ""


def _of_noun(words: Tokens, figure: Figure, noun: Noun, lexicon: Lexicon) -> None:
    if noun.word.lower() in word_list("points_back") and _points_back(words, figure):
        figure.aside = "points_back"
    if rate := _rate(words, noun.at):
        figure.kind, figure.unit, rule = "quantity", rate, "unit.rate"
    elif unit := _unit_named(words.lower[noun.at], lexicon):
        figure.kind, figure.unit, rule = "quantity", unit, "unit.counted_noun"
    else:
        figure.kind, figure.unit, rule = "count", _thing(noun.word, lexicon), "unit.counted_noun"
    figure.per_unit = figure.per_unit or _per_after(words, noun.at + 1)
    figure.unit_word = noun.word.lower()
    figure.unit_phrase, figure.phrase_last = _phrase(words, noun.first, noun.at + 1), noun.at + 1
    figure.rules.append(rule)


def _unit_named(word: str, lexicon: Lexicon) -> str | None:
    """The physical unit that the counted noun is: "517 rushing yards", "12 more tonnes"."""
    units = (one.unit for one in lexicon.phrases.get(word, ()) if len(one.words) == 1)
    return next((unit.unit for unit in units if unit.kind == "quantity" and unit.unit not in {"index_points", "degree"}), None)


def _phrase(words: Tokens, first: int, last: int) -> str:
    """The tokens as written."""
    return words.text[first] + "".join([(" " if words.gap[at] else "") + words.text[at] for at in range(first + 1, last)])


def _points_back(words: Tokens, figure: Figure) -> bool:
    """ "the two countries" points back to two that were named; it counts nothing."""
    is_two = figure.value == 2
    return is_two and words.lower[figure.first - 1] in {"the", "these", "those", "other"}


def _is_counted_one(words: Tokens, figure: Figure) -> bool:
    """ "one" counts where it is bounded or stands in a list of counts: "at least one child", "40 sailors, including one cook"."""
    before = words.lower[figure.first - 1]
    return not figure.number.is_spelled or before in {"least", "only", "just", "than", "including", "exactly"}


def _rate(words: Tokens, noun: int) -> str | None:
    """ "31.7 cases per 100,000 people": the unit is "cases per 100,000"."""
    is_rate = words.lower[noun + 1] == "per" and words.kind[noun + 2] == "number"
    return f"{words.lower[noun]} per {words.text[noun + 2]}" if is_rate else None


def _per_after(words: Tokens, at: int) -> str | None:
    """What a count is per: "85,000 cases each week", "31.7 cases per 100,000 people"."""
    if words.lower[at] in {"per", "a", "each", "every"}:
        period = words.lower[at + 1]
        return period if period in _PERIODS and words.lower[at + 2] not in NO_RATE else None
    return _ADVERBS.get(words.lower[at])


def _thing(word: str, lexicon: Lexicon) -> str:
    """The noun in lower case; the plural of a nation's name is its people: "40 Finns"."""
    is_nation = word[0].isupper() and {word, word.removesuffix("s")} & lexicon.country_forms.keys()
    return "people" if is_nation else word.lower()


def _are_people(words: Tokens, figure: Figure) -> bool:
    """ "17 were killed", "at least 15 dead", "killed 12"."""
    after = words.lower[figure.last : figure.last + 3]
    hurt = word_list("injured")
    if after[0] in {"were", "are", "have", "had", "was"}:
        return bool(set(after[1:]) & hurt)
    before = set(words.lower[max(0, figure.first - _HURT_WORDS) : figure.first])
    return bool(before & hurt) and after[0] in {"", ".", ",", "and", "in", "on", "at"}
