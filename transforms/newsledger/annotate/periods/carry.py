"""When a figure without a time of its own has the period that the text is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from newsledger.annotate.periods.period import Period, Stated
from newsledger.annotate.periods.tables import is_table_line


@dataclass(slots=True)
class Topic:
    """The period the text is about, what it was last compared with, and where either was stated."""

    period: Period | None = None
    base: Period | None = None
    gap: int = 0
    is_new_paragraph: bool = False
    units: set[str | None] = field(default_factory=set)
    recent: tuple[int, Period | None] = (-2, None)
    _place: int = 0
    _end: int = 0
    _here: int = 0
    _until: int = 0

    def enter(self, text: str, place: int, sentence: tuple[int, int]) -> None:
        """Move on to the sentence numbered ``place``."""
        self.gap, self.is_new_paragraph = place - self._place, "\n" in text[self._end : sentence[0]]
        self._here, self._until = place, sentence[1]

    def leave(self, period: Period | None, base: Period | None, units: set[str | None]) -> None:
        """Remember what the sentence was about."""
        if period is None:
            return
        if base:
            self.base = base
        elif not self.holds_base(period):
            self.base = None
        self.period, self.units, self._place, self._end = period, units, self._here, self._until

    def hint(self, text: str, place: int, sentence: tuple[int, int], periods: list[Period], named: Period | None) -> None:
        """A sentence without figures that opens with a time is about it; "at the time" may mean any that it ``named``."""
        self.recent = (place, named)
        if periods and _OPENING.fullmatch(text, sentence[0], periods[0].start):
            self.leave(periods[0], None, set())
            self._place, self._end = place, sentence[1]

    def head(self, place: int, sentence: tuple[int, int], period: Period | None) -> None:
        """The header of a table: what stands below is of its period, or of none known."""
        self.period, self.base, self._place, self._end = period, None, place, sentence[1]

    def holds_base(self, here: Period | None) -> bool:
        """Whether the last comparison is of the same period."""
        return self.period is not None and (here is None or (here.first, here.last) == (self.period.first, self.period.last))

    def at_the_time(self) -> Period | None:
        """What the sentence before named, whether or not it was about it."""
        return self.recent[1] if self._here - self.recent[0] == 1 else None

    def carried(self) -> Period | None:
        """The article's current period."""
        if self.period is None or self.period.rule == "table":
            return self.period
        return replace(self.period, rule="carried")


_PRESENT = (
    r"(?:is|are|has|have|will|would|could|can|may|might|must|should|holds?|owns?|plans?|wants?|needs?|lies?|expects?|sees|remains?|ranks?|"
    r"contributes?|accounts|spends|costs|pays|earns|produces|sells|takes|represents?|employs?|comprises?|operates?|says?)"
)
_VERB = re.compile(
    rf"\b(?:(?P<present>{_PRESENT}(?:\s(?:\w+ly|not|be|been|now|still|only|to)){{0,3}}(?:\s[a-z]{{2,}}(?:ed|en)\b)?)|"
    r"rose|fell|grew|was|were|made|hit|cut|stood|shot|sank|sold|bought|had|did|[a-z]{2,}ed)\b"
)
_PRESENT_NEXT = re.compile(rf"\W{{0,4}}{_PRESENT}\b")
_CHANGED = re.compile(
    r"\b(?:rose|fell|grew|jumped|dropped|climbed|dipped|slipped|declined|increased|decreased|narrowed|widened|slowed|totall?ed|averaged|up|down)"
    r"(?:\s(?!and\b)[\w’'-]+){0,4}\s$"
)
_OPENING = re.compile(r"(?:(?:In|During|For|Over|Throughout|By)\s(?:the\s)?)?")
_LONG, _STRETCH = 27, 9
_PAST_GAP = 8
_MARKET = re.compile(
    r"\b(?:shares?|stocks?|index|delivery|contract|currency|dollar|yields?|futures)\b.{0,60}\b"
    r"(?:closed|close of|ended|traded|trading|quoted|settled|opened)\b"
)


def carries(text: str, sentence: tuple[int, int], figure: Stated, topic: Topic) -> bool:
    """Whether the article's current period holds for a figure of a sentence without one."""
    if topic.period is None:
        return False
    if is_table_line(text, sentence):
        return topic.period.rule == "table"
    if _PRESENT_NEXT.match(text, figure.end, sentence[1]):
        return False
    near = topic.gap <= 1 and (not topic.is_new_paragraph or figure.unit in topic.units)
    is_counted = figure.kind in {"count", "ordinal"} and not _CHANGED.search(text, sentence[0], figure.start)
    length = (topic.period.last - topic.period.first).days
    # "The first 20 days of February" is a period of reports, a day or a week mostly that of one event.
    is_short = length < (_STRETCH if topic.period.grain == "other" else _LONG)
    if is_short or is_counted:
        return near and not _is_present(text, sentence, figure)
    return topic.gap <= _PAST_GAP and not _is_present(text, sentence, figure)


def _is_present(text: str, sentence: tuple[int, int], figure: Stated) -> bool:
    """The verb that leads to the figure, else the first behind it, is of the present or the future."""
    before = list(_VERB.finditer(text, sentence[0], figure.start))
    verb = before[-1] if before else _VERB.search(text, figure.end, sentence[1])
    return bool(verb and verb["present"])


def market_day(text: str, sentence: tuple[int, int], published: date | None) -> Period | None:
    """A price quoted without a day is that of the day of publication."""
    if published and _MARKET.search(text, *sentence):
        return Period(published, published, "day", sentence[0], sentence[0], "market")
    return None
