-- name: fct_block.kept_lines_make_text
-- table: fct_block
-- severity: fail
-- by: article
-- The kept lines of an article, joined by a newline, are its text: each stands at its place, and nothing follows the last.
WITH placed AS (
    SELECT
        article_id,
        text,
        CAST(sum(length(text) + 1) OVER (PARTITION BY article_id ORDER BY block_no) - length(text) AS BIGINT) AS place
    FROM fct_block
    WHERE is_kept
)
SELECT a.article_id, a.source_uri
FROM dim_article AS a
LEFT JOIN placed AS p ON p.article_id = a.article_id
GROUP BY a.article_id, a.source_uri
HAVING
    bool_or(substr(a.text, p.place, length(p.text)) <> p.text)
    OR max(length(a.text)) <> coalesce(max(p.place + length(p.text)) - 1, 0)
