-- Where do reports of one claim contradict each other, who says so, and how might it be explained? One row a value that differs.
WITH dissent AS (
    SELECT
        claim_id,
        value_compared,
        bool_and(agreement = 'superseded') AS is_superseded,
        count(*) FILTER (is_original) AS original_count,
        count(DISTINCT publisher) AS publisher_count,
        string_agg(DISTINCT publisher, '; ' ORDER BY publisher) AS publishers,
        string_agg(DISTINCT speaker, '; ' ORDER BY speaker) AS speakers,
        min(published_at) AS first_published_at,
        max(published_at) AS last_published_at,
        arg_min(figure_id, report_no) AS figure_id
    FROM rpt_claim_figures
    WHERE agreement IN ('differs', 'superseded')
    GROUP BY claim_id, value_compared
    HAVING bool_or(is_original)
)
SELECT
    c.claim_id,
    c.measure,
    c.measure_name,
    c.measure_scope,
    c.parties,
    c.party_codes,
    c.period_start,
    c.period_end,
    c.period_grain,
    c.role,
    c.outlook,
    c.unit,
    c.per_unit,
    c.value AS consensus_value,
    CAST(d.value_compared AS DECIMAL(28, 6)) AS value,
    CAST(d.value_compared - c.value_number AS DECIMAL(28, 6)) AS difference,
    d.value_compared / nullif(c.value_number, 0) AS ratio,
    CASE
        WHEN d.is_superseded THEN 'revision'
        WHEN d.value_compared * c.value_number < 0 THEN 'direction'
        WHEN d.value_compared * c.value_number = 0 THEN 'disagreement'
        WHEN abs(log10(d.value_compared / c.value_number)) > 0.9
            AND abs(log10(d.value_compared / c.value_number) - round(log10(d.value_compared / c.value_number))) < 0.02 THEN 'magnitude'
        ELSE 'disagreement'
    END AS conflict_kind,
    c.agreeing_count AS consensus_original_count,
    d.original_count,
    d.publisher_count,
    d.publishers,
    d.speakers,
    d.first_published_at,
    d.last_published_at,
    d.figure_id,
    r.article_id,
    r.sentence,
    c.figure_id AS consensus_figure_id,
    c.sentence AS consensus_sentence
FROM dissent AS d
JOIN rpt_claims AS c ON c.claim_id = d.claim_id
JOIN rpt_figures AS r ON r.figure_id = d.figure_id
