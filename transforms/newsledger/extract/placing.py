"""Where the blocks of a page stand: how much running text is around them, in which kind of part, among how many of its like."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from newsledger.extract.hints import BIT, HINTS, STEADY
from newsledger.extract.outline import Outline, Spot

Floats = NDArray[np.float64]
Columns = dict[str, Floats]
_LEVELS = ("own", "par", "gp", "ggp")
_HALF = 0.5
_IN_ROWS = frozenset({"p", "li", "tr", "td", "h2", "h3"})


class Placing:
    """The elements of a page weighed by ``prose``, the characters of running text in each of its blocks."""

    def __init__(self, page: Outline, prose: Floats, characters: Floats) -> None:
        self.page = page
        self.spot = np.array([block.spot for block in page.blocks], dtype=np.int64)
        self.prose = np.where(_noisy(page.spots)[self.spot], 0.0, prose)
        self.mass = self._up_the_tree(self.prose)
        self.size = np.maximum(1.0, self._up_the_tree(characters))
        self.total = max(1.0, float(self.mass[0]))
        self.in_main = self._in_main()[self.spot]

    def columns(self) -> Columns:
        """Shares of the page's running text, hints of the elements around, and numbers of like elements, for each block."""
        columns: Columns = {"in_main": self.in_main}
        repeats, at = _repeats(self.page.spots), self.spot
        parents = np.array([spot.parent for spot in self.page.spots], dtype=np.int64)
        most = np.zeros(len(at))
        for level in _LEVELS:
            share, repeated = self.mass[at] / self.total, np.minimum(repeats[at], 3)
            columns |= {f"mass:{level}": share, f"root_mass:{level}": np.sqrt(share), f"density:{level}": self.mass[at] / self.size[at]}
            columns[f"repeated:{level}"] = repeated
            most, at = np.maximum(most, repeated), parents[at]
        columns["repeated:most"] = most
        return columns | self._hints("any", self._around()) | self._hints("near", self._nearby())

    def _up_the_tree(self, of_block: Floats) -> Floats:
        spots = self.page.spots
        sums: list[float] = np.bincount(self.spot, of_block, len(spots)).tolist()
        for no in range(len(spots) - 1, 0, -1):
            sums[spots[no].parent] += sums[no]
        return np.array(sums)

    def _in_main(self) -> Floats:
        """Whether an element is in the deepest one that holds most of the running text."""
        spots, mass = self.page.spots, self.mass.tolist()
        heaviest = [0] * len(spots)
        for no in range(1, len(spots)):
            over = spots[no].parent
            if not heaviest[over] or mass[no] > mass[heaviest[over]]:
                heaviest[over] = no
        main = 0
        while (down := heaviest[main]) and mass[down] >= 0.7 * mass[main] and mass[down] >= 0.4 * self.total:
            main = down
        inside = [False] * len(spots)
        inside[main] = True
        for no in range(main + 1, len(spots)):
            inside[no] = inside[spots[no].parent]
        return np.array(inside, dtype=float)

    def _spoken(self, no: int) -> int:
        """The hints of an element; nothing bad is believed of one that holds most of the running text."""
        hints = self.page.spots[no].hints
        return hints & STEADY if self.mass[no] > _HALF * self.total else hints

    def _around(self) -> list[int]:
        around = [0] * len(self.page.spots)
        for no in range(1, len(around)):
            around[no] = around[self.page.spots[no].parent] | self._spoken(no)
        return around

    def _nearby(self) -> list[int]:
        """The hints of an element itself, its parent and its grandparent."""
        spots = self.page.spots
        nearby = [0] * len(spots)
        for no in range(1, len(spots)):
            over = spots[no].parent
            nearby[no] = spots[no].hints | self._spoken(over) | self._spoken(spots[over].parent)
        return nearby

    def _hints(self, prefix: str, of_spot: list[int]) -> Columns:
        bits = np.array(of_spot, dtype=np.int64)[self.spot]
        return {f"{prefix}:{hint}": (bits & BIT[hint] > 0).astype(float) for hint in HINTS}


def around(page: Outline) -> list[int]:
    """The hints of all elements around each block, as bits."""
    hints = [0] * len(page.spots)
    for no in range(1, len(hints)):
        hints[no] = hints[page.spots[no].parent] | page.spots[no].hints
    return [hints[block.spot] for block in page.blocks]


def _noisy(spots: list[Spot]) -> NDArray[np.bool_]:
    noisy = [False] * len(spots)
    for no in range(1, len(spots)):
        noisy[no] = noisy[spots[no].parent] or bool(spots[no].hints & BIT["noise"])
    return np.array(noisy)


def _repeats(spots: list[Spot]) -> Floats:
    """For each element the logarithm of how many siblings have its tag and names: cards of a list of stories come in rows."""
    counts = Counter(_like(spots))
    return np.array([math.log(max(1, counts[like])) if _can_repeat(spot) else 0.0 for spot, like in zip(spots, _like(spots), strict=True)])


def _like(spots: Iterable[Spot]) -> list[tuple[int, str, str]]:
    return [(spot.parent, spot.tag, spot.names) for spot in spots]


def _can_repeat(spot: Spot) -> bool:
    return spot.tag not in _IN_ROWS and (bool(spot.names) or spot.tag in {"article", "section"})
