-- Whom do these articles ($needed) name, and where?
SELECT m.article_id, m.mention_id, m.start_offset, m.end_offset, m.form, m.role_text, m.entity_id, e.name, e.kind, e.role, e.country_code
FROM fct_mention AS m
JOIN dim_entity AS e ON e.entity_id = m.entity_id
WHERE m.article_id IN (SELECT unnest($needed))
ORDER BY m.article_id, m.start_offset, m.mention_id
