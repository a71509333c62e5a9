-- Which entity is meant by each article's own name for one? Names from the reference lists are global already; the others are
-- one entity when kind and name agree, accents, case and punctuation aside.
WITH slugged AS (
    SELECT
        e.article_id, e.entity_id, e.kind, e.name,
        trim(regexp_replace(lower(strip_accents(e.name)), '[^\p{L}\p{N}]+', '-', 'g'), '-') AS slug
    FROM staged.stg_entity AS e
    SEMI JOIN active.article AS a ON a.article_id = e.article_id AND a.batch = e.batch
)
SELECT
    article_id,
    entity_id AS local_id,
    CASE
        WHEN regexp_full_match(entity_id, 'country:[A-Z]{2}|org:.+|place:[0-9]+') THEN entity_id
        WHEN slug = '' THEN concat(kind, ':', md5(name))
        ELSE concat(kind, ':', slug)
    END AS entity_id
FROM slugged
