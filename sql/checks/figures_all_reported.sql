-- name: rpt_figures.complete
-- table: rpt_figures
-- severity: fail
-- Every figure stands in the report, and nothing else does.
SELECT figure_id
FROM fct_figure AS f
FULL JOIN rpt_figures AS r USING (figure_id)
WHERE f.article_id IS NULL OR r.article_id IS NULL
