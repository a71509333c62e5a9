-- What was said in these quotations ($needed), and where?
SELECT q.quote_id, q.article_id, q.kind, q.surface, a.publisher, a.published_date
FROM fct_quote AS q
JOIN dim_article AS a ON a.article_id = q.article_id
WHERE q.quote_id IN (SELECT unnest($needed))
