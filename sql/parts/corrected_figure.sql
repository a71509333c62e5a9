-- What stands for the figures of each part that were corrected?
SELECT a.part, bit_xor(md5_number(CAST(c AS VARCHAR))) AS digest
FROM resolved.corrected_figure AS c
JOIN active.article AS a ON a.article_id = c.article_id
GROUP BY a.part
