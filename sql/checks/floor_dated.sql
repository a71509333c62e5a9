-- name: dim_article.floor_dated
-- table: dim_article
-- severity: warn
-- At least half of the articles carry a publication date; fewer means that dates are no longer found.
SELECT count(published_at) AS dated, count(*) AS articles
FROM dim_article
HAVING count(published_at) < 0.5 * count(*)
