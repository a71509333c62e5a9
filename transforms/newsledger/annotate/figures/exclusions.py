"""What is written as a number and is no figure: dates, names, scores, references. Each rule is a function with a name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from newsledger.annotate.figures.figure import Figure
from newsledger.reference.word_lists import word_list
from newsledger.text.tokens import Token, is_glued

Span = tuple[int, int]

_OLDEST = 120
_YEARS = range(1500, 2101)
_SCORE_AT_MOST = 200
_VIDEO_LINES = frozenset({24, 25, 30, 48, 50, 60, 120, 240, 360, 480, 576, 720, 1080, 1440, 2160, 4320})
_PERSONS = frozenset({"he", "she", "i", "who", "you"})
_ROMAN = frozenset({"ii", "iii", "iv"})
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


def is_in_time(tokens: Sequence[Token], figure: Figure, times: Spans) -> bool:
    """Whether the number is part of a time expression and nothing more: "2013", "March 5", not "two pct" or "three years"."""
    if figure.kind in {"duration", "money", "percent"}:
        return False
    if (
        figure.kind == "quantity"
        and len(figure.unit_word) > 1
        and not times.cover(tokens[figure.last - 1].start, tokens[figure.last - 1].end)
    ):
        return False
    return times.cover(tokens[figure.number.first].start, tokens[figure.number.last - 1].end)


def exclusion(tokens: Sequence[Token], figure: Figure, names: Spans, is_capitals: bool) -> str | None:
    """The name of the rule by which a number is no figure; None for a figure. ``is_capitals``: the line is in capitals."""
    number = figure.number
    start, end = tokens[number.first].start, tokens[number.last - 1].end
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


def _is_video_format(tokens: Sequence[Token], figure: Figure) -> bool:
    """Lines or frames of a picture, where the sentence speaks of pictures, and no pence: "1080p video", "8K60p", not "60p a share"."""
    if tokens[figure.last - 1].text != "p" or figure.value * 100 not in _VIDEO_LINES:
        return False
    first = figure.number.first
    if first and tokens[first - 1].kind == "word" and is_glued(tokens[first - 1], tokens[first]):
        return True
    return any(token.lower in word_list("video") for token in tokens)


def _is_joined_to_letters(tokens: Sequence[Token], figure: Figure) -> bool:
    """Model names and codes: A350, G20, XC40, 5G, 737-800, COVID-19, 3D."""
    first, last = figure.number.first, figure.number.last
    if figure.number.is_spelled or figure.currency_before:
        return False
    if first and is_glued(tokens[first - 1], tokens[first]):
        before = tokens[first - 1]
        if before.kind == "word" or before.text in {"#", "@", "_", "/", "\\", "&", "="}:
            return True
        if before.text in {"-", "–"} and first > 1 and is_glued(tokens[first - 2], before) and tokens[first - 2].kind == "word":
            return tokens[first - 2].lower not in {"mid", "minus", "under", "over", "sub", "plus", "by", "to", "now", "then"}
    if last < len(tokens) and is_glued(tokens[last - 1], tokens[last]) and figure.last == last and not figure.unit:
        after = tokens[last]
        return (after.kind == "word" and after.lower != "plus") or after.text in {"@", "_", "\\"}
    return False


def _is_chain(tokens: Sequence[Token], figure: Figure) -> bool:
    """Telephone numbers, clock times, scores and aspect ratios: numbers tied by hyphens, colons or slashes."""
    if figure.high is not None and not figure.unit and figure.magnitude == 1:
        return _is_score(tokens, figure)
    first, last = figure.first, figure.last
    for left, sign, other in ((first - 1, first - 2, -1), (last, last + 1, 1)):
        if (
            0 <= left < len(tokens)
            and 0 <= sign < len(tokens)
            and tokens[left].text in {"-", ":", "/", "–"}
            and tokens[sign].kind == "number"
        ):
            inner = tokens[first] if other < 0 else tokens[last - 1]
            pair = (tokens[left], inner) if other < 0 else (inner, tokens[left])
            if is_glued(*pair) and not figure.unit:
                return True
    return False


def _is_score(tokens: Sequence[Token], figure: Figure) -> bool:
    """ "won 3-1", "16-18 Industrial Avenue", "a 52-48 vote": two bare numbers tied by a dash, counting nothing."""
    if figure.number.last >= len(tokens):
        return False
    between = tokens[figure.number.last]
    if between.text not in {"-", "–"} or not is_glued(tokens[figure.number.last - 1], between):
        return False
    words = {token.lower for token in tokens[max(0, figure.first - 6) : figure.first + 10]}
    after = tokens[figure.last] if figure.last < len(tokens) else None
    is_named = bool(after and after.kind == "word" and after.text[0].isupper())
    return bool(words & word_list("sports_score")) or is_named or not (after and after.kind == "word")


def _is_reference(tokens: Sequence[Token], figure: Figure) -> bool:
    """ "Article 5", "No. 10", "Chapter 11", "Boeing 777", "page 4", "Group of 20"."""
    at = figure.first - 1
    if at >= 0 and tokens[at].text == "." and is_glued(tokens[at - 1], tokens[at]):
        at -= 1
    if at >= 1 and tokens[at].lower == "of" and tokens[at - 1].text == "Group":
        return True
    if at < 0 or tokens[at].lower not in word_list("name_before"):
        return False
    return tokens[at].text[0].isupper() or tokens[at].lower in {
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


def _is_list_mark(tokens: Sequence[Token], figure: Figure) -> bool:
    """ "1. First point" and "[12]" at the beginning of a line, or a footnote."""
    before, after = figure.first - 1, figure.last
    if after >= len(tokens):
        return False
    if figure.first == 0 and tokens[after].text in {".", ")", ":"} and is_glued(tokens[after - 1], tokens[after]):
        return True
    return before >= 0 and tokens[before].text == "[" and tokens[after].text == "]"


def _is_age(tokens: Sequence[Token], figure: Figure) -> bool:
    """ "Carlos Senard, 65, now faces", "aged 65", "age 21", "a 19 year old"."""
    if figure.value > _OLDEST or figure.value % 1:
        return False
    before = tokens[figure.first - 1] if figure.first else None
    after = tokens[figure.last] if figure.last < len(tokens) else None
    if before and (
        before.lower in {"aged", "age", "ages"}
        or (before.lower == "of" and figure.first > 1 and tokens[figure.first - 2].lower in {"age", "ages"})
    ):
        return True
    if _is_of_person(tokens, figure):
        return True
    if not before or before.text != "," or figure.first < 2 or not tokens[figure.first - 2].text[:1].isupper():
        return False
    return after is None or after.text in {",", ".", ";", ")"}


def _is_of_person(tokens: Sequence[Token], figure: Figure) -> bool:
    """ "She will be 35 by May", "he was 12 when": a person, to be, and a number that counts nothing."""
    before = [token.lower for token in tokens[max(0, figure.first - 4) : figure.first]]
    is_told = before[-1:] and before[-1] in {"is", "was", "turned", "turns", "be"} and bool(set(before[:-1]) & _PERSONS)
    after = tokens[figure.last].lower if figure.last < len(tokens) else "."
    return bool(is_told) and (after in {".", ",", ";", "and", "by", "when", "at", "next", "this", "in"})


def _is_year(tokens: Sequence[Token], figure: Figure) -> bool:
    """Four digits of a year that no time expression took, with no plural after that it could count."""
    text = tokens[figure.number.first].text
    return text.isdigit() and len(text) == 4 and int(text) in _YEARS and not figure.unit_word


def _is_pronoun(tokens: Sequence[Token], figure: Figure) -> bool:
    """ "one" where it counts nothing: "one of", "no one", "one another", "the one that", "this one"."""
    if tokens[figure.number.first].lower != "one" or figure.number.last - figure.number.first > 1:
        return False
    after = tokens[figure.last].lower if figure.last < len(tokens) else ""
    before = tokens[figure.first - 1].lower if figure.first else ""
    return after in {"of", "another", "by", "that", "who", "-"} or before in word_list("one_is_no_number")


def _is_base(tokens: Sequence[Token], figure: Figure) -> bool:
    """The base of a rate: "per 100,000"."""
    return figure.first > 0 and tokens[figure.first - 1].lower in {"per", "every"}


def _is_ordinal(tokens: Sequence[Token], figure: Figure) -> bool:
    return (
        figure.last < len(tokens)
        and tokens[figure.last].lower in _ORDINAL_ENDINGS
        and is_glued(tokens[figure.last - 1], tokens[figure.last])
    )


_BARE = (
    ("ordinal", _is_ordinal),
    ("reference", _is_reference),
    ("list_mark", _is_list_mark),
    ("age", _is_age),
    ("pronoun", _is_pronoun),
    ("rate_base", _is_base),
    ("year", _is_year),
)


def _is_after_name(tokens: Sequence[Token], figure: Figure) -> bool:
    """A whole number right after a capitalised word that does not begin the sentence: "Windows 10", "Big 12", "Fortune 500"."""
    before = tokens[figure.first - 1] if figure.first > 1 else None
    if not before or figure.number.is_spelled or before.kind != "word" or before.text.islower() or figure.value % 1:
        return False
    text = tokens[figure.number.first].text
    return "," not in text and not figure.is_elided and tokens[figure.first - 2].text not in {".", '"', "“", ":"}
