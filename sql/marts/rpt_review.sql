-- Which figures are most worth a person's look? The thousand where doubt times impact is greatest, with the reasons in words: of originals
-- only, since a copy says what its original says, and of those that nobody has corrected or confirmed yet.
WITH story AS (
    SELECT coalesce(copy_group_id, article_id) AS story_id, count(*) AS article_count, count(DISTINCT publisher) AS publisher_count
    FROM dim_article
    GROUP BY ALL
),
disputed AS (
    SELECT DISTINCT figure_id FROM rpt_claim_figures WHERE agreement = 'differs'
),
-- No more than what is weighed: the windows below carry every column of every figure.
figure AS (
    SELECT
        r.figure_id,
        r.unit,
        r.per_unit,
        r.value_usd,
        r.measure,
        r.change_role,
        r.confidence,
        s.article_count,
        s.publisher_count,
        d.figure_id IS NOT NULL AS is_disputed,
        r.measure IS NOT NULL AND r.period_start IS NULL AS has_no_period,
        contains(f.rule, 'party.ambiguous') AS has_too_many_parties,
        r.parties IS NOT NULL AS has_parties,
        abs(CAST(coalesce(r.value, r.value_low, r.value_high) AS DOUBLE)) AS size
    FROM rpt_figures AS r
    JOIN fct_figure AS f ON f.figure_id = r.figure_id
    JOIN dim_article AS a ON a.article_id = r.article_id
    JOIN story AS s ON s.story_id = coalesce(a.copy_group_id, a.article_id)
    LEFT JOIN disputed AS d ON d.figure_id = r.figure_id
    WHERE r.copy_of IS NULL AND NOT r.is_corrected
),
-- Among its peers: figures of the same measure in the same unit, which say what size is usual.
sized AS (
    SELECT
        *,
        CASE
            WHEN value_usd IS NOT NULL THEN percent_rank() OVER (PARTITION BY value_usd IS NULL ORDER BY abs(value_usd))
            WHEN measure IS NOT NULL AND count(*) OVER peers >= 5 THEN percent_rank() OVER (PARTITION BY measure, unit, per_unit ORDER BY size)
            ELSE 0.5
        END AS size_rank,
        CASE
            WHEN measure IS NOT NULL AND size > 0 AND change_role <> 'change_by' AND count(*) OVER peers >= 5
                THEN size / nullif(median(size) OVER peers, 0)
        END AS times_usual
    FROM figure
    WINDOW peers AS (PARTITION BY measure, unit, per_unit)
),
weighed AS (
    SELECT
        *,
        least(
            1,
            1 - coalesce(confidence, 0)
            + if(is_disputed, 0.2, 0)
            + if(times_usual NOT BETWEEN 0.001 AND 1000, 0.2, 0)
            + if(has_no_period, 0.05, 0)
            + if(has_too_many_parties, 0.05, 0)
        ) AS doubt,
        0.5 * size_rank
        + 0.2 * (1 - 1 / greatest(publisher_count, 1))
        + if(measure IS NOT NULL, 0.2, 0)
        + if(has_parties, 0.1, 0) AS impact
    FROM sized
),
worst AS (
    SELECT *, row_number() OVER (ORDER BY round(doubt * impact, 6) DESC, figure_id) AS review_no
    FROM weighed
    ORDER BY review_no
    LIMIT 1000
)
SELECT
    CAST(w.review_no AS INTEGER) AS review_no,
    w.figure_id,
    r.article_id,
    round(w.doubt * w.impact, 6) AS priority,
    round(w.doubt, 6) AS doubt,
    round(w.impact, 6) AS impact,
    concat_ws(
        '; ',
        format('{:.0f} % sure', 100 * w.confidence),
        if(r.unit IS NULL AND r.kind <> 'ordinal', 'an amount that says not of what', NULL),
        if(w.is_disputed, 'contradicts what most report (rpt_claim_conflicts)', NULL),
        if(w.times_usual > 1000, format('{:,.0f} times the usual size of its measure', w.times_usual), NULL),
        if(w.times_usual < 0.001, format('one {:,.0f}th of the usual size of its measure', 1 / w.times_usual), NULL),
        if(w.has_no_period, 'no period was found', NULL),
        if(w.has_too_many_parties, 'too many parties to choose from', NULL),
        if(w.size_rank >= 0.9, format('larger than {:.0f} % of its like', floor(100 * least(w.size_rank, 0.99))), NULL),
        if(w.publisher_count > 1, format('carried by {} publishers', w.publisher_count), NULL)
    ) AS why,
    r.surface,
    concat_ws(
        '; ',
        concat_ws(
            ' ',
            coalesce(rtrim(rtrim(CAST(r.value AS VARCHAR), '0'), '.'), rtrim(rtrim(CAST(r.value_low AS VARCHAR), '0'), '.') || ' to ' || rtrim(rtrim(CAST(r.value_high AS VARCHAR), '0'), '.')),
            r.unit,
            'per ' || r.per_unit
        ),
        r.measure,
        r.parties,
        r.period_start || ' to ' || r.period_end,
        'said by ' || r.speaker
    ) AS read_as,
    r.sentence,
    r.publisher,
    r.published_date,
    r.url,
    r.kind,
    r.value,
    r.unit,
    r.value_usd,
    r.measure,
    r.confidence,
    w.article_count,
    w.publisher_count
FROM worst AS w
JOIN rpt_figures AS r ON r.figure_id = w.figure_id
