"""The words of time: each with its class, which grammar rules name, and its value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from newsledger.reference.csv_rows import rows

# Classes of what the scanner recognises by shape and not by word.
SHAPES = (
    *("other", "break", "stop", "comma", "hyphen", "slash", "poss", "open"),
    *("iso", "day", "dayth", "year", "shortyear", "years", "fyear", "decade", "quarterno", "halfno", "holiday"),
    *("clock", "digitclock", "zone", "amount", "number", "number0", "ordinal", "tens", "digit", "teen"),
)
_OWN = frozenset({"second", "half", "quarter", "quarters"})


@cache
def class_of() -> dict[str, str]:
    """The character that stands for each class in ``Tokens.classes``."""
    names = [*SHAPES, *sorted({row["class"] for row in rows("time_words")})]
    return {name: chr(0x4E00 + number) for number, name in enumerate(names)}


@cache
def words() -> dict[str, tuple[str, object]]:
    """Every written form with (class character, value). Months and weekdays count only with a capital."""
    code = class_of()
    return {form: (code[name], value) for word, name, value, capital in _entries() for form in _forms(word, capital)}


def _entries() -> Iterator[tuple[str, str, object, bool]]:
    for row in rows("time_zones"):
        yield row["abbreviation"], "zone", row["iana_zone"], True
    for row in rows("number_words"):
        if row["word"] in _OWN or row["kind"] == "fraction":
            continue
        yield row["word"], _number_class(row["kind"], row["value"]), int(row["value"]), False
    for row in rows("time_words"):
        value = int(row["value"]) if re.fullmatch(r"-?\d+", row["value"]) else row["value"] or row["word"]
        yield row["word"], row["class"], value, row["style"] == "capital"


def _number_class(kind: str, value: str) -> str:
    if kind == "ordinal":
        return "ordinal"
    if kind == "tens":
        return "tens"
    return "digit" if int(value) < 10 else "teen"


def _forms(word: str, capital: bool) -> Iterable[str]:
    """A zone is written in capitals alone, a name with a capital, any other word also in lower case."""
    if word.isupper():
        return {word}
    return {word.capitalize(), word.upper()} | (set() if capital else {word})
