-- Which figures do the articles state, and who states them? What an analyst corrected stands for what was read; what was excluded is none.
SELECT f.*
FROM resolved.figure AS f
ANTI JOIN resolved.correction AS c ON c.figure_id = f.figure_id AND c.is_applied
UNION ALL BY NAME
SELECT * FROM resolved.corrected_figure
