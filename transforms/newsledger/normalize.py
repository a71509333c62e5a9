"""The normalize stage: one batch of raw records becomes an article's rows in every table."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

import pyarrow as pa

from newsledger.annotate.article import annotate_article
from newsledger.annotate.names import load_model, read_ahead
from newsledger.config import Settings
from newsledger.contracts.records import Article, RawRecord
from newsledger.contracts.tables.core import (
    BRIDGE_FIGURE_PARTY,
    DIM_ARTICLE,
    FCT_BLOCK,
    FCT_FIGURE,
    FCT_MENTION,
    FCT_QUOTE,
    FCT_REJECT,
    FCT_TIME,
)
from newsledger.contracts.tables.staging import STG_ENTITY, STG_RECORD, STG_SKETCH
from newsledger.engine import engine_version, fingerprint
from newsledger.errors import Reject
from newsledger.extract.article import extract_article
from newsledger.extract.repeated import learn
from newsledger.extract.vocabulary import FILES, Vocabulary
from newsledger.paths import Home
from newsledger.publish.staging import Staging
from newsledger.reference.csv_rows import rows
from newsledger.reference.lexicon import lexicon
from newsledger.refusals import is_of_the_machine, refused
from newsledger.text.shingles import sketched
from newsledger.watch import TimeUpError, watched

# dim_article is written last: its file says that the batch is done.
NORMALIZED = (
    FCT_REJECT,
    FCT_BLOCK,
    STG_SKETCH,
    STG_ENTITY,
    FCT_MENTION,
    FCT_TIME,
    FCT_QUOTE,
    FCT_FIGURE,
    BRIDGE_FIGURE_PARTY,
    DIM_ARTICLE,
)

Rows = dict[str, list[dict[str, Any]]]
T = TypeVar("T")

# In hand is no single record but all of them.
AHEAD = "ahead"
_LONGEST_REASON = 300


def pending(settings: Settings) -> list[str]:
    """The staged record batches that have not been normalised yet, sorted."""
    staging = Staging(Home(settings.home), fingerprint(settings.model))
    done = set.intersection(*(set(staging.batches(table)) for table in NORMALIZED))
    return [batch for batch in staging.batches(STG_RECORD) if batch not in done]


def normalize(batch: str, settings: Settings, at: datetime, killers: frozenset[str] = frozenset()) -> dict[str, int]:
    """Extract and annotate the articles of one batch and stage their rows; return the row count of each table.

    ``killers`` are the numbers of the records, within the batch, on which a process has died: each is a reject. ``AHEAD`` among them
    says that it died while all of them were looked at together: then each is looked at alone.
    """
    staging = Staging(Home(settings.home), fingerprint(settings.model))
    raw = [RawRecord(**row) for row in staging.read(STG_RECORD, batch).to_pylist()]
    found = _normalized(raw, settings, at, killers)
    made = {**found, STG_SKETCH.name: _sketches(found[DIM_ARTICLE.name])}
    for table in NORMALIZED:
        staging.write(table, batch, made[table.name])
    return {table.name: len(made[table.name]) for table in NORMALIZED}


def _normalized(raw: list[RawRecord], settings: Settings, at: datetime, killers: frozenset[str]) -> Rows:
    vocabulary = Vocabulary.from_rows(*map(rows, FILES))
    repeated = learn(raw)
    # Loaded before the first record, whose time they should not take.
    lexicon(), load_model(settings.model)
    result: Rows = {table.name: [] for table in NORMALIZED}

    def contained(no: int, work: Callable[[], T]) -> T | Reject:
        if str(no) in killers:
            return _refusal(raw[no], "crashed", "the process that worked on it died")
        return _contained(str(no), raw[no], settings, work)

    extracted = [
        contained(no, partial(extract_article, record, vocabulary, record.default_published, repeated)) for no, record in enumerate(raw)
    ]
    articles = _distinct(extracted)
    if AHEAD not in killers:
        _look_ahead([article.text for article in articles.values() if _is_annotated(article)], settings)
    for no, refusal in enumerate(extracted):
        made = contained(no, partial(_of_article, articles[no], settings)) if no in articles else refusal
        if isinstance(made, Reject):
            result[FCT_REJECT.name].append({**dataclasses.asdict(made), "at": at})
        elif isinstance(made, dict):
            for table, found in made.items():
                result[table] += found
    result[FCT_REJECT.name] = list({(r["source_uri"], r["stage"], r["code"], r["reason"]): r for r in result[FCT_REJECT.name]}.values())
    return result


def _contained(name: str, record: RawRecord, settings: Settings, work: Callable[[], T]) -> T | Reject:
    """What ``work`` makes of one record; a reject where our own code or the model failed on it."""
    seconds = settings.limits.record_seconds
    try:
        with watched(name, seconds):
            return work()
    except TimeUpError:
        return _refusal(record, "timeout", f"not done after {seconds:g} seconds")
    except Exception as error:
        # One article must not stop the others, nor be rejected for a full disk.
        if is_of_the_machine(error):
            raise refused(error) from error
        return _refusal(record, "failed", f"{type(error).__name__}: {error}"[:_LONGEST_REASON])


def _refusal(record: RawRecord, code: str, reason: str) -> Reject:
    return Reject(record.source_uri, "annotate", code, reason, record.document_id)


def _distinct(extracted: list[Article | Reject]) -> dict[int, Article]:
    """The articles by the number of their record, each once."""
    found: dict[str, int] = {}
    for no, article in enumerate(extracted):
        if isinstance(article, Article):
            found.setdefault(article.article_id, no)
    return {no: article for no in found.values() if isinstance(article := extracted[no], Article)}


def _is_annotated(article: Article) -> bool:
    """Only English is."""
    return article.language in {"en", None}


def _look_ahead(texts: list[str], settings: Settings) -> None:
    """Have the model read all articles together. What goes wrong with it goes wrong again with the article at fault, alone."""
    with suppress(TimeUpError, Exception), watched(AHEAD, settings.limits.record_seconds):
        read_ahead(texts, load_model(settings.model))


def _of_article(article: Article, settings: Settings) -> Rows:
    annotated = annotate_article(article, lexicon(), load_model(settings.model)) if _is_annotated(article) else {}
    return {
        DIM_ARTICLE.name: [_article_row(article, engine_version(settings.model))],
        FCT_BLOCK.name: _block_rows(article),
        **annotated,
    }


def _sketches(articles: list[dict[str, Any]]) -> pa.Table:
    return sketched(pa.table({name: pa.array([row[name] for row in articles], pa.string()) for name in ("article_id", "text")}))


def _article_row(article: Article, version: str) -> dict[str, Any]:
    row = {field.name: getattr(article, field.name) for field in dataclasses.fields(article) if field.name != "blocks"}
    return {
        **row,
        "article_id": article.article_id,
        "word_count": len(article.text.split()),
        "engine_version": version,
    }


def _block_rows(article: Article) -> list[dict[str, Any]]:
    of_article = {"article_id": article.article_id, "document_id": article.document_id}
    return [{**of_article, "block_no": no, **dataclasses.asdict(block)} for no, block in enumerate(article.blocks)]
