-- Which figures, as many as the parameter says, are to be checked first? As a sheet of corrections yet to be filled in.
SELECT
    figure_id, NULL AS field, NULL AS value, NULL AS "by", NULL AS reason,
    why, surface, read_as, sentence, publisher, published_date, url
FROM rpt_review
ORDER BY review_no
LIMIT ?
