"""Bodies of plain text by weights that were fitted without the page: what the shipped weights would do on pages they have not seen."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from zlib import crc32

from benchmarks import line_weights
from benchmarks.data import Row

from newsledger.contracts.records import Article, RawRecord
from newsledger.extract.article import extract_article
from newsledger.extract.vocabulary import FILES, Vocabulary
from newsledger.reference.csv_rows import rows

FOLDS = 5
FITTED_ON = ("lines", "wrapped")  # the other layouts add little


def shipped() -> Vocabulary:
    """The vocabulary as it is shipped."""
    return Vocabulary.from_rows(*map(rows, FILES))


def fold(page: str) -> int:
    """The fold of a page: every layout of it falls into the same."""
    return crc32(page.encode()) % FOLDS


def vocabularies(dumps: list[Row], cache: Path) -> list[Vocabulary]:
    """One a fold, its line weights fitted on the dumps ({id, layout, dump, body}) of the other folds."""
    given = cache / "plain-text-dumps.json"
    given.write_text(json.dumps([row for row in dumps if row["layout"] in FITTED_ON]), encoding="utf-8")
    names, pages = line_weights.load([given])
    known = shipped()
    return [
        replace(known, line_weights=line_weights.weights(names, line_weights.fit([page for page in pages if fold(page.id) != held_out])))
        for held_out in range(FOLDS)
    ]


def body(dump: str, vocabulary: Vocabulary) -> str:
    """The article's text in a page as text; nothing where it finds none."""
    found = extract_article(RawRecord("benchmark", 0, "benchmark", "text", "text", dump), vocabulary)
    return found.text if isinstance(found, Article) else ""
