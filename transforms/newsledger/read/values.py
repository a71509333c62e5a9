"""Single values of an object or table row as text: names, dates and bodies, however deep a source wraps them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from newsledger.read.decode import clean

_NAME_PARTS = (
    "name",
    "title",
    "main",
    "rendered",
    "original",
    "value",
    "text",
    "label",
    "@value",
    "displayname",
    "fullname",
    "alternatename",
)
_BODY_PARTS = ("rendered", "value", "html", "text", "content", "body", "plain", "@value", "paragraphs")
_URL_PARTS = ("@id", "url", "href", "canonical", "link")
_DATE_PARTS = ("$date", "$numberLong", "@value", "value", "utc", "iso", "date")
_GIVEN_AND_FAMILY = (("givenName", "familyName"), ("firstname", "lastname"), ("first_name", "last_name"), ("first", "last"))
# What spreadsheets, pandas and databases write for "nothing".
_MISSING = frozenset({"nan", "none", "null", "n/a", "nat", "\\n", "undefined", "[]", "{}"})
# A list that a data frame wrote as text: ['Ann Lee', "Pat O'Neil"].
_WRITTEN_LIST = re.compile(r"\[\s*['\"].*['\"]\s*\]", re.DOTALL)
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_NUMBER = re.compile(r"-?\d{8,19}(?:\.\d{1,9})?")
_COMPACT = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:([0-2]\d)([0-5]\d)([0-5]\d))?")
# Each unit of time since 1970 is taken for numbers below its bound: seconds, milliseconds, microseconds, nanoseconds.
_EPOCH_UNITS = ((1e11, 1), (1e14, 1e3), (1e17, 1e6), (1e20, 1e9))
# Less is a year, a day or an hour rather than the seconds since 1970.
_LEAST_EPOCH = 1e8
_MOST_DEPTH = 8


def name(value: Any) -> str | None:
    """A name or phrase on one line: the first of a list, the one marked main if there is one; an object by its name."""
    found = next(_names(value), None)
    return " ".join(found.split()) if found else None


def names(value: Any) -> str | None:
    """Every name in ``value`` once, joined by "; "; a list that was written out as text is read as one."""
    if isinstance(value, str) and _WRITTEN_LIST.fullmatch(value.strip()):
        value = [one or other for one, other in _QUOTED.findall(value)]
    return "; ".join(dict.fromkeys(" ".join(found.split()) for found in _names(value))) or None


def body(value: Any, depth: int = 0) -> str | None:
    """The text or markup of an article: a list is its paragraphs, or the same body in several forms, of which markup comes first."""
    if depth > _MOST_DEPTH:
        return None
    if isinstance(value, Mapping):
        return next((found for part in _BODY_PARTS if (found := body(value.get(part), depth + 1))), None)
    if isinstance(value, list):
        forms = [found for one in value if (found := body(one, depth + 1))]
        if forms and all(isinstance(one, Mapping) and {"role", "contentType", "contenttype"} & set(one) for one in value):
            return min(forms, key=lambda form: "<p" not in form)
        return "\n".join(forms) or None
    return text(value)


def url(value: Any) -> str | None:
    """An address, of an object its own."""
    if isinstance(value, Mapping):
        return next((found for part in _URL_PARTS if (found := text(value.get(part)))), None)
    return next((found for one in value if (found := url(one))), None) if isinstance(value, list) else text(value)


def moment(value: Any) -> str | None:
    """A date as the source wrote it; a number, of seconds since 1970 or of digits like 20240105, becomes ISO 8601 in UTC."""
    if isinstance(value, Mapping):
        return next((found for part in _DATE_PARTS if (found := moment(value.get(part)))), None)
    if isinstance(value, date):
        return value.isoformat()
    digits = str(value) if isinstance(value, int | float) and not isinstance(value, bool) else text(value)
    return _of_number(digits) if digits and _NUMBER.fullmatch(digits) else text(value)


def text(value: Any) -> str | None:
    """A string cleaned and stripped; None for what is no string or says "nothing"."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    found = clean(value).strip() if isinstance(value, str) else ""
    return found if found and found.casefold() not in _MISSING else None


def is_missing(value: Any) -> bool:
    """Whether ``value`` stands for nothing: None, NaN, an empty string or list."""
    return value is None or value in ("", [], {}) if not isinstance(value, float) else value != value


def _names(value: Any, depth: int = 0) -> Iterator[str]:
    if depth > _MOST_DEPTH:
        return
    if isinstance(value, Mapping):
        yield from (found for found in (_of_person(value, depth),) if found)
    elif isinstance(value, list):
        for one in _main_first(value):
            yield from _names(one, depth + 1)
    elif found := text(value):
        yield found


def _of_person(value: Mapping[str, Any], depth: int) -> str | None:
    lowered = {key.lower(): part for key, part in value.items() if isinstance(key, str)}
    named = next((found for part in _NAME_PARTS for found in _names(lowered.get(part), depth + 1)), None)
    pairs = ([text(value.get(part)) for part in pair] for pair in _GIVEN_AND_FAMILY)
    return named or next((" ".join(filter(None, pair)) for pair in pairs if any(pair)), None)


def _main_first(values: list[Any]) -> Iterable[Any]:
    return sorted(values, key=lambda one: not (isinstance(one, Mapping) and one.get("role") == "main"))


def _of_number(digits: str) -> str | None:
    if compact := _COMPACT.fullmatch(digits):
        year, month, day, *clock = compact.groups()
        return f"{year}-{month}-{day}" + (f"T{':'.join(clock)}" if all(clock) else "")
    number = float(digits)
    unit = next((unit for bound, unit in _EPOCH_UNITS if abs(number) < bound), None)
    if unit is None or abs(number) < _LEAST_EPOCH:
        return None
    try:
        return datetime.fromtimestamp(number / unit, UTC).replace(microsecond=0).isoformat()
    except (OverflowError, ValueError, OSError):
        return None
