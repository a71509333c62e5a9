"""Periods named by pointing at them: last week, that year, the quarter, the same period."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from newsledger.annotate.times import spans
from newsledger.annotate.times.amounts import value_of
from newsledger.annotate.times.dates import full_year, of_span
from newsledger.annotate.times.grammar import Phrase
from newsledger.annotate.times.model import Reading, Span
from newsledger.annotate.times.scene import NO_DAY, STEPS, Item, Scene
from newsledger.annotate.times.tense import direction

_WITHIN = "[within over]"
_BACKWARD = {"that", "same", "previous", "prior", "following"}
_EDGE = "edge of"


def relative(phrase: Phrase, scene: Scene) -> Reading | None:
    """Last week, this year, next quarter; "that year" and "the previous month" point at what was named before."""
    words = phrase.words()
    unit = str((phrase.all("unit", "quarter", "half") or ["weekend" if phrase.has("weekend") else "year"])[0])
    if words == ["next"] and not _follows_year(scene):
        return None
    step = next((STEPS[word] for word in words if word in STEPS), 0)
    named = _pointed_at(unit, set(words), phrase, scene)
    anchor = named.last if named and "following" in words else named.first if named else scene.published
    if not anchor:
        return NO_DAY._replace(timex=_open_value(unit))
    if phrase.is_name():
        return None
    if unit == "weekend":
        return of_span(_weekend(step, "this" in words, anchor, phrase))
    if unit in {"second", "minute", "hour"}:
        return Reading(None, "PRESENT_REF", "DATE", "vague")
    if "latest" in words:
        return of_span(latest_of(unit, phrase, scene, anchor))
    if {"past", "last"} & set(words) and words[0] == "the" and unit != "quarter":
        return past_span_of(1, unit, anchor)
    if words == ["the", "next", unit] and phrase.follows(_WITHIN):
        return _within_next(unit, anchor)
    if "this" in words and unit == "year" and (fiscal := scene.running_fiscal_year()):
        return of_span(fiscal)
    return of_span(spans.around(spans.moved(anchor, step, unit), unit))


def _pointed_at(unit: str, words: set[str], phrase: Phrase, scene: Scene) -> Span | None:
    """The period that "that", "same", "previous" and "following" count from: for a previous month, the one reported on."""
    if not _BACKWARD & words:
        return None
    reported = scene.near(phrase, (unit,)) if words & {"previous", "prior"} and unit in {"month", "quarter"} else None
    return reported or scene.latest(_named_grains(unit))


def _follows_year(scene: Scene) -> bool:
    """Whether the item before is "this year", so that "and next" leaves the year out."""
    span = scene.items[-1].reading.span if scene.items else None
    return bool(span and span.grain == "year" and scene.published and span.first <= scene.published <= span.last)


def past_span_of(count: int, unit: str, published: date) -> Reading:
    """The past year: the twelve whole months before this one; the past week: seven days up to publication."""
    timex = f"P{10 * count}Y" if unit == "decade" else f"P{100 * count}Y" if unit == "century" else f"P{count}{unit[0].upper()}"
    if unit in spans.DAYS_IN:
        first = spans.moved(published, -count, unit)
        return Reading(Span(first, published, "other", timex), timex, "DURATION", "range")
    whole = count * spans.MONTHS_IN[unit]
    start = spans.moved(published.replace(day=1), -whole, "month")
    return Reading(spans.months(start.year, start.month, whole), timex, "DURATION", "range")


def _within_next(unit: str, published: date) -> Reading:
    """Within the next year: from publication on."""
    timex = value_of(Fraction(1), unit)
    return Reading(Span(published, spans.moved(published, 1, unit), "other", timex), timex, "DURATION", "range")


def _named_grains(unit: str) -> tuple[str, ...]:
    return {"day": ("day",), "week": ("week", "day"), "month": ("month", "day")}.get(
        unit, (unit, "quarter", "half", "month", "day", "year")
    )


def _open_value(unit: str) -> str:
    return {"week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "day": "XXXX-XX-XX", "quarter": "XXXX-QX"}.get(unit, "XXXX")


def _weekend(step: int, is_this: bool, anchor: date, phrase: Phrase) -> Span:
    """The weekend: the last one, unless the sentence looks ahead."""
    if step > 0 or (step == 0 and (direction(phrase) > 0 or (is_this and direction(phrase) >= 0))):
        return spans.weekend(anchor)
    is_over = anchor.weekday() == 6
    return spans.weekend(anchor - timedelta(days=0 if is_over and step == 0 else 7))


def latest_of(unit: str, phrase: Phrase, scene: Scene, published: date) -> Span:
    """The latest quarter: the one the passage is about, else the last that has ended."""
    named = scene.reported_quarter(phrase) if unit == "quarter" else None
    named = named or scene.near(phrase, (unit,))
    return named or spans.around(spans.moved(published, -1, unit), unit)


def the_unit(phrase: Phrase, scene: Scene) -> Reading | None:
    """The quarter, the year, the week."""
    unit = str((phrase.all("unit", "quarter") or ["weekend"])[0])
    if unit in {"decade", "century"} and phrase.follows(_EDGE, 2) and scene.published:
        return of_span(spans.counted(scene.published, unit))
    if unit in {"second", "minute", "hour", "day", "decade", "century", "fortnight"} or not scene.published:
        return None
    if phrase.has("prior", "before", "after"):
        named = scene.latest(_named_grains(unit))
        anchor = named.first if named else scene.published
        return of_span(spans.around(spans.moved(anchor, 1 if phrase.has("after") else -1, unit), unit))
    if unit == "weekend":
        return of_span(_weekend(0, False, scene.published, phrase))
    if unit == "week":
        return of_span(spans.week(scene.published))
    if unit == "quarter":
        return of_span(latest_of(unit, phrase, scene, scene.published))
    if unit == "year":
        return of_span(_the_year(phrase, scene, scene.published))
    # Not the month "a year ago" that this one was just compared with.
    named = scene.near(phrase, (unit,)) or scene.latest((unit,))
    is_known = named and named.first <= scene.published
    return of_span(named if named and is_known else spans.around(scene.published, unit))


def _the_year(phrase: Phrase, scene: Scene, published: date) -> Span:
    """The year that the passage is about: of the quarter or month it reports, else of publication."""
    if fiscal := scene.running_fiscal_year():
        return fiscal
    named = scene.near(phrase)
    is_over = published.month <= 3 and (direction(phrase) < 0 or phrase.has("full"))
    recent = named if named and published.year - named.last.year <= 1 else None
    return spans.year(recent.last.year if recent else published.year - is_over)


def same_period(phrase: Phrase, scene: Scene) -> Item | None:
    """The same period, the latest quarter, the 1988 quarter: the part of the year that the passage is about, perhaps of another year."""
    unit = "quarter" if phrase.has("quarter") else ""
    words = phrase.words()
    here = scene.near(phrase, (unit,) if unit else ("month", "quarter", "half", "other", "year"))
    if not here and scene.published and unit:
        here = spans.around(spans.moved(scene.published, -1, unit), unit)
    stated = phrase.number("year", "shortyear")
    if not here and stated is not None:
        return Item("year", phrase.first, phrase.stop, of_span(spans.year(full_year(stated, scene.published))))
    if not here:
        return None
    step = full_year(stated, scene.published) - here.last.year if stated is not None else 0
    if {"previous", "prior"} & set(words):
        return Item("relative", phrase.first, phrase.stop, of_span(_before(here)))
    span = spans.shifted(here, step, "year") if step else here
    return Item("stated" if stated is not None else "same_period", phrase.first, phrase.stop, of_span(span))


def _before(span: Span) -> Span:
    """The period of the same length just before one."""
    if span.grain in spans.MONTHS_IN:
        return spans.shifted(span, -1, span.grain)
    return Span(span.first - (span.last - span.first) - timedelta(days=1), span.first - timedelta(days=1), span.grain, span.timex)
