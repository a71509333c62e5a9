"""Which time expressions can be the period of a figure: not the day somebody spoke, a dateline, a bond's maturity."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from newsledger.annotate.periods.period import Period, moved
from newsledger.annotate.periods.relative import When
from newsledger.annotate.times import Time

_SAY = (
    r"(?:said|says|say|told|tells|reported|reports|announced|announces|stated|added|noted|warned|predicted|forecast|declared|disclosed|"
    r"released|published|issued|confirmed|revealed|claimed|wrote|tweeted|testified|speaking|quoted|argued|explained|showed|made\sby|estimated|approved|"
    r"unveiled|passed|agreed)"
)
_SAID_BEFORE = re.compile(
    rf"\b{_SAY}(?:\s(?!he\b|she\b|it\b|they\b|that\b|its\b|his\b)[\w’'.]+){{0,4}}?(?:\s(?:on|late|early|earlier|in|the))?\s*$",
    re.IGNORECASE,
)
_JUST_SAID = re.compile(r"\b(?:said|says|reported|announced|showed|confirmed)\s$")
_THIS_MONTH = re.compile(r"(?:(?:earlier|late|early)\s)?(?:this|last)\smonth", re.IGNORECASE)
_SAID_AFTER = re.compile(rf"(?:(?:,|\s\w+ly)?\s{_SAY}|,\s(?:[\w.&’'-]+\s){{1,6}}(?:issued|released|published|announced|reported|told))\b")
_OWNED = re.compile(r"(?:\b(?:its|their|his|her|our)|['’]s)\s$")
_DATELINE = re.compile(r"[^\n]{0,70}?\s?(?:[-–—]{1,2}|\(Reuters\)|:)\s")
_NAME_AFTER = re.compile(
    r"[- ](?:bonds?|notes?|gilts?|treasur\w+|debentures?|elections?|edition|model|budget\splan|vintage|treaty|act|law)\b|\s[A-Z][a-z]"
)
_BASELINE = re.compile(
    r"(?:\b(?:from|than|compared\s(?:with|to)(?:,\sfor\s(?:example|instance),)?|against|versus|below|above|beyond|same\sas|"
    r"as\s(?:it\swas|they\swere))"
    r"|(?:rise|increase|gain|growth|drop|decline|fall|up|down|higher|lower|percent|pct|%)\s(?:over|under)"
    r"|(?P<on>(?:percent|per\scent|pct|%|points?|up|down|higher|lower|rise|increase|gain|growth|drop|decline|fall)\son))"
    r"(?:\s(?:the|that|those|its|their|levels?|prices?|price|of|in|at|recorded|seen|same)){0,4}\s*$",
    re.IGNORECASE,
)
_JOIN = re.compile(r"(?:\s(?:and|to|through|until|till)\s(?:the\s)?|\s?[-–]\s?)")
_ENDING = re.compile(r",?\s(?:which\s)?(?:ending|ended|ends)(?:\son)?\s")
_BETWEEN = re.compile(r"\b(?:between|from)\s(?:the\s)?$", re.IGNORECASE)
_RANGE = re.compile(r"\s(?:to|through|until|till)\s")
# A market moves "on Friday"; what grows "on January" is held against it.
_ON = re.compile(rf"(?:a|one|last|the|year|previous|\d{{4}}|(?:{'|'.join(calendar.month_name[1:])})(?!\s\d))\b", re.IGNORECASE)
_AT_PRICES = re.compile(r"\s(?:levels?|prices|dollars|terms|rates)\b")
_STARTED = re.compile(r"\b(?:that|which|who)\s(?:\w+\s)?(?:started|began|opened|ended|closed)\s(?:in|on|at)\s(?:the\s)?$")
_DELIVERY = re.compile(r"(?:/\w+)?\s(?:delivery|deliveries|futures|contracts?|shipments?|position|gasoil|crude|options?)\b")
_DUE = re.compile(
    r"\b(?:due|maturing|matures?|expir\w+|repayable|payable|pay)(?:\s(?:on|in|by|from|before))?\s$|\bfully\spaid\sby\s$",
    re.IGNORECASE,
)
# Of shareholders "of record March 31"; records are set "in March", too.
_RECORD_DAY = re.compile(r"\b(?:record|of\srecord\s(?:on|at|as\sof))\s$", re.IGNORECASE)
_BONDS_OF = re.compile(r"\b(?:bonds?|notes?|gilts?|debentures?|treasur(?:y|ies)|stock)\s(?:of|due)\s$", re.IGNORECASE)
_BASE_BEFORE = re.compile(r"\bbase(?:d)?(?:\s(?:year|period|of|on|is|was|the))*[\s:=]{1,3}$", re.IGNORECASE)
_BASE_AFTER = re.compile(r"(?:\saverage)?\s?(?:=|equals?|is)\s?100\b")
_NOW = re.compile(r"(?:right\s)?now|current(?:ly)?|at present|presently", re.IGNORECASE)
_EXPECTS = re.compile(r"\s(?:expects?|sees?|says?|plans?|estimates?|forecasts?|believes?|thinks?|hopes?|wants?)\b")
_SINCE = re.compile(r"\bsince(?:\s[\w’']+){0,4}\s*$", re.IGNORECASE)
_BARE_YEAR = re.compile(r"\d{4}$")
_SO_FAR = re.compile(r"\bso far\s(?:in\s)?(?:the\s)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|through|up to)\s$", re.IGNORECASE)
_SPELL = re.compile(r"\b(?:week|days?)\s(?:end(?:ed|ing)|to|through)\b")
_ENDED = re.compile(r"\bended\b")
_NEXT = re.compile(r"\sand\snext(?:\syear)?\b")
_NEAR = 60
_SHORT = {"day", "week", "time", "hour", "part", "part_of_day"}


def usable(text: str, sentence: tuple[int, int], times: Sequence[Time], published: date | None) -> list[Period]:
    """The resolved times of a sentence that a figure may belong to, in order, as periods."""
    found = []
    for time in times:
        period = as_period(time)
        if period and not _is_aside(text, sentence, period):
            found.append(_widened(text, sentence, period, published))
    found = _joined(text, found)
    # "Collections rose in April, the ministry said this month": they rose in April.
    found = [period for period in found if not _is_when_said(text, sentence, period)] or found
    # "now" dates a figure only where nothing else does.
    return [period for period in found if not _NOW.fullmatch(text, period.start, period.end)] or found


def _joined(text: str, periods: list[Period]) -> list[Period]:
    """ "between Tuesday and Friday", "during January and February": one period from two; "fiscal 1987, which ended in June" is the year."""
    joined: list[Period] = []
    for period in periods:
        last = joined[-1] if joined else None
        if last and _ENDING.fullmatch(text, last.end, period.start):
            continue
        if last and _JOIN.fullmatch(text, last.end, period.start) and _joins(text, last, period):
            joined[-1] = replace(last, last=period.last, end=period.end, grain=None)
        else:
            joined.append(period)
    return joined


def _joins(text: str, one: Period, other: Period) -> bool:
    if not one.first < other.first <= other.last:
        return False
    return bool(_BETWEEN.search(text[max(0, one.start - 16) : one.start])) or other.first == one.last + timedelta(days=1)


def as_period(time: Time) -> Period | None:
    """A time as a period; None for a set, a vague time and one without days."""
    if time.kind in {"set", "vague"} or time.first is None or time.last is None:
        return None
    return Period(time.first, time.last, time.grain, time.start, time.end, "clause")


def _is_aside(text: str, sentence: tuple[int, int], time: Period) -> bool:
    before = text[max(sentence[0], time.start - _NEAR) : time.start]
    after = text[time.end : min(sentence[1], time.end + _NEAR)]
    # "its end-2023 forecast", "Friday's report": the time belongs to a noun.
    is_of_noun = _OWNED.search(before) or after.startswith(("'s", "’s"))
    is_spell = _SPELL.search(text, time.start, time.end)  # "said output in the week ended Feb 21 was"
    if _is_short(time) and not is_of_noun and not is_spell and (_SAID_BEFORE.search(before) or _SAID_AFTER.match(after)):
        return True
    if _NOW.fullmatch(text, time.start, time.end) and _EXPECTS.match(after):
        return True
    if time.grain == "day" and _RECORD_DAY.search(before):
        return True
    if _is_dateline(text, time) or _DUE.search(before) or _STARTED.search(before) or _AT_PRICES.match(after) or _DELIVERY.match(after):
        return True
    if not _BARE_YEAR.fullmatch(text[time.start : time.end]):
        return False
    if _BONDS_OF.search(before) or _BASE_BEFORE.search(before) or _BASE_AFTER.match(after):
        return True
    return bool(_NAME_AFTER.match(after)) or (before.endswith(", ") and after.startswith(","))


def _is_when_said(text: str, sentence: tuple[int, int], time: Period) -> bool:
    is_last = text[time.end : time.end + 1] in {".", ",", ""} and _THIS_MONTH.fullmatch(text, time.start, time.end)
    return bool(is_last and _JUST_SAID.search(text, max(sentence[0], time.start - _NEAR), time.start))


def _is_short(time: Period) -> bool:
    return (time.last - time.first).days < 8


def _is_dateline(text: str, time: Period) -> bool:
    line = text.rfind("\n", 0, time.start) + 1
    match = _DATELINE.match(text, line) if time.end - line < _NEAR else None
    return bool(match and match.end() <= time.end + 14 and match.end() > time.end and text[line : line + 2].isupper())


def _widened(text: str, sentence: tuple[int, int], time: Period, published: date | None) -> Period:
    """ "since October" lasts until publication; "this year and next" is two years."""
    before = text[max(sentence[0], time.start - 40) : time.start]
    if published and time.last < published and _SINCE.search(before):
        return replace(time, last=published, grain=None, rule="since")
    if published and time.first <= published < time.last and _SO_FAR.search(before):
        return replace(time, last=published, grain=None)
    if published and _UNTIL.search(before) and time.first > published:
        return replace(time, first=published.replace(month=1, day=1) if time.grain == "year" else published, grain=None)
    if published and time.last > published and _ENDED.search(text, time.start, time.end):
        return moved(time, "year", -1) or time
    if match := _NEXT.match(text, time.end, sentence[1]):
        later = moved(time, "year", 1)
        return replace(time, last=later.last, end=match.end(), grain=None) if later else time
    return time


def is_baseline(text: str, sentence: tuple[int, int], when: When, published: date | None) -> bool:
    """What a change is measured from ("than in 1985", "from a year earlier") dates no figure by itself; "from April 7" may lie ahead."""
    match = _BASELINE.search(text[max(sentence[0], when.start - 40) : when.start])
    if isinstance(when, Period) and published and when.first > published:
        return False
    if match is None or (match[0].lower().startswith("from") and _RANGE.search(text, when.start, when.end)):
        return False
    return match["on"] is None or bool(_ON.match(text, when.start))
