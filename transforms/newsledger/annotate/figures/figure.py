"""A figure as the engine builds it, step by step."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from newsledger.annotate.figures.numbers import Number
from newsledger.reference.lexicon import Unit


@dataclass(slots=True)
class Figure:
    """One stated value. ``start`` and ``end`` are offsets into the text, ``first`` and ``last`` its tokens in the sentence.

    ``magnitude`` is that of its words (million), ``factor`` that of its unit (0.01 for cents).
    ``high`` is set for a range, of which ``value`` is the low end. ``kind`` is one of the contract's, "duration" for what
    the table of times holds, or empty while nothing says what is counted. ``unit_phrase`` is a
    counted noun with its modifiers, which ends before token ``phrase_last``. ``rules`` names every step that made it.
    """

    start: int
    end: int
    first: int
    last: int
    sentence: int
    number: Number
    value: Decimal
    high: Decimal | None = None
    magnitude: Decimal = Decimal(1)
    factor: Decimal = Decimal(1)
    currency_before: Unit | None = None
    kind: str = ""
    unit: str | None = None
    unit_word: str = ""
    unit_phrase: str = ""
    phrase_last: int = 0
    per_unit: str | None = None
    bound: str = "exact"
    qualifier: str | None = None
    direction: str = "none"
    role: str = "level"
    status: str = "actual"
    is_negated: bool = False
    is_elided: bool = False
    # Why a number that counts something is no figure of the ledger: "one", "points_back", "age".
    aside: str | None = None
    # Which way the change goes that the figure is part of; its own direction is none where the change starts from it.
    movement: str = "none"
    rules: list[str] = field(default_factory=list)

    @property
    def is_vague(self) -> bool:
        """Whether it is "dozens" or "thousands", and no number."""
        return self.number.is_vague

    @property
    def is_stated(self) -> bool:
        """Whether it states an amount, and is not an aside: a duration, an age, "dozens", "one of the", "the two countries"."""
        return not self.aside and self.kind != "duration" and not self.is_vague
