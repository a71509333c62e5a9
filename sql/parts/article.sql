-- Which articles are in each part, and which batch is each taken from?
SELECT part, bit_xor(md5_number(concat_ws(' ', article_id, batch))) AS digest
FROM active.article
GROUP BY part
