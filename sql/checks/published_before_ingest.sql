-- name: dim_article.published_before_ingest
-- table: dim_article
-- severity: warn
-- No article is published after its bytes were received.
SELECT a.article_id, a.published_at, d.ingested_at
FROM dim_article AS a
JOIN fct_document AS d ON d.document_id = a.document_id
WHERE a.published_at > d.ingested_at + INTERVAL 1 DAY
