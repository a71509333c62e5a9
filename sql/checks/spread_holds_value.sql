-- name: rpt_trade_totals.spread_holds_value
-- table: rpt_trade_totals
-- severity: fail
-- A reported value lies within the spread of its reports.
SELECT figure_id, value, value_low, value_high
FROM rpt_trade_totals
WHERE value NOT BETWEEN value_low AND value_high
