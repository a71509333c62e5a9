-- How often is each entity named, quoted and measured, day by day? Articles that copy another count, too.
WITH part AS (
    SELECT m.entity_id, m.article_id, count(*) AS mention_count, 0 AS figure_count, 0 AS quote_count
    FROM fct_mention AS m
    GROUP BY m.entity_id, m.article_id
    UNION ALL
    SELECT p.entity_id, f.article_id, 0, count(DISTINCT f.figure_id), 0
    FROM bridge_figure_party AS p
    JOIN fct_figure AS f ON f.figure_id = p.figure_id
    GROUP BY p.entity_id, f.article_id
    UNION ALL
    SELECT q.speaker_entity_id, q.article_id, 0, 0, count(*)
    FROM fct_quote AS q
    WHERE q.speaker_entity_id IS NOT NULL
    GROUP BY q.speaker_entity_id, q.article_id
),
named AS (
    SELECT
        entity_id, article_id, sum(mention_count) AS mention_count, sum(figure_count) AS figure_count, sum(quote_count) AS quote_count
    FROM part
    GROUP BY entity_id, article_id
),
by_day AS (
    SELECT
        n.entity_id,
        a.published_date,
        count(*) AS article_count,
        count(DISTINCT a.publisher) AS publisher_count,
        sum(n.mention_count)::BIGINT AS mention_count,
        sum(n.figure_count)::BIGINT AS figure_count,
        sum(n.quote_count)::BIGINT AS quote_count
    FROM named AS n
    JOIN dim_article AS a ON a.article_id = n.article_id
    GROUP BY n.entity_id, a.published_date
)
SELECT
    d.entity_id,
    e.name,
    e.kind,
    e.country_code,
    d.published_date,
    d.article_count,
    d.publisher_count,
    d.mention_count,
    d.figure_count,
    d.quote_count
FROM by_day AS d
JOIN dim_entity AS e ON e.entity_id = d.entity_id
