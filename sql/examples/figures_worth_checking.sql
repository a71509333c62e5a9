-- Which figures should somebody look at first, and why?
SELECT review_no, surface, read_as, why, sentence
FROM rpt_review
ORDER BY review_no
LIMIT 10
