"""Days, weekdays and months."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from newsledger.annotate.times import spans
from newsledger.annotate.times.grammar import Phrase, matches
from newsledger.annotate.times.model import Reading, Span
from newsledger.annotate.times.scene import Item, Part, Scene
from newsledger.annotate.times.tense import direction, is_ended
from newsledger.annotate.times.vocabulary import class_of
from newsledger.reference.csv_rows import rows

_HALF_YEAR = 6
# A month so close ahead or behind is meant whatever the tense: a year away it would be named with its year.
_CLOSE = 3
_WORKING_WEEK, _WEEK = 4, 7
# Tokens: a dateline and the first sentence.
_LEAD = 40
_ARTICLES = frozenset({"a", "an"})
_AND = "and|or|to|hyphen|until"
_PIVOT = 40
_BEFORE, _AFTER = {"last", "past", "previous", "prior"}, {"next", "coming", "following"}


def full_year(number: int, published: date | None = None) -> int:
    """A year of two digits in its century: '97 is 1997, '24 is 2024; 25 years after publication is the furthest ahead."""
    if number > 99:
        return number
    this_year = published.year if published else 2000 + _PIVOT - 25
    guess = this_year // 100 * 100 + number
    return guess - 100 if guess > this_year + 25 else guess + 100 if guess <= this_year - 75 else guess


def iso(phrase: Phrase, scene: Scene) -> Reading:
    """2013-11-01, 31.12.2013, 12/31/99: month first unless only day first makes a date."""
    written = phrase.words()[0]
    if "-" in written:
        found = date.fromisoformat(written[:10])
        return Reading(spans.day(found), written.upper(), "TIME" if "t" in written else "DATE")
    one, two, year = (int(number) for number in written.replace(".", "/").split("/"))
    if one > 99:
        return of_span(spans.day(date(one, two, year)))
    month, day = (two, one) if "." in written or one > 12 else (one, two)
    return of_span(spans.day(date(full_year(year, scene.published), month, day)))


def of_span(span: Span, timex_type: str = "DATE") -> Reading:
    """The plain reading of a span."""
    return Reading(span, span.timex, timex_type)


def month_day(phrase: Phrase, scene: Scene) -> Reading | Item:
    """March 9, 9 March 2001, Feb 26-27, April 24 and 25: without a year, the nearest."""
    month = phrase.number("month", "mayword") or 0
    days = [int("".join(filter(str.isdigit, str(value)))) for value in phrase.all("day", "dayth")] or [_spelled(phrase)]
    stated = phrase.number("year", "shortyear")
    if stated is None and not scene.published:
        return Reading(None, f"XXXX-{month:02}-{days[0]:02}")
    year = full_year(stated, scene.published) if stated is not None else _year_of_day(scene.published, month, phrase)
    if stated is None and is_ended(phrase) and scene.published and date(year, month, days[0]) > scene.published:
        year -= 1
    first, last = date(year, month, days[0]), date(year, month, days[-1])
    if "and" in phrase.words() and phrase.rule == "month_day":
        return _two_days(phrase, first, last)
    if last > first:
        return Reading(Span(first, last, "other", first.isoformat()), first.isoformat(), "DATE", "range")
    return of_span(spans.day(first))


def _two_days(phrase: Phrase, first: date, last: date) -> Item:
    """April 24 and 25: one stretch of days for the ledger, two dates for TIMEX3; of days that are apart only the first."""
    middle = phrase.first + phrase.words().index("and")
    one = Item(phrase.rule, phrase.first, middle, of_span(spans.day(first)))
    if last - first != timedelta(days=1):
        return one
    other = Item(phrase.rule, middle + 1, phrase.stop, of_span(spans.day(last)))
    reading = Reading(Span(first, last, "other", first.isoformat()), first.isoformat(), "DATE", "range")
    return Item(phrase.rule, phrase.first, phrase.stop, reading, parts=(one, other))


def _year_of_day(published: date | None, month: int, phrase: Phrase) -> int:
    towards = direction(phrase)
    if published and _point(phrase) == "this":
        return published.year
    # Half a year away either way: news are of what was.
    is_tie = published is not None and not towards and month - published.month == _HALF_YEAR
    return nearest_year(published, month, towards) - is_tie


def _spelled(phrase: Phrase) -> int:
    """The day of "March twenty-five"."""
    return sum(int(str(value)) for value in phrase.all("tens", "teen", "digit"))


def nearest_year(published: date | None, month: int, towards: int = 0) -> int:
    """The year that puts a month closest to publication; ``towards`` decides for months about as far either way."""
    if not published:
        raise ValueError("a year needs a day of publication")
    distance = month - published.month
    slack = 2 if towards else 0
    if distance > _HALF_YEAR - slack * (towards < 0):
        return published.year - (towards <= 0 or distance > _HALF_YEAR + slack)
    if distance < -_HALF_YEAR + slack * (towards > 0):
        return published.year + (towards >= 0 or distance < -_HALF_YEAR - slack)
    return published.year


def month_year(phrase: Phrase, scene: Scene) -> Reading:
    """March 2001, Sept. '97."""
    year = full_year(phrase.number("year", "shortyear") or 0, scene.published)
    return of_span(spans.month(year, phrase.number("month", "mayword") or 0))


