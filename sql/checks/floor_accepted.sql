-- name: fct_reject.floor_accepted
-- table: fct_reject
-- severity: warn
-- Fewer documents and records are rejected than become articles; more means that a source has changed its form.
SELECT r.rejects, a.articles
FROM (SELECT count(*) AS rejects FROM fct_reject) AS r
CROSS JOIN (SELECT count(*) AS articles FROM dim_article) AS a
WHERE r.rejects > a.articles
