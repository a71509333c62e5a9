"""How likely a block is part of the article: a logistic model over its features, and how far it is in doubt about a page."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from newsledger.extract.outline import Outline
from newsledger.extract.placing import Columns, Floats

_STEEPEST = 30.0


def probabilities(columns: Columns, weights: Mapping[str, float]) -> Floats:
    """P(block is body) for each row of ``columns``. ``weights`` holds "intercept" and one weight a feature; others count nothing."""
    some = next(iter(columns.values()))
    total = np.full(len(some), weights["intercept"])
    for name, weight in weights.items():
        if name != "intercept":
            total += weight * columns[name]
    odds: Floats = np.exp(-np.clip(total, -_STEEPEST, _STEEPEST))
    return 1 / (1 + odds)


def doubt(page: Outline, body: Floats) -> float:
    """The characters expected to be judged wrongly, as a share of those kept; above 1 where next to nothing is kept."""
    characters = np.array([len(block.text) for block in page.blocks], dtype=float)
    wrong = float((characters * np.minimum(body, 1 - body)).sum())
    return wrong / max(1.0, float((characters * (body > 1 / 2)).sum()))
