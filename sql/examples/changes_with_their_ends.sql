-- What rose or fell, from what to what, and by how much? The ends of one change stand in one sentence.
SELECT
    measure_name, parties,
    max(value) FILTER (change_role = 'change_from') AS was,
    max(value) FILTER (change_role = 'change_to') AS became,
    max(unit) FILTER (change_role = 'change_to') AS unit,
    string_agg(surface, '; ' ORDER BY start_offset) FILTER (change_role = 'change_by') AS by_how_much,
    max(published_date) AS published_date
FROM rpt_figures
WHERE measure IS NOT NULL AND copy_of IS NULL
GROUP BY article_id, sentence, measure_name, parties
HAVING was IS NOT NULL AND became IS NOT NULL
ORDER BY published_date, measure_name, parties, became
LIMIT 20
