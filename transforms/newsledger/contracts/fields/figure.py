"""Columns of figures and times."""

from newsledger.contracts.field import BOOL, DATE, DECIMAL, STRING, Field
from newsledger.contracts.fields import common

KINDS = ("money", "percent", "quantity", "count", "ordinal", "ratio")
KIND = Field("kind", STRING, "What sort of figure.", "money", values=KINDS).required()
UNIT = Field(
    "unit",
    STRING,
    "Canonical unit: ISO 4217 for money, percent, percentage_points, UCUM-like, x for shares and multiples, or the noun counted; "
    "null for an amount that says not of what.",
    "USD",
)
PER_UNIT = Field("per_unit", STRING, "What the value is per.", "barrel")
VALUE_USD = Field(
    "value_usd", DECIMAL, "The value in US dollars at the ECB reference rate of fx_date; null where none is honest.", unit="USD"
)
FX_RATE = Field("fx_rate", DECIMAL, "US dollars for one unit of the currency.", unit="USD")
FX_DATE = Field("fx_date", DATE, "Day of the rate used.")
BOUNDS = ("exact", "about", "more_than", "less_than", "at_least", "up_to")
BOUND = Field("bound", STRING, "How the value bounds the truth.", "more_than", values=BOUNDS).required()
QUALIFIER = Field("qualifier", STRING, "Superlative or rank stated with it.", "record")
DIRECTION = Field("direction", STRING, "Movement the figure states.", "up", values=("up", "down", "none")).required()
CHANGE_ROLES = ("level", "change_by", "change_from", "change_to")
CHANGE_ROLE = Field("change_role", STRING, "A level, or its part in a change.", "change_to", values=CHANGE_ROLES).required()
STATUSES = ("actual", "estimate", "forecast", "target", "hypothetical")
STATUS = Field("status", STRING, "Whether it happened.", "actual", values=STATUSES).required()
IS_NEGATED = Field("is_negated", BOOL, "Whether the article says that it is not so: did not cut 4,000 jobs.", "false").required()
MEASURE = Field("measure", STRING, "What is measured: code from seeds/reference/measures.csv.", "trade.total")
MEASURE_TEXT = Field(
    "measure_text",
    STRING,
    "The phrase that names what is measured. Where the figure is a change, a share or a rank its noun comes first (rise in exports), "
    "so the words may not stand together in the text.",
    "trade between the two countries",
)
PERIOD_GRAIN = Field("period_grain", STRING, "Size of the period.", "year", values=common.GRAIN_VALUES)
PERIOD_TEXT = Field("period_text", STRING, "The words that state the period.", "last year")
SPEAKER_ENTITY_ID = Field("speaker_entity_id", STRING, "Who stated it.", "person:fumio-kishida")
SPEAKER_TEXT = Field("speaker_text", STRING, "The words that name who stated it.", "Kishida")
RULE = Field("rule", STRING, "The rules that made the row, in order, joined by '; '.", "number.digits; unit.currency_code").required()
PARTY_ROLES = ("subject", "partner", "location", "company", "product")
PARTY_ROLE = Field("party_role", STRING, "Part the entity plays in the figure.", "partner", values=PARTY_ROLES).required()

TIME_ID = Field("time_id", STRING, "The time expression: a hash of its article and offsets.").required()
TIME_KIND = Field(
    "kind",
    STRING,
    "What sort of time: a date or range has its days, the others have none.",
    "date",
    values=("date", "range", "duration", "set", "vague"),
).required()
TIME_START = Field("start_date", DATE, "First day, resolved against the publication date.")
TIME_END = Field("end_date", DATE, "Last day.")
TIME_GRAIN = Field("grain", STRING, "Size of the expression.", "month", values=common.GRAIN_VALUES)
TIME_VALUE = Field("timex_value", STRING, "The value in TIMEX3 notation, which may state less than the days do.", "1998-Q3")
TIME_TYPE = Field("timex_type", STRING, "The type in TIMEX3.", "DATE", values=("DATE", "TIME", "DURATION", "SET"))
