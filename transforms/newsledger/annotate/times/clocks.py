"""Times of the day, and words for now."""

from __future__ import annotations

import re

from newsledger.annotate.times import spans
from newsledger.annotate.times.grammar import Phrase
from newsledger.annotate.times.model import Reading
from newsledger.annotate.times.scene import Scene


def clock(phrase: Phrase, scene: Scene) -> Reading | None:
    """9 a.m. EST, 17:30, 1200 GMT, noon: on the day of publication until a date beside it says another."""
    if not (written := _time(phrase)) or phrase.tokens.text[phrase.tokens.starts[phrase.first]] == "N":
        return None
    if not scene.published:
        return Reading(None, f"T{written}", "TIME", "vague")
    span = spans.day(scene.published)
    return Reading(span, f"{span.timex}T{written}", "TIME")


def _time(phrase: Phrase) -> str:
    if noon := phrase.all("noon"):
        return str(noon[0])
    if part := phrase.all("part"):
        return _in_part(int(str(phrase.all("day", "digit")[0])), str(part[0]))
    digits = re.findall(r"\d+", str(phrase.all("clock", "digitclock")[0]))
    if len(digits) == 1 and len(digits[0]) == 4:
        digits = [digits[0][:2], digits[0][2:]]
    hour, minute = int(digits[0]), digits[1] if len(digits) > 1 else "00"
    half = str((phrase.all("ampm") or [""])[0])[:1].lower()
    if hour > (12 if half else 24):
        return ""
    if half:
        hour = hour % 12 + 12 * (half == "p")
    return f"{hour:02}:{minute}"


def _in_part(hour: int, part: str) -> str:
    """Four in the morning, 3 in the afternoon."""
    if not 1 <= hour <= 12:
        return ""
    return f"{hour % 12 + (0 if part == 'MO' else 12):02}:00"


def reference(phrase: Phrase, scene: Scene) -> Reading | None:
    """Now, currently, these days: the day of publication. Recently, in the past, in the future: no day."""
    if phrase.has("these") and "days" not in phrase.words():
        return None
    if phrase.has("present", "moment", "these"):
        span = spans.day(scene.published) if scene.published else None
        return Reading(span, "PRESENT_REF")
    return Reading(None, "FUTURE_REF" if phrase.has("future", "near") else "PAST_REF", "DATE", "vague")
