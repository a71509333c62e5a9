-- Which lines were left out of the articles, by which rule? With one of each that reads well as an example.
SELECT
    label,
    rule,
    count(*) AS line_count,
    arg_min(text, (abs(length(text) - 60), text)) AS example
FROM fct_block
WHERE NOT is_kept
GROUP BY label, rule
ORDER BY line_count DESC, label, rule
LIMIT $rows
