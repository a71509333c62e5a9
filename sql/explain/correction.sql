-- What did analysts correct in the figures whose id begins with the parameter?
SELECT figure_id, field, old_value, new_value, corrected_by, reason, is_applied, problem
FROM fct_correction
WHERE starts_with(figure_id, ?)
ORDER BY figure_id, field
