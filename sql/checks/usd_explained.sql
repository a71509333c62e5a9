-- name: fct_figure.usd_explained
-- table: fct_figure
-- severity: fail
-- by: article
-- A value converted to US dollars states the rate and the day it was converted with.
SELECT figure_id, unit, value_usd, fx_rate, fx_date
FROM fct_figure
WHERE unit <> 'USD' AND value_usd IS NOT NULL AND (fx_rate IS NULL OR fx_date IS NULL)
