-- What did analysts correct or confirm, and is it applied?
SELECT figure_id, field, old_value, new_value, corrected_by, reason, is_applied, problem
FROM resolved.correction
