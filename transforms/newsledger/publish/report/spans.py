"""Marking what was read in an article's text: spans that may nest, touch or cross become well-formed HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from markupsafe import Markup

_ORDER = {"quote": 0, "figure": 1, "name": 2}


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` (code points) of a text, marked as ``kind``: quote, figure or name.

    ``anchor`` is the mark's id in the page, ``note`` the id of what tells about it. ``is_rest`` marks a later part of a span
    that was cut: it has neither an id nor a place in the tab order.
    """

    start: int
    end: int
    kind: str
    anchor: str
    note: str
    is_rest: bool = False


def paragraphs(text: str, spans: Sequence[Span]) -> list[Markup]:
    """The lines of ``text`` as HTML with every span marked. A span is cut at the end of a line, or of a span it crosses;
    a figure only by another figure."""
    marked: list[Markup] = []
    rest, start = sorted(spans, key=_place), 0
    for line in text.split("\n"):
        end = start + len(line)
        # A span may begin at the line break, which no line shows.
        rest = sorted((replace(span, start=start) if span.start < start else span for span in rest if span.end > start), key=_place)
        inside, rest = _cut(rest, end)
        marked.append(Markup(_mark(text, start, end, inside)))  # noqa: S704 -- every text and id in it is escaped
        start = end + 1
    return marked


def _place(span: Span) -> tuple[int, int, int, str]:
    return span.start, -span.end, _ORDER[span.kind], span.anchor


def _cut(spans: Sequence[Span], edge: int) -> tuple[list[Span], list[Span]]:
    """What lies before ``edge`` and what after, in order; a span that crosses it lies in both."""
    before, across, after = [], [], []
    for span in spans:
        if span.end <= edge:
            before.append(span)
        elif span.start >= edge:
            after.append(span)
        else:
            before.append(replace(span, end=edge))
            across.append(replace(span, start=edge, is_rest=True))
    return before, sorted([*across, *after], key=_place) if across else after


def _mark(text: str, start: int, end: int, spans: Sequence[Span], *, in_link: bool = False) -> str:
    parts: list[str] = []
    rest = [span for span in spans if span.end > start]
    while rest:
        outer, *others = _clear_of_figures(rest)
        begin = max(outer.start, start)
        inside, rest = _cut(others, outer.end)
        # A link holds no other, and a figure is always one.
        is_link = not in_link and not outer.is_rest and (outer.kind == "figure" or (outer.kind == "name" and not _has_figure(inside)))
        inner = _mark(text, begin, outer.end, inside, in_link=in_link or is_link)
        parts += [escape(text[start:begin]), _element(outer, inner, is_link=is_link, in_link=in_link)]
        start = outer.end
    return "".join([*parts, escape(text[start:end])])


def _clear_of_figures(spans: list[Span]) -> list[Span]:
    """``spans`` with the first cut before a figure that crosses its end: a figure is never cut but by the end of a line."""
    outer, *others = spans
    crossing = [span.start for span in others if span.kind == "figure" and outer.start < span.start < outer.end < span.end]
    if outer.kind == "figure" or not crossing:
        return spans
    before, after = _cut([outer], min(crossing))
    return [*before, *sorted([*others, *after], key=_place)]


def _has_figure(spans: Sequence[Span]) -> bool:
    return any(span.kind == "figure" for span in spans)


def _element(span: Span, inner: str, *, is_link: bool, in_link: bool) -> str:
    """``inner``, which is HTML already, within the element of its mark."""
    note = escape(span.note)
    told = f'class="{span.kind}" data-note="{note}"' + ("" if span.is_rest else f' id="{escape(span.anchor)}"')
    if is_link:
        return f'<a href="#{note}" {told}>{inner}</a>'
    marked = f"<span {told}>{inner}</span>"
    if span.kind != "quote" or span.is_rest or in_link:
        return marked
    # A quotation holds figures, which are links, so it has its own link beside it.
    return f'{marked}<a class="who" href="#{note}" data-note="{note}" aria-label="Who said this">❞</a>'
