-- Which are the largest sums of money, whatever the currency, and at which rate were they converted?
SELECT r.surface, round(r.value_usd / 1e9, 1) AS billion_usd, f.fx_rate, f.fx_date, r.measure_name, r.parties, r.publisher
FROM rpt_figures AS r
JOIN fct_figure AS f ON f.figure_id = r.figure_id
WHERE r.value_usd IS NOT NULL AND r.copy_of IS NULL AND r.unit <> 'USD'
ORDER BY r.value_usd DESC, r.figure_id
LIMIT 15
