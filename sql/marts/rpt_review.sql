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
figure AS (
    SELECT
        r.*,
        f.rule,
        s.article_count,
        s.publisher_count,
        d.figure_id IS NOT NULL AS is_disputed,
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
            + if(measure IS NOT NULL AND period_start IS NULL, 0.05, 0)
            + if(contains(rule, 'party.ambiguous'), 0.05, 0)
        ) AS doubt,
        0.5 * size_rank
        + 0.2 * (1 - 1 / greatest(publisher_count, 1))
        + if(measure IS NOT NULL, 0.2, 0)
        + if(parties IS NOT NULL, 0.1, 0) AS impact
    FROM sized
)
SELECT
    CAST(row_number() OVER (ORDER BY round(doubt * impact, 6) DESC, figure_id) AS INTEGER) AS review_no,
    figure_id,
    article_id,
    round(doubt * impact, 6) AS priority,
    round(doubt, 6) AS doubt,
    round(impact, 6) AS impact,
    concat_ws(
        '; ',
        format('{:.0f} % sure', 100 * confidence),
        if(unit IS NULL AND kind <> 'ordinal', 'an amount that says not of what', NULL),
        if(is_disputed, 'contradicts what most report (rpt_claim_conflicts)', NULL),
        if(times_usual > 1000, format('{:,.0f} times the usual size of its measure', times_usual), NULL),
        if(times_usual < 0.001, format('one {:,.0f}th of the usual size of its measure', 1 / times_usual), NULL),
        if(measure IS NOT NULL AND period_start IS NULL, 'no period was found', NULL),
        if(contains(rule, 'party.ambiguous'), 'too many parties to choose from', NULL),
        if(size_rank >= 0.9, format('larger than {:.0f} % of its like', floor(100 * least(size_rank, 0.99))), NULL),
        if(publisher_count > 1, format('carried by {} publishers', publisher_count), NULL)
    ) AS why,
    surface,
    concat_ws(
        '; ',
        concat_ws(
            ' ',
            coalesce(rtrim(rtrim(CAST(value AS VARCHAR), '0'), '.'), rtrim(rtrim(CAST(value_low AS VARCHAR), '0'), '.') || ' to ' || rtrim(rtrim(CAST(value_high AS VARCHAR), '0'), '.')),
            unit,
            'per ' || per_unit
        ),
        measure,
        parties,
        period_start || ' to ' || period_end,
        'said by ' || speaker
    ) AS read_as,
    sentence,
    publisher,
    published_date,
    url,
    kind,
    value,
    unit,
    value_usd,
    measure,
    confidence,
    article_count,
    publisher_count
FROM weighed
QUALIFY review_no <= 1000
