-- Which articles are there, which of them copy another, and as which version?
SELECT s.* EXCLUDE (batch) REPLACE (
    c.copy_of AS copy_of,
    c.copy_group_id AS copy_group_id,
    c.version_no AS version_no
)
FROM staged.dim_article AS s
SEMI JOIN active.article AS a ON a.article_id = s.article_id AND a.batch = s.batch
LEFT JOIN resolved.copies AS c ON c.article_id = s.article_id
