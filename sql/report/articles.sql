-- What are these articles ($needed)? One row each, with the file it came from.
SELECT
    a.article_id, a.title, a.publisher, a.agency, a.byline, a.dateline_place, a.published_date, a.language, a.url, a.text, a.word_count,
    a.copy_of, a.extraction_confidence, d.source_uri
FROM dim_article AS a
LEFT JOIN fct_document AS d ON d.document_id = a.document_id
WHERE a.article_id IN (SELECT unnest($needed))
ORDER BY a.article_id
