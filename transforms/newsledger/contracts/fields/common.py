"""Columns that tables of several areas share."""

from newsledger.contracts.field import DATE, DECIMAL, DOUBLE, INT32, INT64, STRING, TIMESTAMP, Field

ARTICLE_ID = Field("article_id", STRING, "The article: sha256 of its normalised text and its URL.", "9f2c…").required()
DOCUMENT_ID = Field("document_id", STRING, "The bytes received: their sha256, the name of the file under raw/.", "f100…").required()
ENTITY_ID = Field("entity_id", STRING, "The entity, one across all articles.", "country:JP").required()
FIGURE_ID = Field("figure_id", STRING, "The figure: a hash of its article and offsets, stable across runs.", "5d1e…").required()
RUN_ID = Field("run_id", STRING, "The run that did it.", "20260102T030405Z-1a2b3c").required()

SOURCE_URI = Field("source_uri", STRING, "Where it came from: path or URL, '#n' for the n-th record within.", "inbox/a.jsonl#3").required()
SOURCE_FORMAT = Field("source_format", STRING, "The form the article came in, as sniffed from the content.", "html").required()
ENGINE_VERSION = Field(
    "engine_version", STRING, "Version and fingerprint of the code, rules and vocabulary that made the row.", "0.1.0+3f9a2c1b"
).required()

START_OFFSET = Field(
    "start_offset", INT32, "First character in dim_article.text, counted in Unicode code points from 0.", "2357", "code points", minimum=0
).required()
END_OFFSET = Field("end_offset", INT32, "One past the last character in dim_article.text.", "2371", "code points", minimum=0).required()
SURFACE = Field("surface", STRING, "The exact characters: text[start_offset:end_offset].", "USD 33 billion").required()
SENTENCE = Field("sentence", STRING, "The sentence it stands in.")
CONFIDENCE = Field("confidence", DOUBLE, "How sure the engine is that the row is right.", "0.9", "share", minimum=0, maximum=1)

COUNTRY_CODE = Field("country_code", STRING, "ISO 3166-1 alpha-2 code.", "JP")
VALUE = Field("value", DECIMAL, "The value in the unit given, exact, as written.", "33000000000.000000")
VALUE_LOW = Field("value_low", DECIMAL, "Low end of a range.")
VALUE_HIGH = Field("value_high", DECIMAL, "High end of a range.")
PERIOD_START = Field("period_start", DATE, "First day of the period the figure is about.", "2012-01-01")
PERIOD_END = Field("period_end", DATE, "Last day of that period.", "2012-12-31")
PUBLISHER = Field("publisher", STRING, "Who published the article.", "Business Ledger")
AGENCY = Field("agency", STRING, "The news agency that wrote it.", "AP")
PUBLISHED_DATE = Field("published_date", DATE, "Day of publication, where it was published.", "2013-11-01")
GRAIN_VALUES = ("day", "week", "month", "quarter", "half", "year", "decade", "season", "other")

FIGURE_COUNT = Field("figure_count", INT64, "Figures found.", unit="figures", minimum=0)
ARTICLE_COUNT = Field("article_count", INT64, "Articles, copies included.", unit="articles", minimum=0)
REJECT_COUNT = Field("reject_count", INT64, "Documents and records that could not be used.", unit="records", minimum=0)
WORD_COUNT = Field("word_count", INT32, "Words of the text.", unit="words", minimum=0)
RECORDED_AT = Field("at", TIMESTAMP, "When it was recorded.").required()
