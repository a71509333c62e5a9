"""Years and longer: calendar and fiscal years, decades and centuries."""

from __future__ import annotations

import re

from newsledger.annotate.times import spans
from newsledger.annotate.times.dates import full_year, of_span
from newsledger.annotate.times.fiscal import FiscalYear
from newsledger.annotate.times.grammar import Phrase
from newsledger.annotate.times.model import Reading, Span
from newsledger.annotate.times.scene import NO_DAY, STEPS, Scene
from newsledger.annotate.times.tense import direction

_SPLIT_YEAR = 7
_SEASON = "season|crop"
_WHOSE, _AGE_REACH = frozenset({"his", "her", "their", "my", "our", "your"}), 3
_ROUGHLY = {"about", "nearly", "almost", "some", "roughly", "around"}
_SPLIT = re.compile(r"(\d{4})\s?[-–/]\s?(\d{4}|\d\d)")


def year(phrase: Phrase, scene: Scene) -> Reading | None:
    """1997 or '97; "about 1700 lawsuits" are counted."""
    if phrase.word_before() in _ROUGHLY and phrase.precedes("other"):
        return None
    return of_span(spans.year(full_year(phrase.number("year", "shortyear") or 0, scene.published)))


def spoken_year(phrase: Phrase, _scene: Scene) -> Reading | None:
    """Nineteen ninety-six, the year two thousand, as transcripts of broadcasts write it."""
    numbers = [int(str(value)) for value in phrase.all("teen", "tens", "digit")]
    if phrase.has("thousand"):
        is_year = phrase.all("unit") == ["year"] and numbers[0] <= 2
        return of_span(spans.year(1000 * numbers[0] + sum(numbers[1:]))) if is_year else None
    if not 17 <= numbers[0] <= 19:
        return None
    return of_span(spans.year(100 * numbers[0] + sum(numbers[1:])))


def fiscal_year(phrase: Phrase, scene: Scene) -> Reading:
    """Fiscal 2014, FY21, 1986/87; a pair of years that are not neighbours is a range."""
    written = " ".join(phrase.words())
    if split := _SPLIT.search(written):
        first = int(split[1])
        last = int(split[2]) if len(split[2]) > 2 else first // 100 * 100 + int(split[2])
        last += 100 * (last < first)
        is_fiscal = last == first + 1 and (len(split[2]) == 2 or phrase.has("fiscal", "crop"))
        # "1986/87", a season, school or crop year of whatever country, mostly runs from summer to summer.
        is_season = "/" in written or phrase.has("crop") or phrase.precedes(_SEASON)
        if is_fiscal and (scene.fiscal.start_month > 1 or is_season):
            fiscal = scene.fiscal if scene.fiscal.start_month > 1 else FiscalYear(_SPLIT_YEAR)
            return of_span(fiscal.starting(first, f"{first:04}"))
        return Reading(spans.joined(spans.year(first), spans.year(last)), f"{first:04}/{last:04}", "DATE", "range")
    found = re.search(r"\d+", written)
    return of_span(scene.fiscal.span(full_year(int(found[0]) if found else 0, scene.published)))


def fiscal_relative(phrase: Phrase, scene: Scene) -> Reading:
    """This fiscal year, last fiscal year, the fiscal year."""
    if not scene.published:
        return NO_DAY._replace(timex="XXXX")
    step = next((STEPS[word] for word in phrase.words() if word in STEPS), 0)
    current = scene.fiscal.current(scene.published.year, scene.published.month)
    return of_span(spans.shifted(current, step, "year") if step else current)


def year_end(phrase: Phrase, scene: Scene) -> Reading | None:
    """Year-end, the year's end, full-year, year to date."""
    unit = str(phrase.all("unit")[0])
    if not scene.published or unit not in spans.MONTHS_IN:
        return None
    here = spans.around(scene.published, unit)
    if (stated := phrase.number("year", "shortyear")) is not None:
        return of_span(spans.year(full_year(stated, scene.published)))
    if phrase.has("to"):
        return Reading(Span(here.first, scene.published, "other", here.timex), here.timex, "DATE", "range")
    if phrase.has("full"):
        return of_span(spans.shifted(here, -1, unit) if scene.published.month <= 3 and direction(phrase) < 0 else here)
    if phrase.all("edge")[0] != "end":
        return None
    if unit in {"decade", "century"}:
        here = spans.counted(scene.published, unit)
    if direction(phrase) < 0 and unit == "year" and scene.published.month <= 6:
        here = spans.shifted(here, -1, unit)
    return of_span(spans.day(here.last))


def decade(phrase: Phrase, scene: Scene) -> Reading | None:
    """The 1990s, the '80s, the nineties, the 1800s; "in his 30s" is an age."""
    digits = int(re.sub(r"\D", "", str(phrase.all("decade", "decadeword")[0])))
    if digits < 100 and _is_age(phrase):
        return None
    if digits < 100:
        digits = full_year(digits, scene.published)
        digits = digits // 10 * 10
    if digits % 100 == 0 and digits < 2000:
        return of_span(spans.century(digits))
    return of_span(spans.decade(digits))


def _is_age(phrase: Phrase) -> bool:
    """In his 30s, in their late 40s, in her mid-50s."""
    tokens = phrase.tokens
    return not _WHOSE.isdisjoint(tokens.word(at) for at in range(max(0, phrase.first - _AGE_REACH), phrase.first))


def century(phrase: Phrase, _scene: Scene) -> Reading | None:
    """The 20th century."""
    if phrase.all("unit")[0] != "century":
        return None
    numbers = phrase.all("ordinal", "dayth", "second")
    number = 2 if phrase.has("second") else int(re.sub(r"\D", "", str(numbers[0])) or 0) if numbers else 0
    return of_span(spans.century(100 * (number - 1))) if number > 1 else None
