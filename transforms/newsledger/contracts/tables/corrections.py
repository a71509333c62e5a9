"""What analysts corrected."""

from newsledger.contracts.fields import correction
from newsledger.contracts.table import Table

FCT_CORRECTION = Table(
    "fct_correction",
    "core",
    "What analysts corrected or confirmed, one row a figure and field: what was read, what stands now, who said so and why.",
    (
        correction.FIGURE_ID,
        correction.FIELD,
        correction.OLD_VALUE,
        correction.NEW_VALUE,
        correction.CORRECTED_BY,
        correction.REASON,
        correction.IS_APPLIED,
        correction.PROBLEM,
    ),
    key=("figure_id", "field"),
)
