"""What the articles say, one table a kind of row. ``CORE`` is in the order of loading: a table stands after what it refers to."""

from newsledger.contracts.field import Field
from newsledger.contracts.fields import article, common, entity, figure, operations
from newsledger.contracts.table import Table
from newsledger.contracts.tables.corrections import FCT_CORRECTION

_SPAN: tuple[Field, ...] = (common.START_OFFSET, common.END_OFFSET, common.SURFACE)
_IN_ARTICLE = {"article_id": "dim_article.article_id"}

FCT_RUN = Table(
    "fct_run",
    "core",
    "One row a run: what was asked for and what came of it.",
    (
        common.RUN_ID,
        operations.STARTED_AT,
        operations.FINISHED_AT,
        operations.PARAMETERS,
        operations.DOCUMENTS_IN,
        operations.DOCUMENTS_NEW,
        operations.RECORDS_NEW,
        operations.ARTICLES_OUT,
        operations.FIGURES_OUT,
        operations.REJECTS_OUT,
        common.ENGINE_VERSION,
        operations.STATUS,
        operations.ERROR,
    ),
    key=("run_id",),
)

FCT_DOCUMENT = Table(
    "fct_document",
    "core",
    "One row for the bytes received: a file, an archive, a feed, a response.",
    (
        common.DOCUMENT_ID,
        common.SOURCE_URI,
        common.SOURCE_FORMAT,
        article.BYTE_COUNT,
        common.RUN_ID,
        article.INGESTED_AT,
    ),
    key=("document_id",),
)

FCT_REJECT = Table(
    "fct_reject",
    "core",
    "Documents and records that could not be used, and why.",
    (
        common.SOURCE_URI,
        article.REJECT_DOCUMENT_ID,
        article.REJECT_STAGE,
        article.REJECT_CODE,
        article.REJECT_REASON,
        common.RECORDED_AT,
    ),
    key=("source_uri", "stage", "code", "reason"),
)

DIM_ARTICLE = Table(
    "dim_article",
    "core",
    "One row an article: its text alone and what is known of its publication.",
    (
        common.ARTICLE_ID,
        common.DOCUMENT_ID,
        common.SOURCE_URI,
        common.SOURCE_FORMAT,
        article.URL,
        common.PUBLISHER,
        common.AGENCY,
        article.TITLE,
        article.BYLINE,
        article.DATELINE_PLACE,
        article.LANGUAGE,
        article.PUBLISHED_AT,
        common.PUBLISHED_DATE,
        article.PUBLISHED_METHOD,
        article.UPDATED_AT,
        article.TEXT,
        article.WORD_COUNT,
        article.COPY_OF,
        article.COPY_GROUP_ID,
        article.VERSION_NO,
        article.EXTRACTION_CONFIDENCE,
        article.REPAIRS,
        common.ENGINE_VERSION,
    ),
    key=("article_id",),
    references={"document_id": "fct_document.document_id", "copy_of": "dim_article.article_id", "copy_group_id": "dim_article.article_id"},
)

FCT_BLOCK = Table(
    "fct_block",
    "core",
    "Every line of every raw record: kept or dropped, and by which rule.",
    (
        common.ARTICLE_ID,
        common.DOCUMENT_ID,
        article.BLOCK_NO,
        article.BLOCK_LABEL,
        article.BLOCK_RULE,
        article.BLOCK_TEXT,
        article.IS_KEPT,
    ),
    key=("article_id", "block_no"),
    references=_IN_ARTICLE,
)

DIM_ENTITY = Table(
    "dim_entity",
    "core",
    "Persons, organisations, countries, places and events, one row each across all articles.",
    (
        common.ENTITY_ID,
        entity.NAME,
        entity.KIND,
        common.COUNTRY_CODE,
        entity.WIKIDATA_ID,
        entity.GEONAMES_ID,
        entity.ROLE,
        entity.FIRST_SEEN_DATE,
        entity.ENTITY_ARTICLE_COUNT,
    ),
    key=("entity_id",),
)

