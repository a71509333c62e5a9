-- Which times do the articles name?
SELECT s.* EXCLUDE (batch)
FROM staged.fct_time AS s
SEMI JOIN active.article AS a ON a.article_id = s.article_id AND a.batch = s.batch
