"""Whom a figure is about, and by which rule that was read."""

from __future__ import annotations

from dataclasses import dataclass

from newsledger.annotate.names import Mention

Party = tuple[Mention, str]


@dataclass(frozen=True, slots=True)
class Parties:
    """(mention, role) of each party. ``rule`` is None where nothing names a party, "ambiguous" where the text names too many."""

    members: tuple[Party, ...] = ()
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure as far as its parties need it: offsets, its sentence, the code of its measure and where the phrase stands, if it does."""

    start: int
    end: int
    sentence: int
    measure: str | None = None
    phrase: tuple[int, int] | None = None
    is_base: bool = False
