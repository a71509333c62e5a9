"""The shapes of time expressions, as regular expressions over classes of tokens.

A lower-case name stands for one token of that class, a capital name for a macro below. Rules are tried in the order they stand, so a
longer shape comes before a shorter one that begins like it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from newsledger.annotate.times.begins import Beginning, begins
from newsledger.annotate.times.model import Tokens
from newsledger.annotate.times.vocabulary import class_of

MACROS = {
    "MONTH": "(?:(?:month|mayword) stop?)",
    "DAY": "(?:(?:day|dayth)(?!hyphen? measure|ampm|slash|hyphen? (?:units|unit)))",
    "WEEKDAY": "(?:weekday|sunword stop?)",
    "CARDINAL": "(?:number0|number|day|tens hyphen? digit|tens|digit|teen)",
    "COUNT": "(?:CARDINAL (?:(?:to|or|hyphen|and) CARDINAL)?(?: hyphen? and hyphen? a hyphen? half)?)",
    "VAGUE": "(?:a? vague of?)",
    "UNIT": "(?:unit|units|quarter|quarters)",
    "ORDINAL": "(?:ordinal|second|dayth|final)",
    "PREP": "(?<=[in on of since by until from to for past last this next prep over between before after ended and at phase edge within])",
    "HYPHENED": "(?<=[hyphen])",
    "POINT": "(?:last|this|next|previous|prior|past|current|coming|following|latest|that|same)",
    "YEARS": "(?:year|shortyear)",
}
RULES: dict[str, tuple[str, ...]] = {
    "iso": ("iso",),
    "month_day": (
        "(?<=[ended]) MONTH (?:digit|teen|tens)",
        "MONTH (?:tens hyphen digit|digit|teen|tens)(?=[stop comma break at and to]|$)",
        "(?:WEEKDAY comma?|POINT)? MONTH the? DAY (?:hyphen DAY|and the? DAY(?=[stop comma break]|$))? (?:comma? year)?",
    ),
    "day_month": ("(?:WEEKDAY comma?)? (?:the? DAY (?:hyphen|to|and))? the? DAY of? hyphen? MONTH hyphen? (?:comma? YEARS)?",),
    "month_year": ("MONTH (?:of|comma|hyphen)? YEARS",),
    "weekday_set": (
        "every? weekdays part?",
        "every other? weekday part?",
        "every (?:month|mayword)",
    ),
    "week_plan": ("weekday(?: hyphen? weekday)+(?!part)",),
    "weekday": (
        "(?:the? POINT)? weekday part?",
        "(?<=[on]) sunword part?",
    ),
    "month": (
        "(?:POINT) MONTH",
        "month stop?",
        "PREP mayword stop?",
        "HYPHENED mayword stop?",
        "mayword poss",
        "mayword stop?(?=slash (?:month|mayword))",
        "(?<=[slash]) mayword stop?",
        "the mayword(?=[other measure])",
    ),
    "dayword": (
        "dayword part?",
        "(?:this|last|that|the following|the next|the same) part",
        "tonight",
        "phase hyphen? part dayword?(?!weekday)",
    ),
    "fiscal_year": (
        "fyear",
        "the? (?:fiscal|crop) unit? (?:years|YEARS)",
        "years (?:crop|fiscal) unit",
        "years",
    ),
    "fiscal_relative": (
        "(?:the|(?:the)? POINT|full) fiscal unit",
        "(?:the|POINT) fiscal(?=[stop comma break poss]|$)",
    ),
    "month_quarter": ("(?:the)? (?:month|mayword) hyphen? quarter (?:of? YEARS)?", "the? YEARS (?:month|mayword) hyphen? quarter"),
    "numbered": (
        "YEARS last (?:quarter|half)",
        "the? last half",
        "the? (?:fiscal hyphen?)? ORDINAL hyphen? fiscal? (?:quarter|half)",
        "(?:quarterno|halfno) (?:comma? of? YEARS|day(?!other))?",
    ),
    "first_months": ("(?:the? same)? the? (?:ordinal|final) CARDINAL hyphen? (?:units|quarters)",),
    "past_span": ("the? (?:last|past|next|previous|prior|coming|following) (?:COUNT|VAGUE|scale) hyphen? more? hyphen? UNIT",),
    "vague_span": ("the? (?:recent|coming|past|future) (?:units|quarters)",),
    "year_ago": ("the? same? unit hyphen? (?:ago|earlier) (?:ordinal|second)? (?:quarter|period|unit)?",),
    "ago": (
        "(?:COUNT|VAGUE|a) hyphen? (?:more|full)? UNIT (?:ago|earlier|later|hence)",
        "(?:COUNT|VAGUE|a) UNIT before(?=[comma stop])",
    ),
    "units_ago": ("(?:units|quarters) (?:ago|earlier|later)",),
    "same_quarter": ("the? same (?:period|quarter)",),
    "relative": (
        "(?:the? POINT|(?:that|this) (?:same|past|coming|last)|the same) (?:unit|quarter|half|weekend)",
        "(?<=unit and) next(?!unit)",
    ),
    "same_period": (
        "the? (?:same|that|latest|previous|prior) (?:YEARS)? (?:period|quarter)",
        "the? YEARS (?:period|quarter)",
    ),
    "lasting": ("(?:unit|units) hyphen near(?!hyphen)",),
    "set": (
        "every other? (?:CARDINAL hyphen?)? UNIT",
        "adverb",
        "rate(?!other)",
    ),
    "duration": (
        "year units",
        "(?:the? (?:final|latest)?)? (?:COUNT|VAGUE) hyphen? more? hyphen? (?:UNIT|second(?=[stop comma other]))(?!hyphen? old)",
        "(?:COUNT|VAGUE|a) hyphen? (?:scale|thousand) hyphen? UNIT(?!hyphen? old|ago|earlier|later)",
        "another unit(?!hyphen|ago|earlier|later|of)",
    ),
    "a_unit": ("a (?:full)? (?:unit|quarter(?!of))(?!hyphen)",),
    "bare_units": ("units",),
    "clock": (
        "clock ampm zone? open (?:digitclock|clock ampm) zone other(?=WEEKDAY|dayword)",
        "clock ampm (?:zone)?",
        "digitclock ampm? units? zone?",
        "(?<=[at prep]) (?:day|digit) in the part",
        "noon",
    ),
    "decade": ("the? decade", "the decadeword", "(?<=[phase hyphen]) decadeword"),
    "century": ("(?:the|this)? ORDINAL hyphen? unit(?!hyphen near)",),
    "season": (
        "(?:the? POINT) (?:summer|fallword)",
        "the? (?:summer|fallword) of? YEARS",
        "YEARS (?:summer|fallword)",
        "(?<=[in of since by until over before after prep phase to]) the (?:summer|fallword)(?!other)",
        "(?<=[in of since by until phase]) (?:summer|fallword)(?!other)",
    ),
    "holiday": ("(?:POINT)? holiday (?:weekend|unit|of? comma? YEARS)?",),
    "year_end": (
        "(?:the|at)? unit (?:poss|hyphen)? edge",
        "full hyphen? unit (?:of? YEARS)?",
        "the? unit hyphen? to hyphen? date",
    ),
    "spoken_year": (
        "the unit digit thousand(?: and? (?:digit|teen))?",
        "teen (?:tens hyphen? digit|tens|teen)(?! measure| units)",
    ),
    "ended_unit": ("(?:unit|quarter)(?=comma? (?:that|which)? ended)",),
    "the_unit": ("the (?:full)? (?:unit|quarter(?!of)|weekend)(?:prior|(?:before|after)(?=[stop comma break]))?(?!hyphen|[before after])",),
    "year": ("(?:year|(?<=[in of since from by until and to]) shortyear)(?!hyphen? measure)",),
    "reference": (
        "present",
        "recently",
        "(?<=[in]) the past",
        "the near? future(?=[stop comma break open in of and to]|$)",
        "(?<=[in over]) the near (?:and near)? hyphen? term(?!other)",
        "(?<=[at]) the moment",
        "these units",
    ),
}
_NAME = re.compile(r"(?<![?<a-z])[a-z]+\d?|(?<![?<])[A-Z]+")


@cache
def _codes(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(class_of()[name] for name in names)


class Phrase(NamedTuple):
    """A shape that was met: the rule and the tokens from ``first`` to before ``stop``."""

    rule: str
    first: int
    stop: int
    tokens: Tokens

    def all(self, *names: str) -> list[object]:
        """The values of the tokens of some classes, in order."""
        codes, classes = _codes(names), self.tokens.classes
        return [self.tokens.value(at) for at in range(self.first, self.stop) if classes[at] in codes]

    def number(self, *names: str) -> int | None:
        """The value of the first token of some classes as a whole number, as of a month or a year."""
        found = self.all(*names)
        return int(re.sub(r"\D", "", str(found[0]))) if found else None

    def has(self, *names: str) -> bool:
        """Whether a token of one of the classes is there."""
        return not _codes(names).isdisjoint(self.tokens.classes[self.first : self.stop])

    def follows(self, pattern: str, reach: int = 1) -> bool:
        """Whether the ``reach`` tokens before the phrase end with a pattern."""
        return bool(matches(f"(?:{pattern})$").search(self.tokens.classes, max(0, self.first - reach), self.first))

    def precedes(self, pattern: str) -> bool:
        """Whether a pattern stands right after the phrase."""
        return bool(matches(pattern).match(self.tokens.classes, self.stop))

    def word_before(self) -> str:
        """The token before the phrase, in lower case."""
        return self.tokens.word(self.first - 1) if self.first else ""

    def is_name(self) -> bool:
        """Whether the last word has a capital without need, as in the title of a programme."""
        return self.tokens.surfaces[self.stop - 1].istitle() and self.stop - self.first > 1

    def words(self) -> list[str]:
        """The tokens as written, in lower case."""
        return [surface.lower() for surface in self.tokens.surfaces[self.first : self.stop]]


def compiled(pattern: str) -> str:
    """A rule as a regular expression over class characters."""
    return _NAME.sub(lambda name: class_of()[name[0]] if name[0].islower() else f"(?:{compiled(MACROS[name[0]])})", pattern).replace(
        " ", ""
    )


@cache
def matches(pattern: str) -> re.Pattern[str]:
    """``pattern`` ready to match class characters."""
    return re.compile(compiled(pattern))


def phrases(tokens: Tokens) -> Iterator[Phrase]:
    """Every shape in the text from left to right; they do not overlap."""
    classes, stop = tokens.classes, 0
    for begin in _beginnings().finditer(classes):
        first = begin.start()
        if first >= stop and (match := _shapes_from(begin[0]).match(classes, first)):
            stop = match.end()
            yield Phrase(match.lastgroup or "", first, stop, tokens)


# Most tokens begin no shape, and one that does begins few: to try only these makes the search several times as fast. What is no shape
# by itself ("the", a number) begins one only before some others, which most words are not.
@cache
def _beginnings() -> re.Pattern[str]:
    singles = {name for _, _, beginning in _shapes() for name in beginning.singles}
    seconds: dict[str, set[str]] = {}
    for first, second in (pair for _, _, beginning in _shapes() for pair in beginning.pairs):
        seconds.setdefault(first, set()).add(second)
    alike: dict[str, list[str]] = {}
    for first in seconds.keys() - singles:
        alike.setdefault(_one_of(seconds[first]), []).append(first)
    return re.compile("|".join([_one_of(singles), *(f"{_one_of(firsts)}(?={second})" for second, firsts in sorted(alike.items()))]))


def _one_of(names: Iterable[str]) -> str:
    return f"[{''.join(sorted({class_of()[name] for name in names}))}]"


@cache
def _shapes_from(mark: str) -> re.Pattern[str]:
    """The rules, in order, cut down to the shapes that can begin with a class."""
    name = next(name for name, code in class_of().items() if code == mark)
    rules = {rule: [shape for of_rule, shape, beginning in _shapes() if of_rule == rule and name in beginning.firsts] for rule in RULES}
    return re.compile("|".join(f"(?P<{rule}>{compiled('|'.join(shapes))})" for rule, shapes in rules.items() if shapes))


@cache
def _shapes() -> list[tuple[str, str, Beginning]]:
    """Every shape: its rule, how it is written, what it can begin with."""
    return [(rule, shape, begins(shape, MACROS)) for rule, shapes in RULES.items() for shape in shapes]
