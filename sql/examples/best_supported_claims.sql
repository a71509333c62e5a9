-- Which claims do several independent stories make, and with what value?
SELECT measure_name, parties, period_start, period_end, value, unit, original_count, agreeing_count, method, spread
FROM rpt_claims
WHERE original_count > 1
ORDER BY original_count DESC, measure_name, parties, period_start
LIMIT 20
