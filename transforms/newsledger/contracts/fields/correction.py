"""Columns of corrections and of the list of figures to check."""

from newsledger.contracts.field import BOOL, DOUBLE, INT32, STRING, Field
from newsledger.contracts.fields import common

FIGURE_ID = common.FIGURE_ID.named("figure_id", "The figure that is corrected; it need not be in the ledger.")
FIELD = Field("field", STRING, "What is corrected: a column, speaker, party.<role> or exclude.", "period_end").required()
OLD_VALUE = Field("old_value", STRING, "What was read from the article, as text.", "2013-12-31")
NEW_VALUE = Field("new_value", STRING, "What the analyst put in its place, as text; null for nothing.", "2012-12-31")
CORRECTED_BY = Field("corrected_by", STRING, "The analyst who corrected it.", "ana").required()
REASON = Field("reason", STRING, "Why, in the analyst's words.", "The article is of January 2013").required()
IS_APPLIED = Field("is_applied", BOOL, "Whether the ledger has it so.", "true").required()
PROBLEM = Field("problem", STRING, "Why it is not applied.", "No figure of the ledger has this id.")
IS_CORRECTED = Field("is_corrected", BOOL, "Whether an analyst corrected or confirmed it: see fct_correction.", "false").required()

REVIEW_NO = Field("review_no", INT32, "Place in the list: 1 is to be checked first.", "1", minimum=1).required()
PRIORITY = Field("priority", DOUBLE, "Doubt times impact.", "0.42", "share", minimum=0, maximum=1).required()
DOUBT = Field(
    "doubt",
    DOUBLE,
    "What is missing from certainty, and more where reports differ, the size is unheard of, a period or a party could not be told.",
    "0.7",
    "share",
    minimum=0,
    maximum=1,
).required()
IMPACT = Field(
    "impact", DOUBLE, "How much hangs on it: its size among its like, publishers, a measure, parties.", "0.6", "share", minimum=0, maximum=1
).required()
WHY = Field("why", STRING, "Why it is listed, in words joined by '; '.", "30 % sure; no period was found").required()
READ_AS = Field(
    "read_as", STRING, "What was read: value, unit, measure, parties, period, speaker.", "33000000000.0 USD; trade.total"
).required()
