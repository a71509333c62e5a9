-- What is in the ledger? One row of counts and the first and last day of publication.
SELECT
    (SELECT count(*) FROM dim_article) AS article_count,
    (SELECT count(copy_of) FROM dim_article) AS copy_count,
    (SELECT count(DISTINCT publisher) FROM dim_article) AS publisher_count,
    (SELECT count(DISTINCT language) FROM dim_article) AS language_count,
    (SELECT min(published_date) FROM dim_article) AS first_date,
    (SELECT max(published_date) FROM dim_article) AS last_date,
    (SELECT count(*) FROM dim_article WHERE published_date IS NULL) AS undated_count,
    (SELECT count(*) FROM fct_document) AS document_count,
    (SELECT count(*) FROM fct_figure) AS figure_count,
    (SELECT count(*) FROM dim_entity) AS entity_count,
    (SELECT count(*) FROM fct_quote) AS quote_count,
    (SELECT count(DISTINCT speaker_entity_id) FROM fct_quote) AS speaker_count,
    (
        SELECT count(DISTINCT (least(reporter_code, partner_code), greatest(reporter_code, partner_code)))
        FROM rpt_trade_totals
        WHERE value_usd IS NOT NULL
    ) AS pair_count,
    (SELECT count(*) FROM rpt_claims WHERE is_disputed) AS conflict_count,
    (SELECT count(*) FROM fct_reject) AS reject_count,
    (SELECT coalesce(sum(kept_line_count), 0)::BIGINT FROM rpt_coverage) AS kept_line_count,
    (SELECT coalesce(sum(dropped_line_count), 0)::BIGINT FROM rpt_coverage) AS dropped_line_count,
    (SELECT coalesce(sum(offer_line_count), 0)::BIGINT FROM rpt_coverage) AS offer_line_count
