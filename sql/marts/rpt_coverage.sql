-- What came in and what came of it, by publisher and day? Rejects have neither: they stand in the row without both.
WITH part AS (
    SELECT
        publisher, published_date,
        count(*) AS article_count,
        count(copy_of) AS copy_count,
        count(*) FILTER (WHERE language <> 'en') AS unannotated_count,
        0 AS figure_count, 0 AS reject_count, 0 AS kept_line_count, 0 AS dropped_line_count, 0 AS offer_line_count
    FROM dim_article
    GROUP BY publisher, published_date
    UNION ALL
    SELECT a.publisher, a.published_date, 0, 0, 0, count(*), 0, 0, 0, 0
    FROM fct_figure AS f
    JOIN dim_article AS a ON a.article_id = f.article_id
    GROUP BY a.publisher, a.published_date
    UNION ALL
    SELECT
        a.publisher, a.published_date, 0, 0, 0, 0, 0,
        count(*) FILTER (WHERE b.is_kept),
        count(*) FILTER (WHERE NOT b.is_kept),
        count(*) FILTER (WHERE NOT b.is_kept AND b.label = 'offer')
    FROM fct_block AS b
    JOIN dim_article AS a ON a.article_id = b.article_id
    GROUP BY a.publisher, a.published_date
    UNION ALL
    SELECT NULL, NULL, 0, 0, 0, 0, count(*), 0, 0, 0
    FROM fct_reject
    HAVING count(*) > 0
)
SELECT
    publisher,
    published_date,
    sum(article_count)::BIGINT AS article_count,
    sum(copy_count)::BIGINT AS copy_count,
    sum(unannotated_count)::BIGINT AS unannotated_count,
    sum(figure_count)::BIGINT AS figure_count,
    sum(reject_count)::BIGINT AS reject_count,
    sum(kept_line_count)::BIGINT AS kept_line_count,
    sum(dropped_line_count)::BIGINT AS dropped_line_count,
    sum(offer_line_count)::BIGINT AS offer_line_count
FROM part
GROUP BY publisher, published_date
