-- Who is quoted on what, how often, since when? One row a speaker and measure, copies left out; quotations stand in the row without a measure.
WITH said AS (
    SELECT f.speaker_entity_id, f.speaker_text, f.measure, f.article_id, f.figure_id, f.sentence, 1 AS figure_count, 0 AS quote_count
    FROM fct_figure AS f
    WHERE f.speaker_entity_id IS NOT NULL OR f.speaker_text IS NOT NULL
    UNION ALL
    SELECT q.speaker_entity_id, q.speaker_text, NULL, q.article_id, NULL, q.surface, 0, 1
    FROM fct_quote AS q
    WHERE q.speaker_entity_id IS NOT NULL OR q.speaker_text IS NOT NULL
),
named AS (
    SELECT
        s.*,
        coalesce(e.name, s.speaker_text) AS speaker,
        e.kind, e.role, e.country_code,
        a.publisher, a.published_date,
        concat(coalesce(strftime(a.published_at, '%Y%m%d%H%M%S'), ''), ' ', s.article_id, ' ', coalesce(s.figure_id, '')) AS moment
    FROM said AS s
    JOIN dim_article AS a ON a.article_id = s.article_id AND a.copy_of IS NULL
    LEFT JOIN dim_entity AS e ON e.entity_id = s.speaker_entity_id
)
SELECT
    n.speaker_entity_id,
    n.speaker,
    any_value(n.kind) AS kind,
    any_value(n.role) AS speaker_role,
    any_value(n.country_code) AS country_code,
    n.measure,
    any_value(m.name) AS measure_name,
    sum(n.figure_count)::BIGINT AS figure_count,
    sum(n.quote_count)::BIGINT AS quote_count,
    count(DISTINCT n.article_id) AS article_count,
    count(DISTINCT n.publisher) AS publisher_count,
    min(n.published_date) AS first_published_date,
    max(n.published_date) AS last_published_date,
    arg_max(n.sentence, n.moment) AS latest_sentence,
    arg_max(n.article_id, n.moment) AS latest_article_id
FROM named AS n
LEFT JOIN ref_measures AS m ON m.code = n.measure
GROUP BY n.speaker_entity_id, n.speaker, n.measure
