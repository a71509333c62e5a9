-- name: fct_figure.floor_articles
-- table: fct_figure
-- severity: warn
-- At least three in ten English articles state a figure; fewer means that figures are no longer found.
SELECT count(f.article_id) AS with_figure, count(*) AS articles
FROM dim_article AS a
LEFT JOIN (SELECT DISTINCT article_id FROM fct_figure) AS f ON f.article_id = a.article_id
WHERE a.language = 'en'
HAVING count(f.article_id) < 0.3 * count(*)