BRIDGE_ENTITY_ALIAS = Table(
    "bridge_entity_alias",
    "core",
    "The written forms under which an entity was seen or is known.",
    (common.ENTITY_ID, entity.ALIAS, entity.ALIAS_SOURCE, entity.ALIAS_COUNT),
    key=("entity_id", "alias"),
    references={"entity_id": "dim_entity.entity_id"},
)

FCT_MENTION = Table(
    "fct_mention",
    "core",
    "Every place in an article that names an entity.",
    (
        entity.MENTION_ID,
        common.ARTICLE_ID,
        common.ENTITY_ID,
        *_SPAN,
        entity.KIND,
        entity.FORM,
        entity.ROLE_TEXT,
        entity.ROLE_COUNTRY_CODE,
        entity.ROLE_ORGANISATION,
    ),
    key=("mention_id",),
    references={**_IN_ARTICLE, "entity_id": "dim_entity.entity_id"},
    order=("article_id", "start_offset", "end_offset", "mention_id"),
)

FCT_TIME = Table(
    "fct_time",
    "core",
    "Every time expression, resolved against the publication date.",
    (
        figure.TIME_ID,
        common.ARTICLE_ID,
        *_SPAN,
        figure.TIME_KIND,
        figure.TIME_START,
        figure.TIME_END,
        figure.TIME_GRAIN,
        figure.TIME_VALUE,
        figure.TIME_TYPE,
    ),
    key=("time_id",),
    references=_IN_ARTICLE,
    order=("article_id", "start_offset", "end_offset"),
)

FCT_QUOTE = Table(
    "fct_quote",
    "core",
    "Direct and indirect quotations and who said them.",
    (
        entity.QUOTE_ID,
        common.ARTICLE_ID,
        *_SPAN,
        entity.QUOTE_KIND,
        figure.SPEAKER_ENTITY_ID,
        figure.SPEAKER_TEXT,
        entity.CUE,
        entity.METHOD,
        common.CONFIDENCE,
    ),
    key=("quote_id",),
    references={**_IN_ARTICLE, "speaker_entity_id": "dim_entity.entity_id"},
    order=("article_id", "start_offset", "end_offset"),
)

FCT_FIGURE = Table(
    "fct_figure",
    "core",
    "Every figure an article states: value, unit, measure, period, speaker, exact passage.",
    (
        common.FIGURE_ID,
        common.ARTICLE_ID,
        *_SPAN,
        common.SENTENCE,
        figure.KIND,
        common.VALUE,
        common.VALUE_LOW,
        common.VALUE_HIGH,
        figure.UNIT,
        figure.PER_UNIT,
        figure.VALUE_USD,
        figure.FX_RATE,
        figure.FX_DATE,
        figure.BOUND,
        figure.QUALIFIER,
        figure.DIRECTION,
        figure.CHANGE_ROLE,
        figure.STATUS,
        figure.IS_NEGATED,
        figure.MEASURE,
        figure.MEASURE_TEXT,
        common.PERIOD_START,
        common.PERIOD_END,
        figure.PERIOD_GRAIN,
        figure.PERIOD_TEXT,
        figure.SPEAKER_ENTITY_ID,
        figure.SPEAKER_TEXT,
        common.CONFIDENCE,
        figure.RULE,
    ),
    key=("figure_id",),
    references={**_IN_ARTICLE, "speaker_entity_id": "dim_entity.entity_id"},
    order=("article_id", "start_offset", "end_offset"),
)

BRIDGE_FIGURE_PARTY = Table(
    "bridge_figure_party",
    "core",
    "The entities a figure is about, and the part each plays.",
    (common.FIGURE_ID, common.ENTITY_ID, figure.PARTY_ROLE),
    key=("figure_id", "entity_id", "party_role"),
    references={"figure_id": "fct_figure.figure_id", "entity_id": "dim_entity.entity_id"},
)

CORE = (
    FCT_RUN,
    FCT_DOCUMENT,
    FCT_REJECT,
    DIM_ARTICLE,
    FCT_BLOCK,
    DIM_ENTITY,
    BRIDGE_ENTITY_ALIAS,
    FCT_MENTION,
    FCT_TIME,
    FCT_QUOTE,
    FCT_FIGURE,
    BRIDGE_FIGURE_PARTY,
    FCT_CORRECTION,
)
