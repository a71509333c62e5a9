-- What is expected or aimed at, by whom, and for when?
SELECT speaker, status, measure_name, surface, bound, period_text, published_date
FROM rpt_figures
WHERE status IN ('forecast', 'target') AND measure IS NOT NULL AND copy_of IS NULL
ORDER BY published_date, speaker NULLS LAST, surface
LIMIT 20
