"""Parts of a year: quarters, halves, the first nine months, seasons."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from newsledger.annotate.times import spans
from newsledger.annotate.times.amounts import value_of
from newsledger.annotate.times.dates import full_year, of_span
from newsledger.annotate.times.grammar import Phrase
from newsledger.annotate.times.model import Reading, Span
from newsledger.annotate.times.scene import STEPS, Item, Part, Scene, part_of
from newsledger.annotate.times.tense import direction

_LAST_QUARTER, _LAST_HALF = 4, 2
# How many days ahead a quarter may begin, in a sentence about the past or the future, to be this year's.
_SOON, _LATER = 45, 200


def numbered(phrase: Phrase, scene: Scene) -> Item:
    """The third quarter, Q3 2005, the second half: of the stated year, else of the nearest that fits the tense."""
    part = _numbered_part(phrase)
    stated = phrase.number("year", "shortyear", "day")
    if stated is not None:
        year_span = spans.year(full_year(stated, scene.published))
        return Item("stated", phrase.first, phrase.stop, of_span(part_of(part, year_span)))
    if not scene.published:
        return Item("numbered", phrase.first, phrase.stop, Reading(None, f"XXXX-{part.unit[0].upper()}{part.value}"), part)
    return Item("numbered", phrase.first, phrase.stop, of_span(_nearest_part(part, phrase, scene, scene.published)), part)


def month_quarter(phrase: Phrase, scene: Scene) -> Item | None:
    """The September quarter: the three months that end in September, as Australia and New Zealand report."""
    number, stated = phrase.number("month", "mayword") or 0, phrase.number("year", "shortyear")
    if number % 3:
        return None
    part = Part("quarter", number // 3)
    if stated is not None:
        return Item("stated", phrase.first, phrase.stop, of_span(part_of(part, spans.year(full_year(stated, scene.published)))))
    if not scene.published:
        return Item("numbered", phrase.first, phrase.stop, Reading(None, f"XXXX-Q{part.value}"), part)
    here = part_of(part, spans.year(scene.published.year))
    span = spans.shifted(here, -1, "year") if here.first > scene.published else here
    return Item("numbered", phrase.first, phrase.stop, of_span(span), part)


def _numbered_part(phrase: Phrase) -> Part:
    for name, unit in (("quarterno", "quarter"), ("halfno", "half")):
        if phrase.has(name):
            return Part(unit, int(re.sub(r"\D", "", str(phrase.all(name)[0]))))
    unit = "half" if phrase.has("half") else "quarter"
    words = phrase.all("ordinal", "dayth", "second", "final", "last")
    last = _LAST_HALF if unit == "half" else _LAST_QUARTER
    number = last if phrase.has("final", "last") else 2 if phrase.has("second") else int(re.sub(r"\D", "", str(words[0])) or 0)
    if not 1 <= number <= last:
        raise ValueError("no such part of a year")
    return Part(unit, number)


def _nearest_part(part: Part, phrase: Phrase, scene: Scene, published: date) -> Span:
    """This year's part if it has begun, or the sentence looks ahead; else last year's."""
    current = scene.fiscal.current(published.year, published.month) if phrase.has("fiscal") else spans.year(published.year)
    here = part_of(part, current)
    towards = direction(phrase)
    if part.unit == "quarter" and towards <= 0 and (reported := scene.reported_quarter(phrase)):
        return reported
    if (here.first - published).days > (_SOON if towards <= 0 else _LATER):
        return part_of(part, spans.shifted(current, -1, "year"))
    if towards > 0 and here.last < published and (published - here.last).days > 200:
        return part_of(part, spans.shifted(current, 1, "year"))
    return here


def first_months(phrase: Phrase, scene: Scene) -> Item | None:
    """The first nine months: a DURATION that lies in the year spoken of."""
    count, unit = int(str(phrase.all("day", "digit", "teen", "tens", "number")[0])), str(phrase.all("units", "quarters")[0])
    if unit not in {"month", "quarter"} or phrase.number("ordinal") not in {1, None}:
        return Item("duration", phrase.first, phrase.stop, Reading(None, value_of(Fraction(count), unit), "DURATION", "duration"))
    months = count * spans.MONTHS_IN[unit]
    part = Part("months", months, phrase.has("final"))
    timex = f"P{count}{unit[0].upper()}"
    if not scene.published or months > 12:
        return Item("first_months", phrase.first, phrase.stop, Reading(None, timex, "DURATION", "duration"))
    here = part_of(part, spans.year(scene.published.year))
    if here.last > scene.published and direction(phrase) <= 0:
        here = part_of(part, spans.year(scene.published.year - 1))
    return Item("first_months", phrase.first, phrase.stop, Reading(here, timex, "DURATION", "range"), part)


def season(phrase: Phrase, scene: Scene) -> Item:
    """The summer of 1998, last fall, this winter."""
    code = str(phrase.all("summer", "fallword")[0])
    part = Part("season", code)
    stated = phrase.number("year", "shortyear")
    if stated is not None:
        return Item("stated", phrase.first, phrase.stop, of_span(spans.season(full_year(stated, scene.published), code)))
    if not scene.published:
        return Item("season", phrase.first, phrase.stop, Reading(None, f"XXXX-{code}"), part)
    return Item("season", phrase.first, phrase.stop, of_span(_season(code, phrase, scene.published)), part)


def _season(code: str, phrase: Phrase, published: date) -> Span:
    near = [spans.season(published.year + step, code) for step in (-2, -1, 0, 1)]
    if direction(phrase) > 0 and _point_free(phrase):
        return min(span for span in near if span.last >= published)
    step = next((STEPS[word] for word in phrase.words() if word in STEPS), 0)
    if step < 0:
        return max(span for span in near if span.last < published)
    if step > 0:
        return min(span for span in near if span.first > published)
    return min(near, key=lambda span: max((span.first - published).days, (published - span.last).days, 0))


def _point_free(phrase: Phrase) -> bool:
    return not STEPS.keys() & set(phrase.words())
