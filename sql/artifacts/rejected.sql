-- What could not be used, and why? The latest first, as many as a page of the Prefect UI bears.
SELECT source_uri AS source, stage, code, reason, strftime("at", '%Y-%m-%d %H:%M') AS "when"
FROM fct_reject
ORDER BY "at" DESC, source_uri, reason
LIMIT 1000
