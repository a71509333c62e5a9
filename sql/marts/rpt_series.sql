-- How did a measure of the same parties move from period to period? One row a period: its best value and how that was chosen.
WITH point AS (
    SELECT
        left(sha256(concat_ws('|', measure, measure_scope, party_ids, per_unit, if(value_usd IS NULL, unit, 'money'), period_grain, role, outlook)), 24)
            AS series_id,
        *
    FROM rpt_claims
)
SELECT
    series_id,
    measure,
    measure_name,
    measure_scope,
    parties,
    party_codes,
    role,
    outlook,
    period_start,
    period_end,
    period_grain,
    value,
    value_number,
    unit,
    per_unit,
    value_usd,
    method,
    original_count,
    is_disputed,
    count(*) OVER series AS point_count,
    -- The period just before, in the same unit: what nobody reported is not filled in.
    if(lag(period_end) OVER in_order + INTERVAL 1 DAY = period_start AND lag(unit) OVER in_order = unit, lag(value) OVER in_order, NULL) AS previous_value,
    claim_id,
    figure_id,
    article_id
FROM point
WINDOW series AS (PARTITION BY series_id), in_order AS (PARTITION BY series_id ORDER BY period_start, period_end, claim_id)
