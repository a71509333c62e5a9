-- Where is each entity named? A local name that was not resolved stays as it is, so that the foreign-key check shows it.
SELECT s.* EXCLUDE (batch) REPLACE (coalesce(e.entity_id, s.entity_id) AS entity_id)
FROM staged.fct_mention AS s
SEMI JOIN active.article AS a ON a.article_id = s.article_id AND a.batch = s.batch
LEFT JOIN resolved.entity AS e ON e.article_id = s.article_id AND e.local_id = s.entity_id
