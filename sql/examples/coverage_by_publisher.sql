-- What came in from each publisher, and what came of it?
SELECT publisher, sum(article_count)::BIGINT AS articles, sum(copy_count)::BIGINT AS copies, sum(figure_count)::BIGINT AS figures, sum(offer_line_count)::BIGINT AS offers_dropped, sum(reject_count)::BIGINT AS rejects
FROM rpt_coverage
GROUP BY publisher
ORDER BY figures DESC, publisher NULLS LAST