def month(phrase: Phrase, scene: Scene) -> Item | None:
    """A bare month: the last one in a sentence about the past, the next in one about the future."""
    number = phrase.number("month", "mayword") or 0
    if phrase.has("mayword") and not _is_month(phrase, scene, number):
        return None
    part = Part("month", number)
    if not scene.published:
        return Item("month", phrase.first, phrase.stop, Reading(None, f"XXXX-{number:02}"), part)
    return Item("month", phrase.first, phrase.stop, of_span(spans.month(_month_year(phrase, scene.published, number), number)), part)


def _is_month(phrase: Phrase, scene: Scene, number: int) -> bool:
    """Whether May, March or Jan is a month here and no name or verb: "Theresa May's", "and Jan Kavan"."""
    tokens, after = phrase.tokens, phrase.stop
    if phrase.has("poss"):
        return any(item.part == Part("month", number) for item in scene.items)
    return not (after < len(tokens.starts) and tokens.classes[after] == class_of()["other"] and tokens.text[tokens.starts[after]].isupper())


def _month_year(phrase: Phrase, published: date, number: int) -> int:
    word = _point(phrase)
    if word in _BEFORE:
        return published.year - (number >= published.month)
    if word in _AFTER:
        return published.year + (number <= published.month)
    if word == "this":
        return published.year
    # "To sell itself under a June agreement": the month belongs to the noun, whatever the verb.
    towards = 0 if phrase.word_before() in _ARTICLES else direction(phrase)
    # "Agreed to lend 90 mln through January", told in October: what runs on past the new year.
    if towards <= 0 and phrase.word_before() == "through" and (number - published.month) % 12 <= _CLOSE < published.month - number:
        return published.year + 1
    if towards < 0:
        return published.year - (number > published.month + _CLOSE)
    return published.year + (number < published.month - _CLOSE) if towards > 0 else nearest_year(published, number)


def weekday(phrase: Phrase, scene: Scene) -> Reading:
    """Monday, last Monday, Monday night."""
    number = int(str(phrase.all("weekday", "sunword")[0]))
    part = phrase.all("part")
    if not scene.published:
        return Reading(None, f"XXXX-WXX-{number + 1}")
    if part and phrase.words()[-1].endswith("s"):
        return weekday_set(phrase, scene)
    found = _weekday(number, phrase, scene, scene.published)
    return _in_part(found, str(part[0]) if part else "")


def _weekday(number: int, phrase: Phrase, scene: Scene, published: date) -> date:
    back, word = (published.weekday() - number) % 7, _point(phrase)
    if word in {"previous", "prior", "following"} and (named := scene.latest(("day", "week"))):
        step = -1 if word != "following" else 1
        return named.first + timedelta(days=step * (((named.first.weekday() - number) * -step) % 7 or 7))
    if word in _BEFORE:
        return published - timedelta(days=back or 7)
    if word in _AFTER:
        return published + timedelta(days=(7 - back) % 7 or 7)
    before = _weekday_before(phrase, scene) if not word else None
    if before and (ahead := (number - before.weekday()) % 7) <= _WORKING_WEEK:
        return before + timedelta(days=ahead)
    # "By Friday" sets a date that is to come.
    towards = 1 if phrase.follows("by") else direction(phrase)
    if towards > 0 or (word == "this" and towards >= 0):
        return published + timedelta(days=(7 - back) % 7)
    if back == _WEEK - 1 and not word and _is_tomorrow(phrase, scene, published):
        return published + timedelta(days=1)
    return published - timedelta(days=back)


