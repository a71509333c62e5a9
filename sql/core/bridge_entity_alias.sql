-- Under which written forms is each entity seen? Pronouns and descriptions name others too, so they are no aliases.
SELECT
    entity_id,
    trim(regexp_replace(surface, '\s+', ' ', 'g')) AS alias,
    count(*) AS mention_count
FROM fct_mention
WHERE form IN ('name', 'demonym', 'surname')
GROUP BY ALL
