"""A plot for the page: accuracy against speed, one point a system, as a small SVG."""

from __future__ import annotations

import math
from html import escape

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 720, 400, 60, 50, 20
_RIGHT = 160  # room for the label of the fastest
_LABEL_WIDTH, _LINE_HEIGHT = 150, 14
_STYLE = "font-family='sans-serif' font-size='12'"
Point = tuple[str, float, float]


def scatter(points: list[Point], x_label: str, y_label: str) -> str:
    """``points`` are (label, x > 0, y); x stands on a logarithmic axis of whole decades, y between whole tens."""
    decades = range(math.floor(math.log10(min(x for _, x, _ in points))), math.ceil(math.log10(max(x for _, x, _ in points))) + 1)
    tens = range(math.floor(min(y for *_, y in points) / 10) * 10, math.ceil(max(y for *_, y in points) / 10) * 10 + 1, 10)

    def across(x: float) -> float:
        return _LEFT + (math.log10(x) - decades[0]) / max(1, len(decades) - 1) * (_WIDTH - _LEFT - _RIGHT)

    def down(y: float) -> float:
        return _HEIGHT - _BOTTOM - (y - tens[0]) / max(10, tens[-1] - tens[0]) * (_HEIGHT - _BOTTOM - _TOP)

    marks = [_line(across(10**n), down(tens[0]), across(10**n), _TOP) + _text(across(10**n), _HEIGHT - 32, f"{10**n:,g}") for n in decades]
    marks += [_line(_LEFT, down(y), _WIDTH - _RIGHT, down(y)) + _text(_LEFT - 22, down(y) + 4, str(y)) for y in tens]
    taken: list[tuple[float, float]] = []
    for label, x, y in points:
        is_ours = label == "newsledger"
        marks.append(f"<circle cx='{across(x):.1f}' cy='{down(y):.1f}' r='5' fill='{'#c0392b' if is_ours else '#34495e'}'/>")
        marks.append(_text(across(x) + 9, _free(taken, across(x), down(y) + 4), label, "start"))
    marks += [_text((_WIDTH - _RIGHT + _LEFT) / 2, _HEIGHT - 10, x_label), _text(_LEFT, _TOP - 7, y_label, "start")]
    size = f"width='{_WIDTH}' height='{_HEIGHT}' viewBox='0 0 {_WIDTH} {_HEIGHT}'"
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' {size} {_STYLE}><rect width='100%' height='100%' fill='white'/>{''.join(marks)}</svg>\n"
    )


def _free(taken: list[tuple[float, float]], x: float, y: float) -> float:
    """The nearest height at or below ``y`` where a label that begins at ``x`` meets none of those ``taken``, which it joins."""
    while any(abs(x - other_x) < _LABEL_WIDTH and abs(y - other_y) < _LINE_HEIGHT for other_x, other_y in taken):
        y += 1
    taken.append((x, y))
    return y


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"<line x1='{x1:.1f}' y1='{y1:.1f}' x2='{x2:.1f}' y2='{y2:.1f}' stroke='#ddd'/>"


def _text(x: float, y: float, text: str, anchor: str = "middle") -> str:
    return f"<text x='{x:.1f}' y='{y:.1f}' text-anchor='{anchor}'>{escape(text)}</text>"
