"""Fit the weights by which lines of plain text are told to be the article: seeds/reference/line_weights.csv.

    python benchmarks/line_weights.py DUMPS.json... [--write seeds/reference/line_weights.csv]

Each file holds whole pages as text with the body that is in them: [{"id": ..., "dump": ..., "body": ...}, ...]. Pages of one id
(one page rendered in several ways) fall into the same fold. Each page is fitted once more with a shorter body. Prints the
cross-validated F1 over 4-word shingles of each file.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from statistics import mean
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from newsledger.extract.line_model import best_runs, gain, line_features
from newsledger.extract.lines import paragraphs

_WORD = re.compile(r"\w+")
SHORTENED = "shortened"
_RIDGE = 1.0
_SHIFT = 0.6
_LEAST_KEPT = -1.2
_SMALLEST_WEIGHT = 0.005


@dataclass(frozen=True)
class Page:
    """A page's lines: their words, features (one row a line), and which belong to the body."""

    id: str
    source: str
    body: str
    lines: list[str]
    words: list[int]
    features: NDArray[np.float64]
    is_body: NDArray[np.float64]


def load(paths: list[Path]) -> tuple[list[str], list[Page]]:
    """The names of the features and the pages of all files."""
    found = []
    for path in paths:
        for row in json.loads(path.read_text("utf-8")):
            lines = paragraphs(row["dump"])
            labels = _labels(lines, row["body"])
            for source, kept in ((path.stem, lines), (SHORTENED, shortened(lines, labels))):
                seen, features = line_features(kept)
                found.append((row, source, kept, [line.words for line in seen], features))
    names = sorted({name for *_, features in found for one in features for name in one})
    return names, [
        Page(row["id"], source, row["body"], lines, words, _matrix(features, names), np.array(_labels(lines, row["body"]), float))
        for row, source, lines, words, features in found
        if lines
    ]


def shortened(lines: list[str], is_body: list[bool]) -> list[str]:
    """The page with few lines of its body, evenly spread: between three and eight, as chance has it. News is often as short as that."""
    most = 3 + crc32("".join(lines[:20]).encode()) % 6
    step = max(1, sum(is_body) // most)
    read = accumulate(is_body, initial=0)
    return [line for line, is_in, before in zip(lines, is_body, read, strict=False) if not is_in or before % step == 0]


def _matrix(features: list[dict[str, float]], names: list[str]) -> NDArray[np.float64]:
    return np.array([[one.get(name, 0.0) for name in names] for one in features])


def _labels(lines: list[str], body: str) -> list[bool]:
    """Whether half of a line's shingles are the body's; a line too short to have one must be a line of the body."""
    whole, of_body = {tuple(_WORD.findall(line)) for line in body.split("\n")}, shingles(body)
    found = []
    for line in lines:
        own = shingles(line) if len(_WORD.findall(line)) >= 4 else None
        found.append(
            sum(own[s] for s in own if s in of_body) * 2 >= sum(own.values()) if own else tuple(_WORD.findall(line)) in whole - {()}
        )
    return found


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """The runs of ``size`` words of ``text``."""
    words = _WORD.findall(text)
    return Counter(tuple(words[no : no + size]) for no in range(max(len(words) - size + 1, 1)) if words)


def fit(pages: list[Page], rounds: int = 25) -> NDArray[np.float64]:
    """Ridge logistic regression by Newton's method. Every page counts the same, a line by the root of its words."""
    x, y = np.vstack([page.features for page in pages]), np.concatenate([page.is_body for page in pages])
    counts = [np.sqrt(np.minimum(page.words, 100) + 1.0) for page in pages]
    weight = np.concatenate([count / count.sum() for count in counts]) * 20
    beta = np.zeros(x.shape[1])
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-x @ beta))
        step = np.linalg.solve(
            (x * (weight * p * (1 - p))[:, None]).T @ x + _RIDGE * np.eye(len(beta)), x.T @ (weight * (p - y)) + _RIDGE * beta
        )
        beta -= step
        if np.abs(step).max() < 1e-4:
            break
    return beta


def weights(names: list[str], beta: NDArray[np.float64]) -> dict[str, float]:
    """The fitted weights by feature, as the vocabulary holds them."""
    found = dict(zip(names, beta.tolist(), strict=True))
    found["bias"] += _SHIFT
    return found


def kept(page: Page, beta: NDArray[np.float64]) -> str:
    """The text that the model keeps of a page; cues and header lines, which the extractor drops besides, left in."""
    odds = (page.features @ beta + _SHIFT).tolist()
    runs = best_runs([gain(one, words) for one, words in zip(odds, page.words, strict=True)])
    return "\n".join(line for line, is_in, one in zip(page.lines, runs, odds, strict=True) if is_in and one > _LEAST_KEPT)


def f1(pairs: list[tuple[str, str]]) -> float:
    """F1 of the mean precision and the mean recall over (body, kept)."""
    shares = []
    for body, text in pairs:
        a, b = shingles(body), shingles(text)
        common = sum((a & b).values())
        shares.append((common / max(sum(b.values()), 1), common / max(sum(a.values()), 1)))
    precision, recall = (mean(column) for column in zip(*shares, strict=True))
    return 2 * precision * recall / (precision + recall)


def cross_validate(pages: list[Page], folds: int) -> dict[str, float]:
    """The F1 of each source, every page judged by weights fitted without it."""
    texts: dict[str, list[tuple[str, str]]] = {}
    for fold in range(folds):
        beta = fit([page for page in pages if crc32(page.id.encode()) % folds != fold])
        for page in (page for page in pages if crc32(page.id.encode()) % folds == fold and page.source != SHORTENED):
            texts.setdefault(page.source, []).append((page.body, kept(page, beta)))
    return {source: f1(pairs) for source, pairs in sorted(texts.items())}


def main() -> None:
    """Print the cross-validated scores; write the weights fitted on all pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dumps", type=Path, nargs="+")
    parser.add_argument("--folds", type=int, default=6)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    names, pages = load(options.dumps)
    for source, score in cross_validate(pages, options.folds).items():
        print(f"{source:24} {score:.3f}")
    if options.write:
        with options.write.open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(["feature", "weight"])
            table.writerows(
                (name, round(weight, 3)) for name, weight in weights(names, fit(pages)).items() if abs(weight) >= _SMALLEST_WEIGHT
            )


if __name__ == "__main__":
    main()
