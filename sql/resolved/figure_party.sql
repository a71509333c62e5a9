-- Which entities is each figure about, as the engine read it? Two local names of one entity give one row.
SELECT DISTINCT s.figure_id, coalesce(e.entity_id, s.entity_id) AS entity_id, s.party_role
FROM staged.bridge_figure_party AS s
JOIN staged.fct_figure AS f ON f.figure_id = s.figure_id AND f.batch = s.batch
SEMI JOIN active.article AS a ON a.article_id = f.article_id AND a.batch = f.batch
LEFT JOIN resolved.entity AS e ON e.article_id = f.article_id AND e.local_id = s.entity_id
