"""The normalize stage: one batch of raw records becomes an article's rows in every table."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from typing import Any

from newsledger.annotate.article import annotate_article
from newsledger.annotate.names import load_model
from newsledger.config import Settings
from newsledger.contracts import Table, conform
from newsledger.contracts.records import Article, RawRecord
from newsledger.contracts.tables import (
    BRIDGE_FIGURE_PARTY,
    DIM_ARTICLE,
    FCT_BLOCK,
    FCT_FIGURE,
    FCT_MENTION,
    FCT_QUOTE,
    FCT_REJECT,
    FCT_TIME,
    STG_ENTITY,
    STG_RECORD,
)
from newsledger.engine import engine_version, fingerprint
from newsledger.errors import Reject
from newsledger.extract.article import extract_article
from newsledger.extract.repeated import learn
from newsledger.extract.vocabulary import Vocabulary
from newsledger.paths import Home
from newsledger.publish.staging import Staging
from newsledger.reference.csv_rows import rows
from newsledger.reference.lexicon import lexicon

# dim_article is written last: its file says that the batch is done.
_TABLES = (FCT_REJECT, FCT_BLOCK, STG_ENTITY, FCT_MENTION, FCT_TIME, FCT_QUOTE, FCT_FIGURE, BRIDGE_FIGURE_PARTY, DIM_ARTICLE)

Rows = dict[str, list[dict[str, Any]]]


def pending(settings: Settings) -> list[str]:
    """The staged record batches that have not been normalised yet, sorted."""
    staging = Staging(Home(settings.home), fingerprint(settings.model))
    return [batch for batch in staging.batches(STG_RECORD) if not staging.has(DIM_ARTICLE, batch)]


def normalize(batch: str, settings: Settings, at: datetime) -> dict[str, int]:
    """Extract and annotate the articles of one batch and stage their rows; return the row count of each table."""
    staging = Staging(Home(settings.home), fingerprint(settings.model))
    raw = [RawRecord(**row) for row in staging.read(STG_RECORD, batch).to_pylist()]
    result = _normalized(raw, settings, at)
    for table in _TABLES:
        staging.write(table, batch, conform(result[table.name], table))
    return {table.name: len(result[table.name]) for table in _TABLES}


def _normalized(raw: list[RawRecord], settings: Settings, at: datetime) -> Rows:
    vocabulary = Vocabulary.from_rows(rows("agencies"), rows("time_zones"), rows("country_forms"), rows("line_weights"))
    names, words = load_model(settings.model), lexicon()
    result: Rows = {table.name: [] for table in _TABLES}
    done: set[str] = set()
    repeated = learn(raw)
    for record in raw:
        article = extract_article(record, vocabulary, record.default_published, repeated)
        if isinstance(article, Reject):
            _extend(result, FCT_REJECT, [{**dataclasses.asdict(article), "at": at}])
        elif article.article_id not in done:
            done.add(article.article_id)
            _extend(result, DIM_ARTICLE, [_article_row(article, engine_version(settings.model))])
            _extend(result, FCT_BLOCK, _block_rows(article))
            if article.language in {"en", None}:
                for name, found in annotate_article(article, words, names).items():
                    result[name].extend(found)
    result[FCT_REJECT.name] = list({(r["source_uri"], r["stage"], r["code"], r["reason"]): r for r in result[FCT_REJECT.name]}.values())
    return result


def _extend(result: Rows, table: Table, found: list[dict[str, Any]]) -> None:
    result[table.name].extend(found)


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
