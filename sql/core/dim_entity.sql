-- Who and what is named, across all articles? The name that is known beforehand or most frequent, a full one before a surname and
-- capitals last; of each other fact what is known beforehand or else the latest that is stated.
WITH seen AS (
    SELECT
        r.entity_id, s.name, s.kind, s.country_code, s.wikidata_id, s.geonames_id, s.role, a.article_id, a.published_date,
        -- Orders as time does, undated first, and never ties.
        concat(strftime(a.published_at, '%Y%m%d%H%M%S'), ' ', a.article_id, ' ', r.local_id) AS moment
    FROM resolved.entity AS r
    JOIN dim_article AS a ON a.article_id = r.article_id
    JOIN active.article AS b ON b.article_id = r.article_id
    JOIN staged.stg_entity AS s ON s.article_id = r.article_id AND s.entity_id = r.local_id AND s.batch = b.batch
),
named AS (
    SELECT entity_id, name, kind, count(*) AS times
    FROM seen
    GROUP BY entity_id, name, kind
    QUALIFY row_number() OVER (
        PARTITION BY entity_id
        ORDER BY kind = 'person' AND NOT contains(name, ' '), name = upper(name) AND length(name) > 5, times DESC, name, kind
    ) = 1
)
SELECT
    s.entity_id,
    any_value(coalesce(k.name, n.name)) AS name,
    any_value(coalesce(k.kind, n.kind)) AS kind,
    coalesce(any_value(k.country_code), arg_max(s.country_code, s.moment)) AS country_code,
    coalesce(any_value(k.wikidata_id), arg_max(s.wikidata_id, s.moment)) AS wikidata_id,
    arg_max(s.geonames_id, s.moment) AS geonames_id,
    arg_max(s.role, s.moment) AS role,
    min(s.published_date) AS first_seen_date,
    count(DISTINCT s.article_id) AS article_count
FROM seen AS s
JOIN named AS n ON n.entity_id = s.entity_id
LEFT JOIN resolved.known_entity AS k ON k.entity_id = s.entity_id
GROUP BY s.entity_id
UNION ALL BY NAME
-- Those that only an analyst's correction names.
SELECT entity_id, name, kind, country_code, wikidata_id, CAST(0 AS BIGINT) AS article_count FROM resolved.corrected_entity
