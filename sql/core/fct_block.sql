-- Why was every line kept or dropped?
SELECT s.* EXCLUDE (batch)
FROM staged.fct_block AS s
SEMI JOIN active.article AS a ON a.article_id = s.article_id AND a.batch = s.batch
