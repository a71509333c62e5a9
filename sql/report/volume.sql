-- How many articles and figures were published when? One row a day, month or year ($grain), copies counted too.
SELECT
    date_trunc($grain, published_date)::DATE AS start_date,
    sum(article_count)::BIGINT AS article_count,
    sum(figure_count)::BIGINT AS figure_count
FROM rpt_coverage
WHERE published_date IS NOT NULL
GROUP BY ALL
ORDER BY start_date
