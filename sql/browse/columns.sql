-- What are the columns of the table that the parameter names, and what do they hold?
SELECT column_name, data_type, is_nullable AS "null", comment AS holds
FROM duckdb_columns()
WHERE NOT internal AND table_name = ?
ORDER BY column_index
