-- name: fct_figure.period_ordered
-- table: fct_figure
-- severity: fail
-- by: article
-- A period does not end before it starts.
SELECT figure_id, period_start, period_end, period_text
FROM fct_figure
WHERE period_start > period_end
