"""What the words around a figure say of it: bound, qualifier, direction, part in a change, status."""

from __future__ import annotations

import re

_BOUNDS = (
    ("more_than", r"(?:more than|over|above|exceed(?:s|ed|ing)?|in excess of|upwards of|greater than|topp(?:ed|ing))"),
    ("less_than", r"(?:less than|under|below|fewer than|short of)"),
    ("at_least", r"(?:at least|no less than|a minimum of|no fewer than)"),
    ("up_to", r"(?:up to|as much as|as many as|at most|no more than|a maximum of)"),
    ("about", r"(?:about|around|roughly|approximately|nearly|almost|some|an estimated|close to|just under|just over|circa)"),
)
_BOUND = [(name, re.compile(rf"\b{words}\s(?:a\s|the\s)?$", re.IGNORECASE)) for name, words in (*_BOUNDS[2:4], *_BOUNDS[:2], _BOUNDS[4])]
_QUALIFIER = re.compile(r"\b(record|all-time high|highest|lowest|largest|biggest|smallest)\b", re.IGNORECASE)
_UP = (
    r"(?:rose|risen|rise|rises|rising|increased?|increases|increasing|grew|grown|growth|grow|grows|"
    r"growing|jump(?:ed|s)?|surged?|surges|gain(?:ed|s)?|climb(?:ed|s)?|up|soar(?:ed|s)?|advanced?|"
    r"expanded?|widened|raised|higher|added|accelerated)"
)
_DOWN = (
    r"(?:fell|fallen|falls?|falling|dropp?(?:ed|s)?|declin(?:ed|e|es|ing)|decreas(?:ed|e|es)|slipp?(?:ed|"
    r"s)?|down|plung(?:ed|e)|tumbl(?:ed|e)|slid|shrank|shrunk|cut|narrowed|lower(?:ed)?|lost|eased|slowed|"
    r"contracted|reduc(?:ed|tion|e))"
)
_MOVES = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.IGNORECASE)
_FORECAST = re.compile(
    r"\b(?:forecasts?|forecasted|is expected|are expected|expects?|expected to|will|projected|projects?|"
    r"projections?|predict(?:s|ed)?|is seen|outlook)\b",
    re.IGNORECASE,
)
_TARGET = re.compile(r"\b(?:target(?:s|ed|ing)?|goal|aims?|aimed|pledged?|plans? to|planned)\b", re.IGNORECASE)
_ESTIMATE = re.compile(r"\b(?:estimat(?:ed|es?|ing)|believed to)\b", re.IGNORECASE)
_HYPOTHETICAL = re.compile(r"\b(?:if|could|would|might|may)\b(?!\s\d)", re.IGNORECASE)
_REACH = 48
_CLAUSE_END = re.compile(r";|,? (?:and that|while|but|although|whereas|and is|and are)\b|, and\b")


def bound_of(before: str) -> str:
    """The bound that the words right before a figure set."""
    before = before.rstrip(" $£€₹") + " "
    return next((name for name, pattern in _BOUND if pattern.search(before)), "exact")


def qualifier_of(before: str) -> str | None:
    """A superlative within the few words before a figure."""
    found = _QUALIFIER.findall(before[-24:])
    return found[-1].lower().replace("all-time high", "record") if found else None


def change_of(before: str, after: str) -> tuple[str, str]:
    """(direction, part in the change): the nearest verb of movement before the figure, and the preposition between."""
    near = before[-_REACH:]
    moves = list(_MOVES.finditer(near))
    preposition = re.search(r"\b(by|to|from|at)\s(?:\w+\s(?:than\s)?){0,2}(?:a\s)?$", near, re.IGNORECASE)
    word = preposition[1].lower() if preposition else ""
    if not moves:
        following = re.match(r"\s(?:\w+\s)?(?:(increase|rise|growth|jump|gain)|(decline|drop|fall|decrease|cut|reduction))\b", after)
        if following:
            return ("up" if following[1] else "down"), "change_by"
        return "none", "change_from" if word == "from" else "level"
    direction = "up" if moves[-1]["up"] else "down"
    if word == "from":
        return "none", "change_from"
    if word in {"to", "at"}:
        return direction, "change_to"
    return direction, "change_by"


def status_of(before: str, after: str) -> str:
    """Whether the figure's clause tells what happened, or what is thought, planned or supposed."""
    sentence = _CLAUSE_END.split(before)[-1] + " " + _CLAUSE_END.split(after)[0]
    for status, pattern in (("target", _TARGET), ("forecast", _FORECAST), ("estimate", _ESTIMATE), ("hypothetical", _HYPOTHETICAL)):
        if pattern.search(sentence):
            return status
    return "actual"
