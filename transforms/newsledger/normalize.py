"""The normalize stage: one batch of raw records becomes an article's rows in every table."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from typing import Any

from newsledger.annotate.article import annotate_article
from newsledger.annotate.names import load_model
from newsledger.config import Settings
from newsledger.contracts import conform
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
from newsledger.contracts.tables.staging import STG_ENTITY, STG_RECORD
from newsledger.engine import engine_version, fingerprint
from newsledger.errors import Reject
from newsledger.extract.article import extract_article
from newsledger.extract.repeated import Repeated, learn
from newsledger.extract.vocabulary import FILES, Vocabulary
from newsledger.paths import Home
from newsledger.publish.staging import Staging
from newsledger.reference.csv_rows import rows
from newsledger.reference.lexicon import lexicon
from newsledger.refusals import is_of_the_machine, refused
from newsledger.watch import TimeUpError, watched

# dim_article is written last: its file says that the batch is done.
NORMALIZED = (FCT_REJECT, FCT_BLOCK, STG_ENTITY, FCT_MENTION, FCT_TIME, FCT_QUOTE, FCT_FIGURE, BRIDGE_FIGURE_PARTY, DIM_ARTICLE)

Rows = dict[str, list[dict[str, Any]]]

_LONGEST_REASON = 300


def pending(settings: Settings) -> list[str]:
    """The staged record batches that have not been normalised yet, sorted."""
    staging = Staging(Home(settings.home), fingerprint(settings.model))
    done = set.intersection(*(set(staging.batches(table)) for table in NORMALIZED))
    return [batch for batch in staging.batches(STG_RECORD) if batch not in done]


def normalize(batch: str, settings: Settings, at: datetime, killers: frozenset[str] = frozenset()) -> dict[str, int]:
    """Extract and annotate the articles of one batch and stage their rows; return the row count of each table.

    ``killers`` are the numbers of the records, within the batch, on which a process has died: each is a reject.
    """
    staging = Staging(Home(settings.home), fingerprint(settings.model))
    raw = [RawRecord(**row) for row in staging.read(STG_RECORD, batch).to_pylist()]
    result = _normalized(raw, settings, at, killers)
    for table in NORMALIZED:
        staging.write(table, batch, conform(result[table.name], table))
    return {table.name: len(result[table.name]) for table in NORMALIZED}


def _normalized(raw: list[RawRecord], settings: Settings, at: datetime, killers: frozenset[str]) -> Rows:
    vocabulary = Vocabulary.from_rows(*map(rows, FILES))
    repeated = learn(raw)
    # Loaded before the first record, whose time they should not take.
    lexicon(), load_model(settings.model)
    result: Rows = {table.name: [] for table in NORMALIZED}
    done: set[str] = set()
    for no, record in enumerate(raw):
        if str(no) in killers:
            rows_of = _refused(record, "crashed", "the process that worked on it died")
        else:
            rows_of = _contained(str(no), record, settings, vocabulary, repeated, done)
        for table, found in rows_of.items():
            result[table] += [{**row, "at": at} for row in found] if table == FCT_REJECT.name else found
    result[FCT_REJECT.name] = list({(r["source_uri"], r["stage"], r["code"], r["reason"]): r for r in result[FCT_REJECT.name]}.values())
    return result


def _contained(name: str, record: RawRecord, settings: Settings, vocabulary: Vocabulary, repeated: Repeated, done: set[str]) -> Rows:
    """The rows of one record; a reject where it could not be used, or where our own code or the model failed on it."""
    seconds = settings.limits.record_seconds
    try:
        with watched(name, seconds):
            return _of_record(record, settings, vocabulary, repeated, done)
    except TimeUpError:
        return _refused(record, "timeout", f"not done after {seconds:g} seconds")
    except Exception as error:
        # One article must not stop the others, nor be rejected for a full disk.
        if is_of_the_machine(error):
            raise refused(error) from error
        return _refused(record, "failed", f"{type(error).__name__}: {error}"[:_LONGEST_REASON])


def _refused(record: RawRecord, code: str, reason: str) -> Rows:
    return _rejected(Reject(record.source_uri, "annotate", code, reason, record.document_id))


def _of_record(record: RawRecord, settings: Settings, vocabulary: Vocabulary, repeated: Repeated, done: set[str]) -> Rows:
    """The rows of one record, none for an article that is ``done``; only English is annotated."""
    article = extract_article(record, vocabulary, record.default_published, repeated)
    if isinstance(article, Reject):
        return _rejected(article)
    if article.article_id in done:
        return {}
    annotated = annotate_article(article, lexicon(), load_model(settings.model)) if article.language in {"en", None} else {}
    done.add(article.article_id)
    return {
        DIM_ARTICLE.name: [_article_row(article, engine_version(settings.model))],
        FCT_BLOCK.name: _block_rows(article),
        **annotated,
    }


def _rejected(reject: Reject) -> Rows:
    return {FCT_REJECT.name: [dataclasses.asdict(reject)]}


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
