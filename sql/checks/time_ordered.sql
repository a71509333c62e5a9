-- name: fct_time.dates_ordered
-- table: fct_time
-- severity: fail
-- by: article
-- A time does not end before it starts.
SELECT time_id, start_date, end_date, surface
FROM fct_time
WHERE start_date > end_date
