"""What lies between reading and publishing: one row a document read, a raw record, an article's own entity, the sketch of its text."""

from newsledger.contracts.fields import article, common, entity, sketch
from newsledger.contracts.table import Table

STG_RECORD = Table(
    "stg_record",
    "staging",
    "One raw article inside a document, decoded, before anything is removed.",
    (
        common.DOCUMENT_ID,
        article.RECORD_NO,
        common.SOURCE_URI,
        common.SOURCE_FORMAT,
        article.MEDIA,
        article.CONTENT,
        article.URL,
        article.TITLE,
        article.BYLINE,
        common.PUBLISHER,
        common.AGENCY,
        article.DATELINE,
        article.LANGUAGE,
        article.PUBLISHED,
        article.UPDATED,
        article.DEFAULT_PUBLISHED,
        article.FETCHED,
        article.REPAIRS,
    ),
    key=("document_id", "record_no"),
)

STG_DOCUMENT = Table(
    "stg_document",
    "staging",
    "One row a document read to its end: where its records were staged, and under which options of the caller.",
    (
        common.DOCUMENT_ID,
        common.SOURCE_URI,
        common.SOURCE_FORMAT,
        article.BYTE_COUNT,
        common.RUN_ID,
        article.INGESTED_AT,
        article.OPTIONS,
        article.RECORD_COUNT,
        article.BATCHES,
    ),
    key=("document_id", "options"),
)

STG_ENTITY = Table(
    "stg_entity",
    "staging",
    "The entities of one article, before they are resolved across articles; entity_id is the article's own name for them.",
    (
        common.ARTICLE_ID,
        common.ENTITY_ID,
        entity.NAME,
        entity.KIND,
        common.COUNTRY_CODE,
        entity.WIKIDATA_ID,
        entity.GEONAMES_ID,
        entity.ROLE,
        entity.ROLE_COUNTRY_CODE,
    ),
    key=("article_id", "entity_id"),
)

STG_SKETCH = Table(
    "stg_sketch",
    "staging",
    "What is kept of an article's text to tell whether another is a copy of it.",
    (common.ARTICLE_ID, sketch.EXACT, sketch.SHINGLES, sketch.OPENING, sketch.MARKS, sketch.FIGURES, sketch.WORDS),
    key=("article_id",),
)

STAGING = (STG_DOCUMENT, STG_RECORD, STG_ENTITY, STG_SKETCH)
