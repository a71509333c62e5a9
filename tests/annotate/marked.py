"""Text with its names and figures marked: ``{Germany:DE} sold [3 billion] to {Siemens:organisation}``."""

from __future__ import annotations

import re

from newsledger.annotate.names import Mention
from newsledger.reference.lexicon import lexicon

_MARK = re.compile(r"\{(?P<name>[^:}]+):(?P<kind>\w+)\}|\[(?P<figure>[^\]]+)\]")


def unmarked(marked: str) -> tuple[str, list[Mention], list[tuple[int, int]]]:
    """(text, mentions, spans of the figures). A name's kind is two letters for a country, else the kind itself."""
    text, mentions, figures, at = "", [], [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        surface = mark["name"] or mark["figure"]
        end = len(text) + len(surface)
        if mark["figure"]:
            figures.append((len(text), end))
        else:
            mentions.append(_mention(surface, mark["kind"], len(text), end))
        text, at = text + surface, mark.end()
    return text + marked[at:], mentions, figures


def _mention(surface: str, kind: str, start: int, end: int) -> Mention:
    if len(kind) == len("DE"):
        name = lexicon().countries[kind]["name"]
        return Mention(start, end, surface, "country", "name", f"country:{kind}", name, kind)
    return Mention(start, end, surface, kind, "name", f"{kind}:{surface.lower()}", surface)
