"""Counts: a number without a unit of its own counts the noun that follows it."""

from __future__ import annotations

from collections.abc import Sequence

from newsledger.annotate.figures.compounds import compounded, is_compound
from newsledger.annotate.figures.figure import Figure
from newsledger.annotate.figures.nouns import Noun, counted_noun
from newsledger.annotate.figures.units import NO_RATE
from newsledger.reference.lexicon import Lexicon
from newsledger.reference.word_lists import word_list
from newsledger.text.tokens import Token

_PERIODS = frozenset({"day", "week", "month", "year", "hour", "minute", "second", "game"})
_ADVERBS = {"daily": "day", "annually": "year", "monthly": "month", "weekly": "week"}
_HURT_WORDS = 5
_WORDS_TO_NUMBER = 3


def count(words: Sequence[Token], figure: Figure, lexicon: Lexicon) -> bool:
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
    if not noun and figure.is_vague and last < len(words) and words[last].lower == "of":
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


def _whole(words: Sequence[Token], last: int) -> str:
    """What a share is a share of: "two-thirds of the voters", "three in ten Germans"."""
    at = last + (last < len(words) and words[last].lower == "of")
    while at < len(words) and words[at].lower in word_list("determiner"):
        at += 1
    number = next((no for no in range(at, min(at + _WORDS_TO_NUMBER, len(words))) if words[no].kind == "number"), None)
    noun = counted_noun(words, at) or (counted_noun(words, number + 1) if number is not None else None)
    return _phrase(words[noun.first : noun.at + 1]) if noun else ""


def _of_noun(words: Sequence[Token], figure: Figure, noun: Noun, lexicon: Lexicon) -> None:
    if noun.word.lower() in word_list("points_back") and _points_back(words, figure):
        figure.aside = "points_back"
    if rate := _rate(words, noun.at):
        figure.kind, figure.unit, rule = "quantity", rate, "unit.rate"
    elif unit := _unit_named(words[noun.at].lower, lexicon):
        figure.kind, figure.unit, rule = "quantity", unit, "unit.counted_noun"
    else:
        figure.kind, figure.unit, rule = "count", _thing(noun.word, lexicon), "unit.counted_noun"
    figure.per_unit = figure.per_unit or _per_after(words, noun.at + 1)
    figure.unit_word = noun.word.lower()
    figure.unit_phrase, figure.phrase_last = _phrase(words[noun.first : noun.at + 1]), noun.at + 1
    figure.rules.append(rule)


def _unit_named(word: str, lexicon: Lexicon) -> str | None:
    """The physical unit that the counted noun is: "517 rushing yards", "12 more tonnes"."""
    units = (one.unit for one in lexicon.phrases.get(word, ()) if len(one.words) == 1)
    return next((unit.unit for unit in units if unit.kind == "quantity" and unit.unit not in {"index_points", "degree"}), None)


def _phrase(words: Sequence[Token]) -> str:
    """The tokens as written."""
    return "".join((" " if no and words[no - 1].end < token.start else "") + token.text for no, token in enumerate(words))


def _points_back(words: Sequence[Token], figure: Figure) -> bool:
    """ "the two countries" points back to two that were named; it counts nothing."""
    is_two = figure.value == 2
    return is_two and figure.first > 0 and words[figure.first - 1].lower in {"the", "these", "those", "other"}


def _is_counted_one(words: Sequence[Token], figure: Figure) -> bool:
    """ "one" counts where it is bounded or stands in a list of counts: "at least one child", "40 sailors, including one cook"."""
    before = words[figure.first - 1].lower if figure.first else ""
    return not figure.number.is_spelled or before in {"least", "only", "just", "than", "including", "exactly"}


def _rate(words: Sequence[Token], noun: int) -> str | None:
    """ "31.7 cases per 100,000 people": the unit is "cases per 100,000"."""
    after = words[noun + 1 : noun + 3]
    is_rate = len(after) == 2 and after[0].lower == "per" and after[1].kind == "number"
    return f"{words[noun].lower} per {after[1].text}" if is_rate else None


def _per_after(words: Sequence[Token], at: int) -> str | None:
    """What a count is per: "85,000 cases each week", "31.7 cases per 100,000 people"."""
    if at >= len(words):
        return None
    if words[at].lower in {"per", "a", "each", "every"} and at + 1 < len(words):
        period = words[at + 1].lower
        following = words[at + 2].lower if at + 2 < len(words) else ""
        return period if period in _PERIODS and following not in NO_RATE else None
    return _ADVERBS.get(words[at].lower)


def _thing(word: str, lexicon: Lexicon) -> str:
    """The noun in lower case; the plural of a nation's name is its people: "40 Finns"."""
    is_nation = word[0].isupper() and {word, word.removesuffix("s")} & lexicon.country_forms.keys()
    return "people" if is_nation else word.lower()


def _are_people(words: Sequence[Token], figure: Figure) -> bool:
    """ "17 were killed", "at least 15 dead", "killed 12"."""
    after = [token.lower for token in words[figure.last : figure.last + 3]]
    hurt = word_list("injured")
    if after[:1] and after[0] in {"were", "are", "have", "had", "was"}:
        return bool(set(after[1:]) & hurt)
    before = {token.lower for token in words[max(0, figure.first - _HURT_WORDS) : figure.first]}
    return bool(before & hurt) and (not after or after[0] in {".", ",", "and", "in", "on", "at"})
