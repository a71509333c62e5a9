"""What is written as a number and is no figure: dates, names, scores, references. Each rule is a function with a name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from newsledger.annotate.figures.figure import Figure
from newsledger.reference.word_lists import word_list
from newsledger.text.tokens import Tokens

Span = tuple[int, int]

_OLDEST = 120
_YEARS = range(1500, 2101)
_VIDEO_LINES = frozenset({24, 25, 30, 48, 50, 60, 120, 240, 360, 480, 576, 720, 1080, 1440, 2160, 4320})
_PERSONS = frozenset({"he", "she", "i", "who", "you"})
_TIES = frozenset({"-", ":", "/", "–"})
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})


class Spans:
    """Spans that do not overlap, asked for the one that holds an offset."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def cover(self, start: int, end: int) -> bool:
        """Whether a span overlaps ``start`` to ``end``."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._spans[at][1] > start


def is_in_time(tokens: Tokens, figure: Figure, times: Spans) -> bool:
    """Whether the number is part of a time expression and nothing more: "2013", "March 5", not "two pct" or "three years"."""
    if figure.kind in {"duration", "money", "percent"}:
        return False
    if (
        figure.kind == "quantity"
        and len(figure.unit_word) > 1
        and not times.cover(tokens.start[figure.last - 1], tokens.end[figure.last - 1])
    ):
        return False
    return times.cover(tokens.start[figure.number.first], tokens.end[figure.number.last - 1])


def exclusion(tokens: Tokens, figure: Figure, names: Spans, is_capitals: bool) -> str | None:
    """The name of the rule by which a number is no figure; None for a figure. ``is_capitals``: the line is in capitals."""
    number = figure.number
    start, end = tokens.start[number.first], tokens.end[number.last - 1]
    if _is_video_format(tokens, figure):
        return "video_format"
    if figure.kind in {"money", "percent"}:
        return None
    if _is_joined_to_letters(tokens, figure):
        return "joined_to_letters"
    if _is_chain(tokens, figure):
        return "chain"
    if figure.unit or figure.magnitude != 1:
        return None
    for name, rule in _BARE:
        if rule(tokens, figure):
            return name
    if names.cover(start, end):
        return "in_name"
    return "after_name" if not is_capitals and _is_after_name(tokens, figure) else None


def _is_video_format(tokens: Tokens, figure: Figure) -> bool:
    """Lines or frames of a picture, where the sentence speaks of pictures, and no pence: "1080p video", "8K60p", not "60p a share"."""
    if tokens.text[figure.last - 1] != "p" or figure.value * 100 not in _VIDEO_LINES:
        return False
    first = figure.number.first
    if first and tokens.kind[first - 1] == "word" and not tokens.gap[first]:
        return True
    return not word_list("video").isdisjoint(tokens.lower)


def _is_joined_to_letters(tokens: Tokens, figure: Figure) -> bool:
    """Model names and codes: A350, G20, XC40, 5G, 737-800, COVID-19, 3D."""
    first, last = figure.number.first, figure.number.last
    if figure.number.is_spelled or figure.currency_before:
        return False
    if not tokens.gap[first]:
        before = tokens.text[first - 1]
        if tokens.kind[first - 1] == "word" or before in {"#", "@", "_", "/", "\\", "&", "="}:
            return True
        if before in {"-", "–"} and not tokens.gap[first - 1] and tokens.kind[first - 2] == "word":
            return tokens.lower[first - 2] not in {"mid", "minus", "under", "over", "sub", "plus", "by", "to", "now", "then"}
    if not tokens.gap[last] and figure.last == last and not figure.unit:
        return (tokens.kind[last] == "word" and tokens.lower[last] != "plus") or tokens.text[last] in {"@", "_", "\\"}
    return False


def _is_chain(tokens: Tokens, figure: Figure) -> bool:
    """Telephone numbers, clock times, scores and aspect ratios: numbers tied by hyphens, colons or slashes."""
    if figure.high is not None and not figure.unit and figure.magnitude == 1:
        return _is_score(tokens, figure)
    first, last = figure.first, figure.last
    if figure.unit:
        return False
    is_before = tokens.text[first - 1] in _TIES and tokens.kind[first - 2] == "number" and not tokens.gap[first]
    return is_before or (tokens.text[last] in _TIES and tokens.kind[last + 1] == "number" and not tokens.gap[last])


def _is_score(tokens: Tokens, figure: Figure) -> bool:
    """ "won 3-1", "16-18 Industrial Avenue", "a 52-48 vote": two bare numbers tied by a dash, counting nothing."""
    between = figure.number.last
    if tokens.text[between] not in {"-", "–"} or tokens.gap[between]:
        return False
    words = set(tokens.lower[max(0, figure.first - 6) : figure.first + 10])
    is_named = tokens.kind[figure.last] != "word" or tokens.text[figure.last][0].isupper()
    return is_named or bool(words & word_list("sports_score"))


def _is_reference(tokens: Tokens, figure: Figure) -> bool:
    """ "Article 5", "No. 10", "Chapter 11", "Boeing 777", "page 4", "Group of 20"."""
    at = figure.first - 1
    if tokens.text[at] == "." and not tokens.gap[at]:
        at -= 1
    if tokens.lower[at] == "of" and tokens.text[at - 1] == "Group":
        return True
    if tokens.lower[at] not in word_list("name_before"):
        return False
    return tokens.text[at][0].isupper() or tokens.lower[at] in {
        "page",
        "pages",
        "articles",
        "chapters",
        "sections",
        "number",
        "section",
        "paragraph",
        "chapter",
        "article",
        "runway",
        "platform",
        "season",
        "episode",
        "phase",
        "stage",
        "type",
    }


def _is_list_mark(tokens: Tokens, figure: Figure) -> bool:
    """ "1. First point" and "[12]" at the beginning of a line, or a footnote."""
    before, after = figure.first - 1, figure.last
    if figure.first == 0 and tokens.text[after] in {".", ")", ":"} and not tokens.gap[after]:
        return True
    return tokens.text[before] == "[" and tokens.text[after] == "]"


def _is_age(tokens: Tokens, figure: Figure) -> bool:
    """ "Carlos Senard, 65, now faces", "aged 65", "age 21", "a 19 year old"."""
    if figure.value > _OLDEST or figure.value % 1:
        return False
    before, after = tokens.lower[figure.first - 1], tokens.text[figure.last]
    if before in {"aged", "age", "ages"} or (before == "of" and tokens.lower[figure.first - 2] in {"age", "ages"}):
        return True
    if _is_of_person(tokens, figure):
        return True
    return before == "," and tokens.text[figure.first - 2][:1].isupper() and after in {"", ",", ".", ";", ")"}


def _is_of_person(tokens: Tokens, figure: Figure) -> bool:
    """ "She will be 35 by May", "he was 12 when": a person, to be, and a number that counts nothing."""
    before = tokens.lower[max(0, figure.first - 4) : figure.first]
    is_told = before[-1:] and before[-1] in {"is", "was", "turned", "turns", "be"} and bool(set(before[:-1]) & _PERSONS)
    after = tokens.lower[figure.last]
    return bool(is_told) and (after in {"", ".", ",", ";", "and", "by", "when", "at", "next", "this", "in"})


def _is_year(tokens: Tokens, figure: Figure) -> bool:
    """Four digits of a year that no time expression took, with no plural after that it could count."""
    text = tokens.text[figure.number.first]
    return text.isdigit() and len(text) == 4 and int(text) in _YEARS and not figure.unit_word


def _is_pronoun(tokens: Tokens, figure: Figure) -> bool:
    """ "one" where it counts nothing: "one of", "no one", "one another", "the one that", "this one"."""
    if tokens.lower[figure.number.first] != "one" or figure.number.last - figure.number.first > 1:
        return False
    after, before = tokens.lower[figure.last], tokens.lower[figure.first - 1]
    return after in {"of", "another", "by", "that", "who", "-"} or before in word_list("one_is_no_number")


def _is_base(tokens: Tokens, figure: Figure) -> bool:
    """The base of a rate: "per 100,000"."""
    return tokens.lower[figure.first - 1] in {"per", "every"}


def _is_ordinal(tokens: Tokens, figure: Figure) -> bool:
    return tokens.lower[figure.last] in _ORDINAL_ENDINGS and not tokens.gap[figure.last]


_BARE = (
    ("ordinal", _is_ordinal),
    ("reference", _is_reference),
    ("list_mark", _is_list_mark),
    ("age", _is_age),
    ("pronoun", _is_pronoun),
    ("rate_base", _is_base),
    ("year", _is_year),
)


def _is_after_name(tokens: Tokens, figure: Figure) -> bool:
    """A whole number right after a capitalised word that does not begin the sentence: "Windows 10", "Big 12", "Fortune 500"."""
    before = figure.first - 1
    if before < 1 or figure.number.is_spelled or tokens.kind[before] != "word" or tokens.text[before].islower() or figure.value % 1:
        return False
    text = tokens.text[figure.number.first]
    return "," not in text and not figure.is_elided and tokens.text[figure.first - 2] not in {".", '"', "“", ":"}
