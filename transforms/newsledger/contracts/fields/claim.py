"""Columns of the marts that set figures side by side."""

from newsledger.contracts.field import BOOL, DATE, DECIMAL, DOUBLE, INT32, INT64, STRING, TIMESTAMP, Field

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

CLAIM_ID = Field(
    "claim_id",
    STRING,
    "The claim: a hash of measure, scope, parties, period, per what, unit, role and outlook; stable across runs.",
    "9ac1…",
).required()
REPORT_NO = Field("report_no", INT32, "Position among the claim's figures, in the order of publication.", "1", minimum=1).required()
SERIES_ID = Field(
    "series_id", STRING, "The series: a hash of all that makes a claim but its period, and of the period's size.", "77b0…"
).required()
STORY_ID = Field("story_id", STRING, "article_id of the earliest copy: one for all that carry the same story.").required()
MEASURE_SCOPE = Field("measure_scope", STRING, "The part of the measure that is meant, null for the whole.", "soybeans")
PARTY_IDS = Field(
    "party_ids",
    STRING,
    "The parties as role=entity_id, joined by ';'; both sides of a total are 'side'.",
    "side=country:JP;side=country:RU",
).required()
ROLE = Field("role", STRING, "A level, or a change of it; a fall is negative.", "level", values=("level", "change")).required()
OUTLOOK = Field(
    "outlook", STRING, "What happened (estimates included), is expected, or is aimed at.", "actual", values=("actual", "forecast", "target")
).required()
STAGES = ("preliminary", "revised", "final")
STAGE = Field("stage", STRING, "What the sentence calls the figure, if it says.", "preliminary", values=STAGES)
COMPARISON_UNIT = Field(
    "comparison_unit", STRING, "Unit in which the claim's values are compared: USD where they are in several currencies.", "USD"
).required()
VALUE_COMPARED = Field(
    "value_compared", DOUBLE, "The value in comparison_unit, the middle of a range, a fall negative.", "33000000000"
).required()
VALUE_FROM = Field(
    "value_from",
    DOUBLE,
    "Least value that the figure allows by its last digit written, 'about', a range or a bound; null where it sets none.",
)
VALUE_TO = Field("value_to", DOUBLE, "Greatest value that it allows; null where it sets none.")
IS_ORIGINAL = Field("is_original", BOOL, "Whether it is its story's word on the claim: one figure a story counts.").required()
AGREEMENTS = ("consensus", "agrees", "differs", "superseded", "beside")
AGREEMENT = Field(
    "agreement",
    STRING,
    "How it stands to the claim's value: is it, allows it, contradicts it, was revised since, or stands beside its own article's word.",
    "agrees",
    values=AGREEMENTS,
).required()

CLAIM_VALUE = Field("value", DECIMAL, "The value that most independent stories support, or that a revision states.").required()
CLAIM_UNIT = Field("unit", STRING, "Unit of the values.", "USD").required()
LOWEST = Field("value_low", DECIMAL, "Lowest value reported.")
HIGHEST = Field("value_high", DECIMAL, "Highest value reported.")
SPREAD = Field("spread", DOUBLE, "Highest less lowest value as a share of the claim's.", "0.04", "share", minimum=0)
AGREEING_COUNT = Field("agreeing_count", INT64, "Independent stories that support the value.", unit="stories", minimum=0)
DIFFERING_COUNT = Field("differing_count", INT64, "Independent stories that contradict it.", unit="stories", minimum=0)
VALUE_COUNT = Field("value_count", INT64, "Different values reported.", unit="values", minimum=0)
CLAIM_DISPUTED = Field("is_disputed", BOOL, "Whether a story contradicts the value by more than rounding.").required()
IS_REVISED = Field(
    "is_revised", BOOL, "Whether an earlier value was replaced, or the sentence says that it is revised or final."
).required()
METHODS = ("only", "agreed", "majority", "revised", "latest")
CHOICE = Field(
    "method",
    STRING,
    "How the value was chosen: the only story, all agree, most support it, a revision states it, or (with no majority) the best supported "
    "and then the latest.",
    "agreed",
    values=METHODS,
).required()
FIRST_VALUE = Field("first_value", DECIMAL, "The value of the story published first.")
LATEST_VALUE = Field("latest_value", DECIMAL, "The value of the story published last.")
LAST_PUBLISHED_AT = Field("last_published_at", TIMESTAMP, "When it was last reported.", unit="UTC")
SPEAKERS = Field("speakers", STRING, "Who stated it, joined by '; '.")
CHOSEN_FIGURE_ID = Field("figure_id", STRING, "The figure whose value it is.").required()

CONSENSUS_VALUE = Field("consensus_value", DECIMAL, "The claim's value.").required()
CONSENSUS_ORIGINAL_COUNT = Field("consensus_original_count", INT64, "Independent stories that support it.", unit="stories", minimum=0)
CONSENSUS_FIGURE_ID = Field("consensus_figure_id", STRING, "The figure whose value that is.").required()
CONSENSUS_SENTENCE = Field("consensus_sentence", STRING, "The sentence it stands in.")
DIFFERENCE = Field("difference", DECIMAL, "The value less the claim's.")
RATIO = Field("ratio", DOUBLE, "The value divided by the claim's.", "0.96")
CONFLICT_KINDS = ("disagreement", "revision", "magnitude", "direction")
CONFLICT_KIND = Field(
    "conflict_kind",
    STRING,
    "A plain disagreement; an earlier value that was revised; a power of ten apart, which smells of a misprint or misreading; a rise "
    "against a fall.",
    "disagreement",
    values=CONFLICT_KINDS,
).required()
PUBLISHERS = Field("publishers", STRING, "Who published it, joined by '; '.")

POINT_COUNT = Field("point_count", INT64, "Periods of the series that are reported.", unit="periods", minimum=1).required()
PREVIOUS_VALUE = Field("previous_value", DECIMAL, "The value of the period just before, in the same unit; null where nobody reported it.")

MENTION_COUNT = Field("mention_count", INT64, "Times it is named.", unit="mentions", minimum=0)
PARTY_FIGURE_COUNT = Field("figure_count", INT64, "Figures that are about it.", unit="figures", minimum=0)
QUOTE_COUNT = Field("quote_count", INT64, "Quotations of it.", unit="quotations", minimum=0)
SPEAKER_NAME = SPEAKER.required()
FIRST_DATE = Field("first_published_date", DATE, "First day on which it was published.")
LAST_DATE = Field("last_published_date", DATE, "Last day on which it was published.")
LATEST_SENTENCE = Field("latest_sentence", STRING, "The latest sentence or quotation.")
LATEST_ARTICLE_ID = Field("latest_article_id", STRING, "The article it stands in.").required()
