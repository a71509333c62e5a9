-- Which figures are most worth a person's look, and why? The first $rows of rpt_review.
SELECT figure_id, why
FROM rpt_review
ORDER BY review_no
LIMIT $rows
