-- Which tables are there, how many rows has each, and what is in it? Marts first.
SELECT table_name, estimated_size AS "rows", comment AS holds
FROM duckdb_tables()
WHERE NOT internal AND NOT temporary
ORDER BY starts_with(table_name, 'rpt_') DESC, table_name
