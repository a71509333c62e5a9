-- Where do reports of the same thing disagree? Every value of the $rows disputed claims that most stories make, the best supported first.
WITH dispute AS (
    SELECT claim_id, figure_id, original_count, agreeing_count, publisher_count, row_number() OVER (ORDER BY original_count DESC, abs(spread), claim_id) AS place
    FROM rpt_claims
    WHERE is_disputed
    QUALIFY place <= $rows
),
side AS (
    SELECT claim_id, figure_id, agreeing_count AS story_count, false AS is_dissent
    FROM dispute
    UNION ALL
    SELECT c.claim_id, c.figure_id, c.original_count, true
    FROM rpt_claim_conflicts AS c
    SEMI JOIN dispute AS d ON d.claim_id = c.claim_id
    WHERE c.conflict_kind <> 'revision'
)
SELECT
    s.claim_id,
    d.original_count AS weight,
    s.figure_id,
    s.story_count,
    d.publisher_count,
    s.is_dissent AND s.story_count < d.agreeing_count AS is_dissent
FROM side AS s
JOIN dispute AS d ON d.claim_id = s.claim_id
ORDER BY d.place, s.is_dissent, s.story_count DESC, s.figure_id
