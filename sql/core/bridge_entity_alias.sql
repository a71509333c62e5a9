-- Under which written forms is each entity seen or known? Pronouns and descriptions name others too, so they are no aliases.
WITH seen AS (
    SELECT entity_id, trim(regexp_replace(surface, '\s+', ' ', 'g')) AS alias, count(*) AS mention_count
    FROM fct_mention
    WHERE form IN ('name', 'demonym', 'surname')
    GROUP BY ALL
),
known AS (
    SELECT k.entity_id, k.alias, k.source
    FROM resolved.known_alias AS k
    SEMI JOIN dim_entity AS e ON e.entity_id = k.entity_id
)
SELECT
    coalesce(s.entity_id, k.entity_id) AS entity_id,
    coalesce(s.alias, k.alias) AS alias,
    coalesce(k.source, 'text') AS source,
    coalesce(s.mention_count, 0) AS mention_count
FROM seen AS s
FULL JOIN known AS k ON k.entity_id = s.entity_id AND k.alias = s.alias
