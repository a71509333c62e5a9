"""Every time expression of a text: shapes are met, read, joined with their neighbours, and widened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import pairwise

from newsledger.annotate.times import clocks, dates, durations, parts, pointing, years
from newsledger.annotate.times.fiscal import FiscalYear
from newsledger.annotate.times.grammar import Phrase, phrases
from newsledger.annotate.times.join import joined
from newsledger.annotate.times.model import Reading, Time
from newsledger.annotate.times.scan import tokens_of
from newsledger.annotate.times.scene import NO_DAY, Item, Scene
from newsledger.annotate.times.widen import widened

_NOTHING = Item("", 0, 0, NO_DAY)
_ABBREVIATED, _SHORT_NAMES = 5, frozenset({"march", "april", "may", "june", "july"})
Reader = Callable[[Phrase, Scene], Reading | Item | None]

READERS: dict[str, Reader] = {
    "iso": dates.iso,
    "month_day": dates.month_day,
    "day_month": dates.month_day,
    "month_year": dates.month_year,
    "weekday_set": dates.weekday_set,
    "week_plan": dates.weekday_set,
    "weekday": dates.weekday,
    "month": dates.month,
    "dayword": dates.dayword,
    "holiday": dates.holiday,
    "fiscal_year": years.fiscal_year,
    "fiscal_relative": years.fiscal_relative,
    "month_quarter": parts.month_quarter,
    "numbered": parts.numbered,
    "first_months": parts.first_months,
    "relative": pointing.relative,
    "same_quarter": pointing.same_period,
    "same_period": pointing.same_period,
    "decade": years.decade,
    "century": years.century,
    "season": parts.season,
    "year_end": years.year_end,
    "ended_unit": pointing.the_unit,
    "the_unit": pointing.the_unit,
    "spoken_year": years.spoken_year,
    "year": years.year,
    "past_span": durations.past_span,
    "vague_span": durations.vague_span,
    "year_ago": durations.year_ago,
    "ago": durations.ago,
    "units_ago": durations.units_ago,
    "lasting": durations.lasting,
    "set": durations.recurring,
    "duration": durations.duration,
    "a_unit": durations.a_unit,
    "bare_units": durations.bare_units,
    "clock": clocks.clock,
    "reference": clocks.reference,
}


def find_times(text: str, published: date | None, *, fiscal: FiscalYear | None = None) -> list[Time]:
    """Every time expression in ``text``, in order, resolved against the day of publication.

    ``fiscal`` is the fiscal year of the article's country (``fiscal_year_of``). Without a publication day only what names its year has
    days. What no calendar holds ("30 February") is no time.
    """
    tokens = tokens_of(text)
    scene = Scene(tokens, published, fiscal or FiscalYear())
    for phrase in phrases(tokens):
        if item := _read(phrase, scene):
            _add(item, scene)
    return [_time(widened(item, scene, before.stop), scene) for before, item in pairwise([_NOTHING, *scene.items])]


def as_timex3(times: Iterable[Time]) -> Iterator[Time]:
    """The same expressions marked as TIMEX3 has them: the two ends of a range, and the day that a length ends on, apart."""
    for time in times:
        yield from time.parts or (time,)


def _read(phrase: Phrase, scene: Scene) -> Item | None:
    try:
        read = READERS[phrase.rule](phrase, scene)
    except (ValueError, OverflowError):
        return None
    return Item(phrase.rule, phrase.first, phrase.stop, read) if isinstance(read, Reading) else read


def _add(item: Item, scene: Scene) -> None:
    """Keep an item, joined with the one before it where the two are one expression."""
    while scene.items and (both := _join(scene.items[-1], item, scene)):
        scene.items.pop()
        item = both
    scene.items.append(item)


def _join(one: Item, other: Item, scene: Scene) -> Item | None:
    try:
        return joined(one, other, scene)
    except (ValueError, OverflowError):
        return None


def _last(item: Item, scene: Scene) -> int:
    """The last token; the full stop after "Sept." belongs to the word, that after "May." to the sentence."""
    last, tokens = item.stop - 1, scene.tokens
    if tokens.text[tokens.starts[last]] != "." or last == item.first:
        return last
    word = tokens.word(last - 1)
    return last if len(word) <= _ABBREVIATED and word not in _SHORT_NAMES else last - 1


def _time(item: Item, scene: Scene) -> Time:
    reading = item.reading
    start, end = scene.tokens.starts[item.first], scene.tokens.ends[_last(item, scene)]
    if reading.span:
        first, last, grain, _ = reading.span
        parts = tuple(_time(part, scene) for part in item.parts)
        return Time(start, end, reading.kind or "date", first, last, grain, reading.timex, reading.timex_type, parts)
    return Time(start, end, reading.kind or "vague", timex=reading.timex, timex_type=reading.timex_type)
