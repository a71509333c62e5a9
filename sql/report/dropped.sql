-- Which lines were left out of the articles, by which rule? With the shortest of each as an example.
SELECT
    label,
    rule,
    count(*) AS line_count,
    arg_min(text, (length(text), text)) AS example
FROM fct_block
WHERE NOT is_kept
GROUP BY label, rule
ORDER BY line_count DESC, label, rule
LIMIT $rows
