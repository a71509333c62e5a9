"""Columns of the marts that set figures side by side."""

from newsledger.contracts.field import BOOL, DOUBLE, INT64, STRING, TIMESTAMP, Field

REPORTER_CODE = Field(
    "reporter_code", STRING, "Country whose trade it is, ISO 3166-1; the alphabetically first for a total.", "JP"
).required()
PARTNER_CODE = Field("partner_code", STRING, "The other country.", "RU").required()
FLOW = Field("flow", STRING, "Direction of trade.", "total", values=("total", "export", "import", "balance")).required()
CURRENCY_CODE = Field("currency_code", STRING, "ISO 4217 code of value.", "USD").required()
SPEAKER = Field("speaker", STRING, "Who stated it.", "Fumio Kishida")
PUBLISHER_COUNT = Field("publisher_count", INT64, "Publishers that carried it.", unit="publishers", minimum=0)
ORIGINAL_COUNT = Field("original_count", INT64, "Independent articles, copies collapsed.", unit="articles", minimum=0)
FIRST_PUBLISHED_AT = Field("first_published_at", TIMESTAMP, "When it was first reported.", unit="UTC")
IS_DISPUTED = Field("is_disputed", BOOL, "Whether reports of the same total differ by more than rounding.")
PARTIES = Field("parties", STRING, "Names of the parties with their roles, joined by '; '.", "Japan (subject); Russia (partner)")
PARTY_CODES = Field("party_codes", STRING, "Country codes of the parties, joined by ','.", "JP,RU")
MEASURE_NAME = Field("measure_name", STRING, "The measure in words.", "Total trade")
VALUE_NUMBER = Field("value_number", DOUBLE, "The value as a floating-point number, for tools without decimals.")
SPEAKER_ROLE = Field("speaker_role", STRING, "Office of who stated it.", "foreign_minister")
