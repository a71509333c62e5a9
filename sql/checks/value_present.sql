-- name: fct_figure.value_present
-- table: fct_figure
-- severity: fail
-- by: article
-- Money and percentages have a value, or the two ends of a range.
SELECT figure_id, kind, surface
FROM fct_figure
WHERE kind IN ('money', 'percent') AND value IS NULL AND (value_low IS NULL OR value_high IS NULL)
