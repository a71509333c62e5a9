-- Who published what was loaded? The $rows publishers with most articles, and what came of them.
SELECT
    publisher,
    sum(article_count)::BIGINT AS article_count,
    sum(copy_count)::BIGINT AS copy_count,
    sum(figure_count)::BIGINT AS figure_count,
    sum(kept_line_count)::BIGINT AS kept_line_count,
    sum(dropped_line_count)::BIGINT AS dropped_line_count,
    min(published_date) AS first_date,
    max(published_date) AS last_date
FROM rpt_coverage
GROUP BY publisher
HAVING sum(article_count) > 0
ORDER BY article_count DESC, figure_count DESC, publisher NULLS LAST
LIMIT $rows
