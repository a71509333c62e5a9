-- Which parties do the corrected figures of each part have?
SELECT a.part, bit_xor(md5_number(CAST(c AS VARCHAR))) AS digest
FROM resolved.corrected_party AS c
JOIN staged.fct_figure AS f ON f.figure_id = c.figure_id
JOIN active.article AS a ON a.article_id = f.article_id AND a.batch = f.batch
GROUP BY a.part
