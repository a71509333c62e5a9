-- What does a barrel, a share or a month cost, according to whom?
SELECT surface, value, unit, per_unit, measure_name, parties, bound, publisher, published_date
FROM rpt_figures
WHERE kind = 'money' AND per_unit IS NOT NULL AND copy_of IS NULL
ORDER BY per_unit, published_date, value
LIMIT 20
