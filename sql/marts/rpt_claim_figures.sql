-- Which figures make each claim, which values does each allow, and does it agree with the others? One row a figure.
-- A claim is a measure of the same parties for the same period, per the same thing, in units that can be compared.
WITH two_sided (measure) AS (VALUES ('trade.total')),
party AS (
    SELECT
        p.figure_id,
        -- Both sides of a total are alike; of anything else each party has its role.
        string_agg(DISTINCT concat(if(s.measure IS NULL, p.party_role, 'side'), '=', p.entity_id), ';'
            ORDER BY concat(if(s.measure IS NULL, p.party_role, 'side'), '=', p.entity_id)) AS party_ids
    FROM bridge_figure_party AS p
    JOIN fct_figure AS f ON f.figure_id = p.figure_id
    LEFT JOIN two_sided AS s ON s.measure = f.measure
    WHERE f.measure IS NOT NULL AND f.period_start IS NOT NULL
    GROUP BY p.figure_id
),
-- What of the measure a phrase means, where it means a part: "exports of cars", "services inflation". Capitals are names, but for goods.
word AS (
    SELECT f.figure_id, f.measure, w.word, rtrim(lower(w.word), 's') AS stem
    FROM fct_figure AS f
    CROSS JOIN unnest(regexp_extract_all(f.measure_text, '[A-Za-z][A-Za-z-]+')) AS w (word)
    WHERE f.measure IS NOT NULL AND f.period_start IS NOT NULL
),
scoped AS (
    SELECT w.figure_id, string_agg(DISTINCT w.stem, ' ' ORDER BY w.stem) AS scope
    FROM word AS w
    LEFT JOIN ref_measure_words AS g ON g.kind = 'goods' AND g.word = w.stem
    WHERE
        (w.word = lower(w.word) OR g.word IS NOT NULL)
        AND NOT EXISTS (
            SELECT 1 FROM ref_measure_words AS o WHERE o.word = w.stem AND (o.code = w.measure OR o.kind = 'plain')
        )
    GROUP BY w.figure_id
),
-- Sentences that give a flow in tonnes: of what they are may stand elsewhere.
heap AS (
    SELECT DISTINCT f.article_id, f.sentence, f.measure
    FROM fct_figure AS f
    JOIN ref_measure_words AS o ON o.kind = 'of_goods' AND o.code = f.measure
    WHERE f.kind = 'quantity'
),
-- The step of the last digit that is written: 33 billion is said to the billion, 33.2 to the hundred million.
written AS (
    SELECT
        f.*,
        a.publisher, a.agency, a.published_at, coalesce(a.copy_group_id, a.article_id) AS story_id, a.copy_of,
        p.party_ids,
        coalesce(c.scope, '') AS scope,
        if(f.change_role = 'change_by', 'change', 'level') AS role,
        if(f.status = 'estimate', 'actual', f.status) AS outlook,
        if(f.kind = 'money' AND (f.value_usd IS NOT NULL OR f.unit = 'USD'), 'money', f.unit) AS dimension,
        -- A fall of 3 percent and a rise of 3 percent are not the same change.
        if(f.change_role = 'change_by' AND f.direction = 'down', -1, 1) AS sign,
        CAST(f.value AS DOUBLE) AS amount,
        replace(regexp_extract(coalesce(f.surface, ''), '[0-9][0-9,]*(?:\.[0-9]+)?'), ',', '') AS digits
    FROM fct_figure AS f
    JOIN dim_article AS a ON a.article_id = f.article_id
    JOIN party AS p ON p.figure_id = f.figure_id
    LEFT JOIN scoped AS c ON c.figure_id = f.figure_id
    LEFT JOIN heap AS h ON h.article_id = f.article_id AND h.sentence = f.sentence AND h.measure = f.measure
    WHERE
        f.measure IS NOT NULL
        AND f.unit IS NOT NULL
        AND f.kind <> 'ordinal'
        AND f.period_start IS NOT NULL
        AND f.period_end IS NOT NULL
        AND f.status <> 'hypothetical'
        AND f.is_negated IS NOT TRUE
        -- So many tonnes of what the phrase does not name, or by how much they grew: wheat in one article, maize in the other.
        AND NOT (c.scope IS NULL AND h.article_id IS NOT NULL AND f.kind IN ('quantity', 'percent'))
        -- What was estimated a month ago, quoted beside what is estimated now, is no claim of today's.
        AND NOT contains(coalesce(f.rule, ''), 'period.estimate')
        AND coalesce(f.confidence, 1) >= 0.5
        AND (f.value IS NOT NULL OR (f.value_low IS NOT NULL AND f.value_high IS NOT NULL))
),
stepped AS (
    SELECT
        *,
        strpos(digits, '.') > 0 AS has_point,
        if(digits = '', 0, abs(amount) / nullif(CAST(digits AS DOUBLE), 0)) AS magnitude,
        length(regexp_extract(CAST(CAST(abs(amount) AS HUGEINT) AS VARCHAR), '0*$')) AS zeros
    FROM written
),
rounded AS (
    SELECT
        *,
        CASE
            WHEN value IS NULL THEN 0
            WHEN digits = '' THEN if(abs(amount) < 1000, 0, least(pow(10, zeros) / 2, 0.1 * abs(amount)))
            WHEN abs(log10(greatest(magnitude, 1e-12)) - round(log10(greatest(magnitude, 1e-12)))) > 1e-6 THEN 0.005 * abs(amount)
            WHEN has_point THEN magnitude * pow(10, strpos(digits, '.') - length(digits)) / 2
            WHEN magnitude > 1.5 THEN magnitude / 2
            ELSE least(magnitude * pow(10, if(magnitude > 0.5, zeros, 0)) / 2, greatest(0.025 * abs(amount), magnitude / 2))
        END AS half
    FROM stepped
),
keyed AS (
    SELECT
        *,
        left(sha256(concat_ws('|', measure, scope, party_ids, period_start, period_end, coalesce(per_unit, ''), dimension, role, outlook)), 24) AS claim_id
    FROM rounded AS f
    -- The base of a comparison has a period of its own, or none that is known.
    WHERE change_role <> 'change_from' OR NOT EXISTS (
        SELECT 1
        FROM rounded AS o
        WHERE
            o.article_id = f.article_id AND o.sentence = f.sentence AND o.measure = f.measure AND o.change_role <> 'change_from'
            AND o.period_start = f.period_start AND o.period_end = f.period_end
    )
),
-- Values of one currency are compared as they stand, of several in dollars at the rate of each.
compared AS (
    SELECT
        *,
        if(is_mixed, 'USD', unit) AS comparison_unit,
        if(is_mixed, coalesce(CAST(fx_rate AS DOUBLE), 1.0), 1.0) AS rate,
        if(is_mixed AND unit <> 'USD', 0.01, 0.0) AS rate_slack
    FROM (SELECT *, dimension = 'money' AND min(unit) OVER claim <> max(unit) OVER claim AS is_mixed FROM keyed WINDOW claim AS (PARTITION BY claim_id))
),
interval_of AS (
    SELECT
        *,
        sign * rate * coalesce(amount, (CAST(value_low AS DOUBLE) + CAST(value_high AS DOUBLE)) / 2) AS value_compared,
        CASE
            WHEN value IS NULL THEN sign * rate * CAST(if(sign > 0, value_low, value_high) AS DOUBLE)
            WHEN bound IN (if(sign > 0, 'less_than', 'more_than'), if(sign > 0, 'up_to', 'at_least')) THEN NULL
            WHEN bound IN ('more_than', 'at_least', 'less_than', 'up_to') THEN sign * rate * amount - rate_slack * rate * abs(amount)
            ELSE sign * rate * amount - width
        END AS value_from,
        CASE
            WHEN value IS NULL THEN sign * rate * CAST(if(sign > 0, value_high, value_low) AS DOUBLE)
            WHEN bound IN (if(sign > 0, 'more_than', 'less_than'), if(sign > 0, 'at_least', 'up_to')) THEN NULL
            WHEN bound IN ('more_than', 'at_least', 'less_than', 'up_to') THEN sign * rate * amount + rate_slack * rate * abs(amount)
            ELSE sign * rate * amount + width
        END AS value_to,
        CASE
            WHEN change_role = 'change_from' THEN NULL
            WHEN regexp_matches(sentence, '\b(?:[Rr]evised|[Rr]estated|[Cc]orrected)\b') THEN 'revised'
            WHEN regexp_matches(sentence, '\b(?:[Pp]reliminary|[Pp]rovisional|[Ff]lash|[Aa]dvance estimate|[Ff]irst estimate)\b') THEN 'preliminary'
            WHEN regexp_matches(sentence, '\b(?:[Ff]inal (?:figures?|data|results?|estimate|count)|[Dd]efinitive)\b') THEN 'final'
        END AS stage
    FROM (
        SELECT *, rate * (greatest(if(kind = 'percent', half, least(half, 0.1 * abs(amount))), if(bound = 'about', 0.05 * abs(amount), 0), 1e-9 * abs(amount) + 1e-9) + rate_slack * abs(amount)) AS width
        FROM compared
    )
),
-- An article's word on a claim is one figure, a story's that of its earliest article; what else they say is beside it.
ranked AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY claim_id, article_id
            ORDER BY stage = 'preliminary', confidence DESC, bound <> 'exact', start_offset, figure_id
        ) AS place_in_article,
        row_number() OVER (
            PARTITION BY claim_id, story_id
            ORDER BY copy_of IS NOT NULL, published_at NULLS LAST, article_id, stage = 'preliminary', confidence DESC, bound <> 'exact', start_offset, figure_id
        ) AS place_in_story
    FROM interval_of
),
voice AS (
    SELECT claim_id, value_from, value_to, value_compared, max(stage IN ('revised', 'final')) AS is_revised, count(*) AS originals, max(published_at) AS last_at
    FROM ranked
    WHERE place_in_story = 1
    GROUP BY claim_id, value_from, value_to, value_compared
),
support AS (
    SELECT v.claim_id, v.value_from, v.value_to, v.value_compared, any_value(v.is_revised) AS is_revised, any_value(v.last_at) AS last_at, sum(o.originals) AS originals
    FROM voice AS v
    JOIN voice AS o
        ON o.claim_id = v.claim_id
        AND coalesce(v.value_from < o.value_to, true) AND coalesce(o.value_from < v.value_to, true)
    GROUP BY v.claim_id, v.value_from, v.value_to, v.value_compared
),
-- The best value: what a revision says; else what most stories allow; of these the most precise, then the latest.
consensus AS (
    SELECT *
    FROM support
    QUALIFY row_number() OVER (
        PARTITION BY claim_id
        -- A bound alone says what the value is not.
        ORDER BY
            coalesce(is_revised, false) DESC, value_from IS NULL OR value_to IS NULL, originals DESC,
            value_to - value_from, last_at DESC NULLS LAST, value_compared
    ) = 1
)
SELECT
    r.claim_id,
    CAST(row_number() OVER (
        PARTITION BY r.claim_id ORDER BY r.published_at NULLS LAST, r.place_in_story <> 1, r.article_id, r.figure_id
    ) AS INTEGER) AS report_no,
    r.figure_id,
    r.article_id,
    r.story_id,
    r.publisher,
    r.published_at,
    coalesce(e.name, r.speaker_text) AS speaker,
    r.measure,
    nullif(r.scope, '') AS measure_scope,
    r.party_ids,
    r.period_start,
    r.period_end,
    r.role,
    r.outlook,
    r.value,
    r.unit,
    r.per_unit,
    r.bound,
    r.stage,
    r.value_compared,
    r.value_from,
    r.value_to,
    r.comparison_unit,
    r.place_in_story = 1 AS is_original,
    CASE
        WHEN r.value_compared = c.value_compared AND r.value_from IS NOT DISTINCT FROM c.value_from AND r.value_to IS NOT DISTINCT FROM c.value_to THEN 'consensus'
        WHEN coalesce(r.value_from < c.value_to, true) AND coalesce(c.value_from < r.value_to, true) THEN 'agrees'
        WHEN r.place_in_article > 1 THEN 'beside'
        WHEN r.published_at < c.last_at AND (r.stage = 'preliminary' OR c.is_revised) THEN 'superseded'
        ELSE 'differs'
    END AS agreement
FROM ranked AS r
JOIN consensus AS c ON c.claim_id = r.claim_id
LEFT JOIN dim_entity AS e ON e.entity_id = r.speaker_entity_id
