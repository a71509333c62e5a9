-- What could not be used, and why? One row a stage and code, with one example.
SELECT
    stage,
    code,
    count(*) AS reject_count,
    arg_min(reason, (source_uri, reason)) AS reason,
    min(source_uri) AS source_uri
FROM fct_reject
GROUP BY stage, code
ORDER BY reject_count DESC, stage, code
LIMIT $rows
