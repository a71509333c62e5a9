-- Which figures do the articles state, and who states them, as the engine read them?
SELECT s.* EXCLUDE (batch) REPLACE (coalesce(e.entity_id, s.speaker_entity_id) AS speaker_entity_id)
FROM staged.fct_figure AS s
SEMI JOIN active.article AS a ON a.article_id = s.article_id AND a.batch = s.batch
LEFT JOIN resolved.entity AS e ON e.article_id = s.article_id AND e.local_id = s.speaker_entity_id
