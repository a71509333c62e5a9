-- name: fct_correction.all_applied
-- table: fct_correction
-- severity: warn
-- Every correction is applied. One whose figure is not in the ledger is kept for the day it is.
SELECT figure_id, field, new_value, corrected_by, problem
FROM fct_correction
WHERE NOT is_applied
