-- What do the articles measure? The $rows measures with most figures in original articles.
SELECT
    measure,
    measure_name,
    count(*) AS figure_count,
    count(DISTINCT article_id) AS article_count
FROM rpt_figures
WHERE measure IS NOT NULL AND copy_of IS NULL
GROUP BY measure, measure_name
ORDER BY figure_count DESC, measure
LIMIT $rows
