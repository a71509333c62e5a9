"""Sentences of a text, one paragraph a line."""

from __future__ import annotations

import re

# A full stop, perhaps a closing quotation mark, then a capital, digit or opening quotation mark.
_BREAK = re.compile(r"[.!?][\"'”’)]?\s+(?=[\"'“‘(]?[A-Z0-9$£€₹])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|Lt|Col|Sgt|Jr|Sr|Inc|Corp|Co|Ltd|vs|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Rs)|\b[A-Z](?:\.[A-Z])*)\.$"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """(start, end) of every sentence, white space at either end excluded."""
    found: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        start = 0
        for match in _BREAK.finditer(line):
            stop = match.start() + 1
            if _ABBREVIATION.search(line, max(0, stop - 12), stop):
                continue
            found.append((at + start, at + len(line[: match.end()].rstrip())))
            start = match.end()
        if line[start:].strip():
            found.append((at + start, at + len(line.rstrip())))
        at += len(line) + 1
    return found
