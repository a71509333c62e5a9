-- Which entities does each article name, under which forms, and in what setting? The months come one after the other, undated articles
-- last, in each the earliest published first: in that order entities are told apart. Copies of an article tell one story. The setting is the country that the article names most, if just one is; all countries stand in that order.
WITH entity AS (
    SELECT e.* FROM staged.stg_entity AS e SEMI JOIN active.article AS a ON a.article_id = e.article_id AND a.batch = e.batch
),
mention AS (
    SELECT m.* FROM staged.fct_mention AS m SEMI JOIN active.article AS a ON a.article_id = m.article_id AND a.batch = m.batch
),
published AS (
    SELECT s.article_id, s.published_at, a.part
    FROM staged.dim_article AS s
    JOIN active.article AS a ON a.article_id = s.article_id AND a.batch = s.batch
),
country AS (
    SELECT e.article_id, e.country_code, count(*) AS times
    FROM mention AS m
    JOIN entity AS e ON e.article_id = m.article_id AND e.entity_id = m.entity_id AND e.kind = 'country'
    GROUP BY ALL
),
setting AS (
    SELECT article_id, list(country_code ORDER BY times DESC, country_code) AS countries, count(*) FILTER (times = most) = 1 AS has_first
    FROM (SELECT *, max(times) OVER (PARTITION BY article_id) AS most FROM country)
    GROUP BY article_id
),
form AS (
    SELECT article_id, entity_id, list(surface ORDER BY times DESC, surface) AS surfaces
    FROM (
        SELECT article_id, entity_id, surface, count(*) AS times
        FROM mention
        WHERE form IN ('name', 'demonym', 'surname')
        GROUP BY ALL
    )
    GROUP BY ALL
)
SELECT
    p.part,
    e.article_id,
    coalesce(g.copy_group_id, e.article_id) AS story_id,
    e.entity_id AS local_id,
    e.kind,
    e.name,
    e.country_code,
    e.role,
    CASE WHEN s.has_first THEN s.countries[1] END AS setting_code,
    coalesce(s.countries, []) AS countries,
    coalesce(f.surfaces, []) AS surfaces,
    date_diff('day', DATE '1970-01-01', CAST(p.published_at AS DATE)) AS published_day
FROM entity AS e
JOIN published AS p ON p.article_id = e.article_id
LEFT JOIN resolved.copies AS g ON g.article_id = e.article_id
LEFT JOIN setting AS s ON s.article_id = e.article_id
LEFT JOIN form AS f ON f.article_id = e.article_id AND f.entity_id = e.entity_id
ORDER BY p.part, p.published_at NULLS LAST, e.article_id, e.entity_id
