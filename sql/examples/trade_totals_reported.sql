-- Which trade totals were reported between which countries for which year, by whom, and do the reports agree?
SELECT reporter_code, partner_code, year(period_start) AS year, currency_code AS currency, value, speaker, publisher_count AS publishers, is_disputed
FROM rpt_trade_totals
WHERE flow = 'total'
ORDER BY reporter_code, partner_code, year, value
