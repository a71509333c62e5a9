-- Which stories were carried by several publishers, and who was first?
SELECT min_by(title, published_at) AS title, min(published_at) AS first_published_at, min_by(publisher, published_at) AS first_publisher, count(*) AS copies, count(DISTINCT publisher) AS publishers
FROM dim_article
GROUP BY copy_group_id
HAVING copies > 1
ORDER BY copies DESC, first_published_at
