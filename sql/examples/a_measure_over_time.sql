-- How did a measure of one country or company move from period to period, and how sure is each value?
SELECT measure_name, parties, period_start, period_end, value, unit, previous_value, method
FROM rpt_series
WHERE point_count > 1 AND role = 'level'
ORDER BY measure_name, parties, period_start
LIMIT 20
