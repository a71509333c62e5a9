-- How much did two countries trade in a period, who says so, and do the reports agree? One row a value reported.
WITH flows (measure, flow, sign) AS (
    VALUES
        ('trade.total', 'total', 1), ('trade.exports', 'export', 1), ('trade.imports', 'import', 1),
        ('trade.balance', 'balance', 1), ('trade.surplus', 'balance', 1), ('trade.deficit', 'balance', -1)
),
-- The two countries of a figure: the subject reports, unless it is a total, which has no side.
pair AS (
    SELECT
        p.figure_id,
        min(e.country_code) AS first_code,
        max(e.country_code) AS last_code,
        min(e.country_code) FILTER (WHERE p.party_role = 'subject') AS subject_code,
        min(e.country_code) FILTER (WHERE p.party_role = 'partner') AS partner_code
    FROM bridge_figure_party AS p
    JOIN dim_entity AS e ON e.entity_id = p.entity_id
    WHERE e.kind = 'country' AND p.party_role IN ('subject', 'partner')
    GROUP BY p.figure_id
    HAVING count(DISTINCT e.country_code) = 2
),
report AS (
    SELECT
        if(w.flow = 'total', c.first_code, c.subject_code) AS reporter_code,
        if(w.flow = 'total', c.last_code, c.partner_code) AS partner_code,
        w.flow,
        f.period_start,
        f.period_end,
        f.unit AS currency_code,
        w.sign * f.value AS value,
        w.sign * f.value_usd AS value_usd,
        -- A deficit of more than 5 is a balance of less than -5.
        CASE
            WHEN f.bound IN ('more_than', 'at_least') THEN w.sign
            WHEN f.bound IN ('less_than', 'up_to') THEN -w.sign
            ELSE 0
        END AS open_side,
        if(f.bound = 'about', 0.05, 0) * abs(f.value) AS slack,
        f.qualifier,
        coalesce(s.name, f.speaker_text) AS speaker,
        a.publisher,
        a.published_at,
        f.sentence,
        f.article_id,
        f.figure_id,
        row_number() OVER (ORDER BY a.published_at NULLS LAST, a.source_uri, f.article_id, f.start_offset, f.figure_id) AS place
    FROM fct_figure AS f
    JOIN flows AS w ON w.measure = f.measure
    -- Trade in one commodity is no total, nor is what an article says beside its own total.
    JOIN rpt_claim_figures AS t ON t.figure_id = f.figure_id AND t.measure_scope IS NULL AND t.agreement <> 'beside'
    JOIN pair AS c ON c.figure_id = f.figure_id
    JOIN dim_article AS a ON a.article_id = f.article_id
    LEFT JOIN dim_entity AS s ON s.entity_id = f.speaker_entity_id
    WHERE
        f.kind = 'money'
        AND f.value IS NOT NULL
        AND f.unit IS NOT NULL
        AND f.status IN ('actual', 'estimate')
        AND f.change_role IN ('level', 'change_to')
        AND f.period_start IS NOT NULL
        AND f.period_end IS NOT NULL
        AND (w.flow = 'total' OR c.subject_code <> c.partner_code)
),
-- Each report allows an interval, open at one side for a bound; they agree when the intervals meet within rounding (2 %).
spread AS (
    SELECT
        reporter_code, partner_code, flow, period_start, period_end, currency_code,
        min(value) AS value_low,
        max(value) AS value_high,
        max(value - slack) FILTER (WHERE open_side >= 0) AS highest_floor,
        min(value + slack) FILTER (WHERE open_side <= 0) AS lowest_ceiling
    FROM report
    GROUP BY ALL
),
reported AS (
    SELECT
        reporter_code, partner_code, flow, period_start, period_end, currency_code, value,
        arg_min(value_usd, place) AS value_usd,
        arg_min(qualifier, place) AS qualifier,
        arg_min(speaker, place) AS speaker,
        count(DISTINCT article_id) AS article_count,
        count(DISTINCT publisher) AS publisher_count,
        min(published_at) AS first_published_at,
        arg_min_null(sentence, place) AS sentence,
        arg_min(article_id, place) AS article_id,
        arg_min(figure_id, place) AS figure_id
    FROM report
    GROUP BY reporter_code, partner_code, flow, period_start, period_end, currency_code, value
)
SELECT
    r.reporter_code,
    r.partner_code,
    r.flow,
    r.period_start,
    r.period_end,
    r.currency_code,
    r.value,
    r.value_usd,
    r.qualifier,
    r.speaker,
    r.article_count,
    r.publisher_count,
    s.value_low,
    s.value_high,
    coalesce(s.highest_floor - s.lowest_ceiling > 0.02 * greatest(abs(s.highest_floor), abs(s.lowest_ceiling)), false) AS is_disputed,
    r.first_published_at,
    r.sentence,
    r.article_id,
    r.figure_id
FROM reported AS r
JOIN spread AS s USING (reporter_code, partner_code, flow, period_start, period_end, currency_code)
