-- Everything known of the figures whose id begins with the parameter: the wide row, its rules, and where its article came from.
SELECT
    r.*,
    f.rule,
    f.fx_rate,
    f.fx_date,
    a.text,
    a.engine_version,
    d.document_id,
    d.source_uri,
    d.source_format
FROM rpt_figures AS r
JOIN fct_figure AS f ON f.figure_id = r.figure_id
JOIN dim_article AS a ON a.article_id = r.article_id
LEFT JOIN fct_document AS d ON d.document_id = a.document_id
WHERE starts_with(r.figure_id, ?)
ORDER BY r.figure_id
LIMIT 2
