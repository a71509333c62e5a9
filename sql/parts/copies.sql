-- What do the articles of each part copy?
SELECT a.part, bit_xor(md5_number(concat_ws(' ', c.article_id, coalesce(c.copy_of, '-'), c.copy_group_id, c.version_no))) AS digest
FROM resolved.copies AS c
JOIN active.article AS a ON a.article_id = c.article_id
GROUP BY a.part
