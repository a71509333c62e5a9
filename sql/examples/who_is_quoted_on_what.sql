-- Who is quoted on which measures, and when last?
SELECT speaker, speaker_role, measure_name, figure_count, article_count, last_published_date
FROM rpt_speakers
WHERE measure IS NOT NULL AND speaker_entity_id IS NOT NULL
ORDER BY figure_count DESC, speaker, measure_name
LIMIT 20
