-- Which checks did the snapshot pass? Those with findings first.
SELECT check_name, table_name, description, severity, checked_rows, offending_rows, verdict
FROM dq_result
ORDER BY verdict = 'pass', offending_rows DESC, check_name
