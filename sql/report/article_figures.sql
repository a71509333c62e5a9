-- Which figures do these articles ($needed) state?
SELECT r.* EXCLUDE (title, url), f.rule
FROM rpt_figures AS r
JOIN fct_figure AS f ON f.figure_id = r.figure_id
WHERE r.article_id IN (SELECT unnest($needed))
ORDER BY r.article_id, r.start_offset, r.figure_id
