-- Who is quoted, and on what? The $rows named speakers with most quotations in original articles.
WITH quoted AS (
    SELECT
        e.name AS speaker,
        e.role,
        q.quote_id,
        q.kind = 'direct' AS is_direct,
        length(q.surface) BETWEEN 40 AND 240 AS is_readable,
        q.article_id,
        a.publisher,
        a.published_date
    FROM fct_quote AS q
    JOIN dim_article AS a ON a.article_id = q.article_id
    JOIN dim_entity AS e ON e.entity_id = q.speaker_entity_id
    WHERE a.copy_of IS NULL
),
topic AS (
    SELECT speaker, measure_name, count(*) AS figure_count
    FROM rpt_figures
    WHERE copy_of IS NULL AND speaker IS NOT NULL AND measure_name IS NOT NULL
    GROUP BY speaker, measure_name
),
topics AS (
    SELECT speaker, list(measure_name ORDER BY figure_count DESC, measure_name)[:4] AS topics, sum(figure_count)::BIGINT AS figure_count
    FROM topic
    GROUP BY speaker
)
SELECT
    q.speaker,
    min(q.role) AS role,
    count(*) AS quote_count,
    count(DISTINCT q.article_id) AS article_count,
    count(DISTINCT q.publisher) AS publisher_count,
    max(q.published_date) AS last_date,
    any_value(t.topics) AS topics,
    coalesce(any_value(t.figure_count), 0) AS figure_count,
    list(q.quote_id ORDER BY q.is_readable DESC, q.is_direct DESC, q.published_date DESC NULLS LAST, q.quote_id)[:1] AS quote_ids
FROM quoted AS q
LEFT JOIN topics AS t ON t.speaker = q.speaker
GROUP BY q.speaker
ORDER BY quote_count DESC, figure_count DESC, q.speaker
LIMIT $rows
