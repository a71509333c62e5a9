-- What do these articles ($needed) quote, and whom?
SELECT
    q.article_id, q.quote_id, q.start_offset, q.end_offset, q.kind, q.cue, q.method, q.confidence, q.surface,
    coalesce(e.name, q.speaker_text) AS speaker,
    e.role AS speaker_role
FROM fct_quote AS q
LEFT JOIN dim_entity AS e ON e.entity_id = q.speaker_entity_id
WHERE q.article_id IN (SELECT unnest($needed))
ORDER BY q.article_id, q.start_offset, q.quote_id
