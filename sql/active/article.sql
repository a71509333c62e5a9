-- From which batch is each article taken, when several hold it? The earliest published; rows of its other tables follow it.
-- The part that it falls into is its month of publication.
SELECT a.article_id, a.batch, coalesce(strftime(a.published_date, '%Y-%m'), 'undated') AS part
FROM staged.dim_article AS a
SEMI JOIN active.record_batch AS r ON r.document_id = a.document_id AND r.batch = a.batch
QUALIFY row_number() OVER (
    PARTITION BY a.article_id ORDER BY a.published_at NULLS LAST, a.source_uri, a.document_id, a.batch
) = 1
