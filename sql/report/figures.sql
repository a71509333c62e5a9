-- Which figures does the page hold? Those it needs ($needed), then the $rows that say most, originals and newest first.
WITH ranked AS (
    SELECT
        figure_id,
        (measure IS NOT NULL)::INT * 2 + (unit IS NOT NULL)::INT + (period_start IS NOT NULL)::INT + (parties IS NOT NULL)::INT
        + (speaker IS NOT NULL)::INT + (qualifier IS NOT NULL)::INT - is_negated::INT - (copy_of IS NOT NULL)::INT * 4 AS told,
        published_date
    FROM rpt_figures
),
chosen AS (
    SELECT figure_id FROM ranked ORDER BY told DESC, published_date DESC NULLS LAST, figure_id LIMIT $rows
)
SELECT
    r.*,
    f.rule,
    -- Where the figure stands in its sentence: the sentence is sought from as far before the figure as it is long.
    r.start_offset - greatest(r.start_offset - length(r.sentence), 0)
    - instr(substr(a.text, greatest(r.start_offset - length(r.sentence), 0) + 1), r.sentence) + 1 AS surface_at
FROM rpt_figures AS r
JOIN ranked AS k ON k.figure_id = r.figure_id
JOIN fct_figure AS f ON f.figure_id = r.figure_id
JOIN dim_article AS a ON a.article_id = r.article_id
WHERE r.figure_id IN (FROM chosen) OR r.figure_id IN (SELECT unnest($needed))
ORDER BY k.told DESC, r.published_date DESC NULLS LAST, r.article_id, r.start_offset, r.figure_id
