-- Which figures, as many as the parameter says, are to be checked first, and why? `newsledger explain` takes the beginning of an id.
SELECT left(figure_id, 12) AS figure, why, read_as, replace(sentence, surface, concat('[[', surface, ']]')) AS sentence
FROM rpt_review
ORDER BY review_no
LIMIT ?
