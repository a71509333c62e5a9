"""Lengths of time, lengths anchored to a day, and times that recur."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from newsledger.annotate.times import spans
from newsledger.annotate.times.amounts import count_of, unit_of, value_of
from newsledger.annotate.times.dates import of_span
from newsledger.annotate.times.grammar import Phrase
from newsledger.annotate.times.model import Reading, Span
from newsledger.annotate.times.pointing import past_span_of
from newsledger.annotate.times.scene import STEPS, Item, Scene

_REPORTED = {"P6M": 6, "P9M": 9}
_MOST = 10_000
_A_UNIT = "(?:in|for|within|over|prep|after|last|before|at|more|half|to|of)"
_BARE = "(?:in|for|within|over|prep|after|the|of)"
_NOT_FOLLOWED = "of|hyphen"
_OF = "of"
# "May one day lead": some day, not a length.
_MODALS = frozenset({"will", "would", "may", "might", "could", "can", "shall", "should", "must"})
_SIDE = "[before after]"


def duration(phrase: Phrase, scene: Scene) -> Reading | None:
    """Three months, 10-year, several weeks; fractions ("three quarters of") are none.

    "The nine months" of a report are those up to the end of the quarter it is about.
    """
    if phrase.has("quarters") and phrase.precedes(_NOT_FOLLOWED):
        return None
    if phrase.words() == ["one", "day"] and phrase.word_before() in _MODALS:
        return Reading(None, "FUTURE_REF", "DATE", "vague")
    count = count_of(phrase)
    if count == 0:
        return None
    timex = value_of(count, unit_of(phrase))
    quarter = scene.near(phrase, ("quarter",)) if phrase.has("the") and timex in _REPORTED else None
    if quarter:
        months = _REPORTED[timex]
        start = spans.moved(quarter.last + timedelta(days=1), -months, "month")
        return Reading(spans.months(start.year, start.month, months), timex, "DURATION", "range")
    return Reading(None, timex, "DURATION", "duration")


def a_unit(phrase: Phrase, _scene: Scene) -> Reading | None:
    """A year, where a word of length or position comes first; "$5 a week" is a rate and no time."""
    if not phrase.follows(_A_UNIT) and not phrase.precedes(_SIDE):
        return None
    return Reading(None, value_of(Fraction(1), unit_of(phrase)), "DURATION", "duration")


def bare_units(phrase: Phrase, _scene: Scene) -> Reading | None:
    """For years, within weeks."""
    if not phrase.follows(_BARE):
        return None
    return Reading(None, value_of(None, unit_of(phrase)), "DURATION", "duration")


def past_span(phrase: Phrase, scene: Scene) -> Reading:
    """The past three months, the next two years: a DURATION that has days."""
    count, unit = count_of(phrase), unit_of(phrase)
    timex = value_of(count, unit)
    if count is None or not scene.published or not _is_countable(count, unit) or _is_adjective(phrase, count):
        return Reading(None, timex, "DURATION", "vague" if count is None else "duration")
    step = next((STEPS[word] for word in phrase.words() if word in STEPS), 0)
    if step < 0:
        named = scene.near(phrase) if {"previous", "prior"} & set(phrase.words()) and unit in spans.MONTHS_IN else None
        return past_span_of(int(count), unit, named.first if named else scene.published)._replace(timex=timex)
    return Reading(_next_span(int(count), unit, scene.published, timex), timex, "DURATION", "range")


def _is_countable(count: Fraction, unit: str) -> bool:
    return unit in spans.DAYS_IN | spans.MONTHS_IN and 0 < count < _MOST and count % 1 == 0


def _is_adjective(phrase: Phrase, count: Fraction) -> bool:
    """Whether the length describes a noun, or is counted within something: "the previous five-year plan", "the last 10 days of March"."""
    return (count > 1 and phrase.has("unit", "quarter")) or phrase.precedes(_OF)


def _next_span(count: int, unit: str, published: date, timex: str) -> Span:
    """The next two years: this calendar year and the next; the next eight weeks: to the day eight weeks on."""
    if unit in spans.DAYS_IN:
        return Span(published, spans.moved(published, count, unit), "other", timex)
    here = spans.around(published, unit)
    return spans.months(here.first.year, here.first.month, count * spans.MONTHS_IN[unit], "other", timex)


def vague_span(phrase: Phrase, _scene: Scene) -> Reading:
    """Recent years, the coming weeks."""
    is_future = bool({"coming", "future"} & set(phrase.words()))
    return Reading(None, "FUTURE_REF" if is_future else "PAST_REF", "DATE", "vague")


def ago(phrase: Phrase, scene: Scene) -> Item:
    """Three years ago; a year earlier, than the period spoken of."""
    count, unit, words = count_of(phrase), unit_of(phrase), phrase.words()
    is_ago = words[-1] == "ago"
    step = 1 if words[-1] in {"later", "hence"} else -1
    if count is None or unit not in spans.DAYS_IN | spans.MONTHS_IN or not 0 < count < _MOST:
        vague = Reading(None, "PAST_REF", "DATE", "vague") if step < 0 else Reading(None, value_of(count, unit), "DURATION", "vague")
        return Item("ago", phrase.first, phrase.stop, vague)
    reading = _back(int(count * step), unit, phrase, scene, is_ago and count > 1)
    return Item("ago", phrase.first, phrase.stop, reading)


def _back(count: int, unit: str, phrase: Phrase, scene: Scene, from_publication: bool) -> Reading:
    named = None if from_publication or unit in {"decade", "century"} else _named(phrase, scene, unit)
    if named:
        return of_span(spans.shifted(named, count, unit))
    if not scene.published:
        return Reading(None, "PAST_REF" if count < 0 else "FUTURE_REF", "DATE", "vague")
    grain = {"decade": "year", "century": "year", "fortnight": "week"}.get(unit, unit)
    return of_span(spans.around(spans.moved(scene.published, count, unit), grain))


def _named(phrase: Phrase, scene: Scene, unit: str) -> Span | None:
    if unit == "year":
        return scene.near(phrase)
    if unit in {"month", "quarter"}:
        return scene.near(phrase, (unit,))
    return scene.latest(("day",) if unit == "day" else ("day", "week"))


def year_ago(phrase: Phrase, scene: Scene) -> Reading | None:
    """The year-earlier period, the year-ago quarter."""
    if phrase.all("unit")[0] != "year":
        return None
    named = scene.near(phrase, ("quarter",)) if phrase.has("quarter") else scene.near(phrase)
    if named:
        return of_span(spans.shifted(named, -1, "year"))
    if not scene.published:
        return None
    return of_span(spans.around(spans.moved(scene.published, -1, "year"), "quarter" if phrase.has("quarter") else "year"))


def units_ago(_phrase: Phrase, _scene: Scene) -> Reading:
    """Years ago."""
    is_future = _phrase.has("later")
    return Reading(None, "FUTURE_REF" if is_future else "PAST_REF", "DATE", "vague")


def lasting(phrase: Phrase, _scene: Scene) -> Reading:
    """Day-long, decades-long."""
    count = Fraction(1) if phrase.has("unit") else None
    return Reading(None, value_of(count, unit_of(phrase)), "DURATION", "duration")


def recurring(phrase: Phrase, _scene: Scene) -> Reading:
    """Every year, each quarter, annually."""
    if phrase.has("adverb", "rate"):
        return Reading(None, str(phrase.all("adverb", "rate")[0]), "SET", "set")
    count = count_of(phrase) or Fraction(1)
    return Reading(None, value_of(count * (2 if "other" in phrase.words() else 1), unit_of(phrase)), "SET", "set")
