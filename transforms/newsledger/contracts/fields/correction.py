"""Columns of corrections and of the list of figures to check."""

from newsledger.contracts.field import BOOL, STRING, Field
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
