-- Which countries, companies and persons were in the news, on how many days, and in how many figures?
SELECT name, kind, count(DISTINCT published_date) AS days, sum(article_count)::BIGINT AS articles, sum(mention_count)::BIGINT AS mentions, sum(figure_count)::BIGINT AS figures
FROM rpt_entity_days
GROUP BY entity_id, name, kind
ORDER BY figures DESC, mentions DESC, name
LIMIT 20
