-- What figures were reported: by whom, about whom, of what, for which period? One wide row a figure, names instead of ids.
WITH party AS (
    SELECT
        p.figure_id,
        string_agg(concat(e.name, ' (', p.party_role, ')'), '; ' ORDER BY r.place, e.name, e.entity_id) AS parties,
        string_agg(e.country_code, ',' ORDER BY r.place, e.name, e.entity_id) FILTER (WHERE e.kind = 'country') AS party_codes
    FROM bridge_figure_party AS p
    JOIN dim_entity AS e ON e.entity_id = p.entity_id
    JOIN (VALUES ('subject', 1), ('partner', 2), ('location', 3), ('company', 4), ('product', 5)) AS r (party_role, place)
        ON r.party_role = p.party_role
    GROUP BY p.figure_id
)
SELECT
    f.figure_id,
    f.article_id,
    a.published_date,
    a.publisher,
    a.agency,
    a.title,
    a.url,
    f.kind,
    f.value,
    CAST(f.value AS DOUBLE) AS value_number,
    f.value_low,
    f.value_high,
    f.unit,
    f.per_unit,
    f.value_usd,
    f.bound,
    f.qualifier,
    f.direction,
    f.change_role,
    f.status,
    f.is_negated,
    f.measure,
    m.name AS measure_name,
    f.measure_text,
    p.parties,
    p.party_codes,
    f.period_start,
    f.period_end,
    f.period_grain,
    f.period_text,
    coalesce(s.name, f.speaker_text) AS speaker,
    s.role AS speaker_role,
    f.surface,
    f.sentence,
    f.start_offset,
    f.end_offset,
    a.copy_of,
    f.confidence,
    c.figure_id IS NOT NULL AS is_corrected
FROM fct_figure AS f
JOIN dim_article AS a ON a.article_id = f.article_id
LEFT JOIN dim_entity AS s ON s.entity_id = f.speaker_entity_id
LEFT JOIN ref_measures AS m ON m.code = f.measure
LEFT JOIN party AS p ON p.figure_id = f.figure_id
LEFT JOIN (SELECT DISTINCT figure_id FROM fct_correction WHERE is_applied) AS c ON c.figure_id = f.figure_id
