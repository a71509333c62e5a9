"""What the engine gives back, and what its rules work on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from newsledger.annotate.times.vocabulary import words


class Span(NamedTuple):
    """Days from ``first`` to ``last``, both inclusive; the size of the period; its TIMEX3 value."""

    first: date
    last: date
    grain: str
    timex: str


@dataclass(slots=True)
class Time:
    """One expression: its offsets, its first and last day where it has them, its grain.

    ``kind`` is date, range, duration, set or vague; a date or range always has its days. ``timex`` and ``timex_type`` follow
    TIMEX3 (TimeML 1.2.1) and may state less than the days do: "the past three months" is the DURATION P3M and has days.
    ``parts`` are the expressions that TIMEX3 marks apart where the ledger sees one period: "between 1992" and "2004".
    """

    start: int
    end: int
    kind: str
    first: date | None = None
    last: date | None = None
    grain: str | None = None
    timex: str = ""
    timex_type: str = "DATE"
    parts: tuple[Time, ...] = ()


class Reading(NamedTuple):
    """What a rule makes of a phrase. Without ``span`` there are no days; without ``kind`` it follows from the span."""

    span: Span | None
    timex: str
    timex_type: str = "DATE"
    kind: str = ""


@dataclass(slots=True)
class Tokens:
    """A text as parallel lists: ``classes`` holds one character a token, so that a rule is a regular expression over it."""

    text: str
    classes: str
    surfaces: list[str]
    starts: list[int]
    ends: list[int]

    def word(self, at: int) -> str:
        """The token as written, in lower case."""
        return self.surfaces[at].lower()

    def value(self, at: int) -> object:
        """What the token stands for: the number of a month, the unit of "weekly"; else the token as written."""
        surface = self.surfaces[at]
        return words()[surface][1] if surface in words() else surface
