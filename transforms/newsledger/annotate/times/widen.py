"""Words before a phrase that belong to it: early, mid-, the end of, later, since."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from newsledger.annotate.times import spans
from newsledger.annotate.times.dates import of_span
from newsledger.annotate.times.grammar import matches
from newsledger.annotate.times.model import Reading, Span
from newsledger.annotate.times.scene import Item, Scene
from newsledger.annotate.times.vocabulary import class_of

_PLAIN = {"day", "week", "month", "quarter", "half", "year", "decade", "season", "other"}
_REST = {"remainder", "rest"}
# "End 1987" and "end June" need no "of"; in "set to end today" it is a verb.
_BARE = {"month", "year"}
_REACH, _SUPERLATIVE_REACH = 5, 8


@cache
def _before(bare: bool) -> re.Pattern[str]:
    link = "(?: of| hyphen)?" if bare else "(?: of| hyphen)"
    return matches(f"(?:the)? (?:(?P<edge>edge){link}(?: the)?|(?:phase)(?:hyphen|in|of)?|earlier (?:in|on)?|later (?:in|on)?)$")


def _day_beside(item: Item, scene: Scene, free: int) -> Item:
    """The day next to the item's day, where "the day before" stands before it."""
    span, classes = item.reading.span, scene.tokens.classes
    match = _beside().search(classes, max(free, item.first - 3), item.first) if span and span.grain == "day" else None
    if not span or not match or scene.tokens.value(match.start("unit")) != "day":
        return item
    found = spans.day(span.first + timedelta(days=-1 if match["before"] else 1))
    return item._replace(first=match.start(), reading=of_span(found))


@cache
def _beside() -> re.Pattern[str]:
    """The day before Christmas, a day after last Tuesday."""
    return matches("(?:the|a) (?P<unit>unit) (?:(?P<before>before)|after)$")


def widened(item: Item, scene: Scene, free: int = 0) -> Item:
    """The item with the words before it, from token ``free`` on, that qualify it; the end of a period is its last day."""
    classes = scene.tokens.classes
    if item.reading.span and (
        match := _before(item.reading.span.grain in _BARE).search(classes, max(free, item.first - _REACH), item.first)
    ):
        edge = str(scene.tokens.value(match.start("edge"))) if match["edge"] else ""
        item = item._replace(first=match.start(), reading=_at_edge(item.reading, edge, scene))
    item = _day_beside(item, scene, free)
    if item.reading.span and item.rule != "clock" and item.first > free and classes[item.first - 1] == class_of()["since"]:
        return _since_then(item, item.reading.span, scene)
    return item


def _at_edge(reading: Reading, edge: str, scene: Scene) -> Reading:
    span = reading.span
    if not span or span.grain == "day" or span.grain not in _PLAIN:
        return reading
    if edge == "end" and span.grain != "week":
        end = spans.day(span.last)
        return Reading(end, span.timex, reading.timex_type)
    if edge in _REST and scene.published and span.first <= scene.published <= span.last:
        return Reading(Span(scene.published, span.last, "other", span.timex), span.timex, reading.timex_type, "range")
    return reading


def _since_then(item: Item, span: Span, scene: Scene) -> Item:
    """Since October: from then to publication. "The highest since October" compares and is no period."""
    first = max(0, item.first - _SUPERLATIVE_REACH)
    is_modifier = span.grain == "day" and scene.tokens.word(item.first).startswith("the")
    words = [surface.lower() for surface in scene.tokens.surfaces[first : item.first]]
    compares = is_modifier or any(
        word.endswith("est") or word in {"first", "most", "worst", "least", "time", "record", "high", "low"} for word in words
    )
    if compares or not scene.published or span.first >= scene.published:
        return item
    reading = Reading(Span(span.first, scene.published, "other", span.timex), item.reading.timex, item.reading.timex_type, "range")
    return item._replace(first=item.first - 1, reading=reading)