def _is_tomorrow(phrase: Phrase, scene: Scene, published: date) -> bool:
    """Whether a past weekday six days back is the day after publication: so it is in a lead, where news is of today or yesterday.

    A story filed late, or far to the east, is dated by its desk a day before the day it tells of. Once its lead has said so the whole
    text is read that way.
    """
    tomorrow = published + timedelta(days=1)
    return phrase.first < _LEAD or any(i.rule == "weekday" and i.reading.span and i.reading.span.first == tomorrow for i in scene.items)


def _weekday_before(phrase: Phrase, scene: Scene) -> date | None:
    """The day just named with "and" or "to": after "next Monday and", Tuesday is the one that follows."""
    item = scene.items[-1] if scene.items else None
    if not item or item.rule != "weekday" or not item.reading.span:
        return None
    return item.reading.span.first if matches(_AND).fullmatch(phrase.tokens.classes, item.stop, phrase.first) else None


def _in_part(found: date, part: str) -> Reading:
    """A day, or a part of it: the night of 9 March is 1998-03-09TNI."""
    span = spans.day(found)
    return Reading(span, f"{span.timex}T{part}", "TIME") if part else of_span(span)


def _point(phrase: Phrase) -> str:
    return next((word for word in phrase.words() if word in _BEFORE | _AFTER | {"this", "that", "same"}), "")


def dayword(phrase: Phrase, scene: Scene) -> Reading:
    """Yesterday, tomorrow night, this morning, last night, tonight."""
    part = str((phrase.all("part") or [""])[0]) or ("NI" if phrase.has("tonight") else "")
    step = int(str((phrase.all("dayword") or [-1 if _point(phrase) == "last" else 0])[0]))
    if not scene.published:
        return Reading(None, "PRESENT_REF" if step == 0 and not part else "XXXX-XX-XX")
    anchor = scene.published
    if _point(phrase) in {"that", "following", "next", "same"} and (named := scene.latest(("day",))):
        anchor = named.first + timedelta(days=_point(phrase) in _AFTER)
    return _in_part(anchor + timedelta(days=step), part)


def weekday_set(phrase: Phrase, _scene: Scene) -> Reading:
    """Mondays, every Tuesday, each July."""
    part = phrase.all("part")
    if number := phrase.number("month", "mayword"):
        return Reading(None, f"XXXX-{number:02}", "SET", "set")
    day = int(str(phrase.all("weekday", "weekdays")[0]))
    return Reading(None, f"XXXX-WXX-{day + 1}" + (f"T{part[0]}" if part else ""), "SET", "set")


def holiday(phrase: Phrase, scene: Scene) -> Reading:
    """A holiday of the stated year, else the nearest one."""
    name = str(phrase.all("holiday")[0]).lower().replace("’", "'")
    stated = phrase.number("year", "shortyear")
    if stated is not None:
        return of_span(spans.day(_holiday(name, full_year(stated, scene.published))))
    if not scene.published:
        return Reading(None, "XXXX-XX-XX")
    published, word = scene.published, _point(phrase)
    near = [_holiday(name, published.year + step) for step in (-1, 0, 1)]
    if phrase.has("weekend"):
        found = min(near, key=lambda found: abs(found - published))
        return of_span(spans.joined(spans.day(found - timedelta(days=(found.weekday() - 5) % 7)), spans.day(found)))
    if word in _BEFORE:
        return of_span(spans.day(max(found for found in near if found < published)))
    if word in _AFTER:
        return of_span(spans.day(min(found for found in near if found > published)))
    nearest = min(near, key=lambda found: abs(found - published))
    return of_span(spans.week(nearest) if "week" in phrase.all("unit") else spans.day(nearest))


@cache
def _holiday(name: str, year: int) -> date:
    row = next(row for row in rows("holidays") if row["name"].lower() == name)
    if row["rule"] == "fixed":
        return date(year, int(row["month"]), int(row["day"]))
    if row["rule"] == "easter":
        return easter(year) + timedelta(days=int(row["offset"]))
    month, nth = int(row["month"]), int(row["nth"])
    start = date(year, month, 1 if nth > 0 else monthrange(year, month)[1] - 6)
    found = start + timedelta(days=(int(row["weekday"]) - start.weekday()) % 7 + 7 * max(0, nth - 1))
    return found + timedelta(days=int(row["offset"]))


def easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, 1991)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
