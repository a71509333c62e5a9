-- What did two countries trade, in dollars? One row a value of rpt_trade_totals that has dollars, of the $rows most reported pairs.
WITH country AS (
    SELECT country_code, min(name) AS name
    FROM dim_entity
    WHERE kind = 'country' AND country_code IS NOT NULL
    GROUP BY country_code
),
pair AS (
    SELECT least(reporter_code, partner_code) AS one, greatest(reporter_code, partner_code) AS other
    FROM rpt_trade_totals
    GROUP BY ALL
    ORDER BY sum(article_count) DESC, max(abs(value_usd)) DESC NULLS LAST, one, other
    LIMIT $rows
)
SELECT
    t.flow,
    coalesce(r.name, t.reporter_code) AS reporter,
    coalesce(p.name, t.partner_code) AS partner,
    t.period_start,
    t.period_end,
    t.currency_code,
    t.value,
    t.value_usd,
    t.speaker,
    t.article_count,
    t.publisher_count,
    t.is_disputed,
    t.figure_id
FROM rpt_trade_totals AS t
SEMI JOIN pair ON pair.one = least(t.reporter_code, t.partner_code) AND pair.other = greatest(t.reporter_code, t.partner_code)
LEFT JOIN country AS r ON r.country_code = t.reporter_code
LEFT JOIN country AS p ON p.country_code = t.partner_code
WHERE t.value_usd IS NOT NULL
ORDER BY t.flow, reporter, partner, t.period_start, t.value_usd, t.figure_id
