-- Where do independent reports of the same thing contradict each other, by how much, and who says which?
SELECT measure_name, parties, year(period_start) AS year, unit, consensus_value, value, round(100 * (ratio - 1), 1) AS percent_off, conflict_kind, publishers
FROM rpt_claim_conflicts
ORDER BY abs(difference) DESC
LIMIT 20
