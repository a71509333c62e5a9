-- Where do reports of the same trade disagree? Every value of the $rows disputed totals reported by most, the best supported first.
WITH dispute AS (
    SELECT reporter_code, partner_code, flow, period_start, period_end, currency_code, sum(article_count) AS weight
    FROM rpt_trade_totals
    WHERE is_disputed
    GROUP BY ALL
    ORDER BY weight DESC, period_start DESC, reporter_code, partner_code, flow
    LIMIT $rows
)
SELECT
    concat_ws('|', t.reporter_code, t.partner_code, t.flow, t.period_start, t.period_end, t.currency_code) AS claim_id,
    d.weight::BIGINT AS weight,
    t.figure_id,
    t.article_count,
    t.publisher_count,
    t.article_count < max(t.article_count) OVER claim AS is_dissent
FROM rpt_trade_totals AS t
JOIN dispute AS d USING (reporter_code, partner_code, flow, period_start, period_end, currency_code)
WINDOW claim AS (PARTITION BY t.reporter_code, t.partner_code, t.flow, t.period_start, t.period_end, t.currency_code)
ORDER BY d.weight DESC, claim_id, t.article_count DESC, t.first_published_at, t.value
