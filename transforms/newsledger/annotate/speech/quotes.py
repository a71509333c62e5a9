"""Direct quotations by their marks, and the text with their words blanked out."""

from __future__ import annotations

import re

from newsledger.annotate.speech.model import Span

BLANK = "¤"
_LONGEST = 4000
# Each begins with its mark, which makes the search fast; what must not stand before it is looked for behind.
_QUOTE = re.compile(
    # Closed by its own mark; else by the plain one behind a stop, as editors mix them; else left open.
    rf"“[^“”\n]{{1,{_LONGEST}}}”"
    rf"|“[^“”\"\n]{{1,{_LONGEST}}}(?<=[,.!?])\"(?=\s)"
    rf"|“[^“”\n]{{1,{_LONGEST}}}(?=\n|$)"
    rf'|"(?<![\w"]")[^"“”\n]{{1,{_LONGEST}}}(?:"|(?=\n|$))'
    rf"|‘(?<![\w‘]‘)(?=[A-Z])[^‘\n]{{8,{_LONGEST}}}?[.,!?]’(?!\w)"
    rf"|'(?<!\w')'(?:[^'\n]|'(?!')){{3,{_LONGEST}}}''"
)


def find_quotes(text: str) -> list[Span]:
    """Spans of direct quotations, marks included; one left open at the end of a paragraph ends with it."""
    return [match.span() for match in _QUOTE.finditer(text)]


def is_open(text: str, quote: Span) -> bool:
    """Whether the quotation runs on into the next paragraph: it has no closing mark."""
    return text[quote[1] - 1] not in "\"”’'"


def blanked(text: str, quotes: list[Span]) -> str:
    """The text with the words inside quotations replaced, offsets kept: cues are sought outside them."""
    parts, at = [], 0
    for start, end in quotes:
        parts += [text[at : start + 1], BLANK * (end - start - 2), text[end - 1 : end]]
        at = end
    return "".join([*parts, text[at:]])
