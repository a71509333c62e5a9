"""Columns of documents, articles and their blocks."""

from newsledger.contracts.field import BOOL, DOUBLE, INT32, INT64, STRING, TIMESTAMP, Field
from newsledger.contracts.fields import common

TITLE = Field("title", STRING, "Headline, site name removed.", "Japan, Russia to keep talking")
BYLINE = Field("byline", STRING, "Author names, joined by '; '.", "Jane Roe; John Doe")
DATELINE_PLACE = Field("dateline_place", STRING, "Place the story was filed from.", "Tokyo")
LANGUAGE = Field("language", STRING, "ISO 639-1 code of the text's language.", "en")
URL = Field("url", STRING, "Canonical address of the article.", "https://news.example/a")
PUBLISHED_AT = Field("published_at", TIMESTAMP, "When the article was first published.", "2013-11-01T13:41:00Z", "UTC")
PUBLISHED_METHODS = ("source", "json_ld", "meta_tag", "microdata", "visible", "search", "updated", "given")
PUBLISHED_METHOD = Field(
    "published_method",
    STRING,
    "Who stated published_at: what came with the record, the page's JSON-LD, meta tags or microdata, a visible line, a search of the page; "
    "'updated' is the last change in place of a date that cannot be true, 'given' the caller's day.",
    "json_ld",
    values=PUBLISHED_METHODS,
)
UPDATED_AT = Field("updated_at", TIMESTAMP, "When it was last changed, as it states.", unit="UTC")
TEXT = Field("text", STRING, "The article's body: kept paragraphs joined by a newline; no title.").required()
COPY_OF = Field("copy_of", STRING, "article_id of the earliest copy of the same story; null for an original.")
COPY_GROUP_ID = Field("copy_group_id", STRING, "article_id of the earliest copy, for every member of the group.")
VERSION_NO = Field(
    "version_no",
    INT32,
    "Which version of its publisher's story this is, in order of change; 1 is the earliest, the same text again the same version.",
    "2",
    minimum=1,
)
EXTRACTION_CONFIDENCE = Field(
    "extraction_confidence",
    DOUBLE,
    "How sure the extractor is that text is the article and nothing else.",
    "0.95",
    "share",
    minimum=0,
    maximum=1,
)

BYTE_COUNT = Field("byte_count", INT64, "Size as received.", unit="bytes", minimum=0).required()
INGESTED_AT = Field("ingested_at", TIMESTAMP, "When the bytes were first received.", unit="UTC").required()

BLOCK_NO = Field("block_no", INT32, "Position of the line in the raw record, from 0.", minimum=0).required()
LABELS = ("title", "byline", "dateline", "date", "body", "offer", "navigation", "caption", "related", "legal", "other")
BLOCK_LABEL = Field("label", STRING, "What the line was taken for.", "offer", values=LABELS).required()
BLOCK_RULE = Field("rule", STRING, "The rule that decided it.", "price_line").required()
BLOCK_TEXT = Field("text", STRING, "The line itself.").required()
IS_KEPT = Field("is_kept", BOOL, "Whether the line is part of dim_article.text.").required()

RECORD_NO = Field("record_no", INT32, "Position of the record in its document, from 0.", minimum=0).required()
MEDIA = Field("media", STRING, "What content holds.", "html", values=("text", "html")).required()
CONTENT = Field("content", STRING, "The record decoded to text.").required()
PUBLISHED = Field("published", STRING, "Publication date as the source wrote it.")
UPDATED = Field("updated", STRING, "Date of the last change as the source wrote it.")
DEFAULT_PUBLISHED = Field("default_published", STRING, "The caller's date for an article that states none.", "2013-11-01")
FETCHED = Field("fetched", STRING, "When it was taken from the web, as the archive or the response says: no article is younger.")
REPAIRS = Field(
    "repairs",
    STRING,
    "What decoding had to mend, as 'kind:count' or 'charset:stated>meant', joined by '; '; null for nothing.",
    "charset:utf-8>cp1252; mojibake:3; invisible:2",
)
DATELINE = Field("dateline", STRING, "Dateline as the source wrote it.")

OPTIONS = Field("options", STRING, "What the caller said of the document: format and date, as 'key=value' pairs.").required()
RECORD_COUNT = Field("record_count", INT32, "Raw articles read from the document.", unit="records", minimum=0).required()
BATCHES = Field("batches", STRING, "Names of the staging batches that hold its records, joined by ','.").required()

REJECT_STAGE = Field("stage", STRING, "Where it failed.", "read", values=("ingest", "read", "extract", "annotate", "publish")).required()
REJECT_CODE = Field("code", STRING, "What failed, one word for machines.", "empty").required()
REJECT_REASON = Field("reason", STRING, "What failed, one sentence for people.").required()
REJECT_DOCUMENT_ID = Field("document_id", STRING, "The bytes concerned, when they could be read.")
WORD_COUNT = common.WORD_COUNT.required()
