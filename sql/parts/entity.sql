-- Which entities do the names in the articles of each part stand for?
SELECT a.part, bit_xor(md5_number(concat_ws(' ', e.article_id, e.local_id, e.entity_id))) AS digest
FROM resolved.entity AS e
JOIN active.article AS a ON a.article_id = e.article_id
GROUP BY a.part
