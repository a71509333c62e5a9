"""Marking what was read in an article's text: spans that may nest, touch or cross become well-formed HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

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
    """The lines of ``text`` as HTML with every span marked. A span is cut at the end of a line, or of a span it crosses."""
    marked: list[Markup] = []
    rest, start = sorted(spans, key=_place), 0
    for line in text.split("\n"):
        end = start + len(line)
        inside, rest = _cut(rest, end)
        marked.append(_mark(text, start, end, inside))
        start = end + 1
    return marked


def _place(span: Span) -> tuple[int, int, int, str]:
    return span.start, -span.end, _ORDER[span.kind], span.anchor


def _cut(spans: Sequence[Span], edge: int) -> tuple[list[Span], list[Span]]:
    """What lies before ``edge`` and what after, in order; a span that crosses it lies in both."""
    before = [replace(span, end=min(span.end, edge)) for span in spans if span.start < edge]
    after = [span if span.start >= edge else replace(span, start=edge, is_rest=True) for span in spans if span.end > edge]
    return before, sorted(after, key=_place)


def _mark(text: str, start: int, end: int, spans: Sequence[Span], *, in_link: bool = False) -> Markup:
    parts: list[Markup] = []
    rest = [span for span in spans if span.end > start]
    while rest:
        outer, *others = rest
        begin = max(outer.start, start)
        inside, rest = _cut(others, outer.end)
        # A link holds no other, and a figure is always one.
        is_link = not in_link and not outer.is_rest and (outer.kind == "figure" or (outer.kind == "name" and not _has_figure(inside)))
        inner = _mark(text, begin, outer.end, inside, in_link=in_link or is_link)
        parts += [escape(text[start:begin]), _element(outer, inner, is_link=is_link, in_link=in_link)]
        start = outer.end
    return Markup().join([*parts, escape(text[start:end])])


def _has_figure(spans: Sequence[Span]) -> bool:
    return any(span.kind == "figure" for span in spans)


def _element(span: Span, inner: Markup, *, is_link: bool, in_link: bool) -> Markup:
    anchor = Markup("") if span.is_rest else Markup(' id="{}"').format(span.anchor)
    if is_link:
        return Markup('<a class="{0}" href="#{1}" data-note="{1}"{2}>{3}</a>').format(span.kind, span.note, anchor, inner)
    marked = Markup('<span class="{}" data-note="{}"{}>{}</span>').format(span.kind, span.note, anchor, inner)
    if span.kind != "quote" or span.is_rest or in_link:
        return marked
    # A quotation holds figures, which are links, so it has its own link beside it.
    return marked + Markup('<a class="who" href="#{0}" data-note="{0}" aria-label="Who said this">❞</a>').format(span.note)
