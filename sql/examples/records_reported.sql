-- Which figures were called a record, and of what?
SELECT published_date, surface, measure_name, parties, period_text, publisher
FROM rpt_figures
WHERE qualifier = 'record' AND copy_of IS NULL
ORDER BY published_date, surface
LIMIT 20
