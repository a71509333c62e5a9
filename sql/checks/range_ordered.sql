-- name: fct_figure.range_ordered
-- table: fct_figure
-- severity: fail
-- by: article
-- The low end of a range is not above its high end.
SELECT figure_id, value_low, value_high, surface
FROM fct_figure
WHERE value_low > value_high
