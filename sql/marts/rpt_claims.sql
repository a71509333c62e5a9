-- What is claimed, by how many, and do they agree? One row a claim; its value is the one that most independent stories support.
WITH claim AS (
    SELECT
        claim_id,
        arg_min(figure_id, report_no) FILTER (agreement = 'consensus') AS figure_id,
        count(*) AS figure_count,
        count(DISTINCT article_id) AS article_count,
        count(*) FILTER (is_original) AS original_count,
        count(DISTINCT publisher) AS publisher_count,
        string_agg(DISTINCT speaker, '; ' ORDER BY speaker) AS speakers,
        count(DISTINCT value_compared) FILTER (agreement <> 'beside') AS value_count,
        count(*) FILTER (is_original AND agreement IN ('consensus', 'agrees')) AS agreeing_count,
        count(*) FILTER (is_original AND agreement = 'differs') AS differing_count,
        count(*) FILTER (is_original AND agreement = 'superseded') AS superseded_count,
        bool_or(stage IN ('revised', 'final')) AS is_revised,
        min(value_compared) FILTER (agreement <> 'beside') AS value_low,
        max(value_compared) FILTER (agreement <> 'beside') AS value_high,
        arg_min(value_compared, report_no) FILTER (is_original) AS first_value,
        arg_max(value_compared, report_no) FILTER (is_original) AS latest_value,
        min(published_at) AS first_published_at,
        max(published_at) AS last_published_at
    FROM rpt_claim_figures
    GROUP BY claim_id
)
SELECT
    c.claim_id,
    f.measure,
    r.measure_name,
    f.measure_scope,
    r.parties,
    r.party_codes,
    f.party_ids,
    f.period_start,
    f.period_end,
    r.period_grain,
    f.role,
    f.outlook,
    CAST(f.value_compared AS DECIMAL(28, 6)) AS value,
    f.value_compared AS value_number,
    f.comparison_unit AS unit,
    f.per_unit,
    r.value_usd,
    f.bound,
    CAST(c.value_low AS DECIMAL(28, 6)) AS value_low,
    CAST(c.value_high AS DECIMAL(28, 6)) AS value_high,
    if(f.value_compared = 0, NULL, (c.value_high - c.value_low) / abs(f.value_compared)) AS spread,
    c.figure_count,
    c.article_count,
    c.original_count,
    c.publisher_count,
    c.agreeing_count,
    c.differing_count,
    c.value_count,
    c.differing_count > 0 AS is_disputed,
    coalesce(c.is_revised, false) OR c.superseded_count > 0 AS is_revised,
    CASE
        WHEN c.original_count = 1 THEN 'only'
        WHEN f.stage IN ('revised', 'final') AND c.differing_count + c.superseded_count > 0 THEN 'revised'
        WHEN c.differing_count + c.superseded_count = 0 THEN 'agreed'
        WHEN 2 * c.agreeing_count > c.original_count THEN 'majority'
        ELSE 'latest'
    END AS method,
    CAST(c.first_value AS DECIMAL(28, 6)) AS first_value,
    CAST(c.latest_value AS DECIMAL(28, 6)) AS latest_value,
    c.first_published_at,
    c.last_published_at,
    c.speakers,
    f.figure_id,
    f.article_id,
    r.sentence
FROM claim AS c
JOIN rpt_claim_figures AS f ON f.figure_id = c.figure_id
JOIN rpt_figures AS r ON r.figure_id = c.figure_id
