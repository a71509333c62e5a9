"""One thing found in a home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, whether it is a problem, what was found, and what helps."""

    subject: str
    verdict: Literal["problem", "note", "good"]
    found: str
    remedy: str = ""


def named(names: Sequence[object]) -> str:
    """How many there are, and the first of them."""
    shown = ", ".join(str(name) for name in names[:_NAMED])
    return f"{len(names)}: {shown}{', …' if len(names) > _NAMED else ''}"
