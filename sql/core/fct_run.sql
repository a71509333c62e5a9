-- What was asked for, and what came of it? The run that publishes counts what it is about to publish.
SELECT
    r.* REPLACE (
        (SELECT count(*) FROM dim_article) AS articles_out,
        (SELECT count(*) FROM fct_figure) AS figures_out,
        (SELECT count(*) FROM fct_reject) AS rejects_out
    )
FROM active.run AS r
UNION ALL BY NAME
SELECT s.* EXCLUDE (batch)
FROM staged.fct_run AS s
ANTI JOIN active.run AS r ON r.run_id = s.run_id
