-- What came of each document, the latest first? As many as a page of the Prefect UI bears.
WITH
    article AS (SELECT document_id, count(*) AS articles, min(publisher) AS publisher FROM dim_article GROUP BY document_id),
    figure AS (SELECT document_id, count(*) AS figures FROM fct_figure JOIN dim_article USING (article_id) GROUP BY document_id),
    reject AS (SELECT document_id, count(*) AS rejects FROM fct_reject GROUP BY document_id)
SELECT
    publisher, coalesce(articles, 0) AS articles, coalesce(figures, 0) AS figures, coalesce(rejects, 0) AS rejects,
    source_format AS format, strftime(ingested_at, '%Y-%m-%d %H:%M') AS received, source_uri AS source
FROM fct_document
LEFT JOIN article USING (document_id)
LEFT JOIN figure USING (document_id)
LEFT JOIN reject USING (document_id)
ORDER BY ingested_at DESC, source_uri
LIMIT 1000
