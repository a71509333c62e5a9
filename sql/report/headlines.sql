-- What is the biggest news? Claims told by most publishers, then superlatives, then the largest in dollars; one an article, no small counts.
WITH told AS (
    SELECT
        arg_min_null(figure_id, (copy_of IS NOT NULL, published_date, figure_id)) AS figure_id,
        arg_min_null(article_id, (copy_of IS NOT NULL, published_date, figure_id)) AS article_id,
        count(DISTINCT article_id) AS article_count,
        count(DISTINCT publisher) AS publisher_count,
        count(qualifier) > 0 AS is_superlative,
        max(abs(value_usd)) AS size_usd,
        max(published_date) AS last_date
    FROM rpt_figures
    WHERE
        measure IS NOT NULL AND unit IS NOT NULL AND value IS NOT NULL AND period_start IS NOT NULL AND party_codes IS NOT NULL
        AND (kind IN ('money', 'percent', 'quantity') OR value >= 1000) AND NOT is_negated AND confidence >= 0.8 AND status IN ('actual', 'estimate')
    GROUP BY measure, unit, party_codes, period_start, period_end, change_role, direction, value
)
SELECT figure_id, article_id, article_count, publisher_count
FROM told
QUALIFY row_number() OVER (
    PARTITION BY article_id ORDER BY publisher_count DESC, is_superlative DESC, size_usd DESC NULLS LAST, figure_id
) = 1
ORDER BY publisher_count DESC, is_superlative DESC, size_usd DESC NULLS LAST, last_date DESC, figure_id
LIMIT $rows
