-- Which checks were made, those that did not pass first?
SELECT check_name AS "check", verdict, offending_rows, description
FROM dq_result
ORDER BY verdict = 'pass', check_name
