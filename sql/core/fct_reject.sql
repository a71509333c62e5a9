-- What could not be used? What a batch rejected counts with the batch; what a run rejected of a document counts until
-- another run has read that document to its end.
SELECT r.source_uri, min(r.document_id) AS document_id, r.stage, r.code, r.reason, min(r.at) AS at
FROM staged.fct_reject AS r
LEFT JOIN active.document AS d ON d.document_id = r.document_id
LEFT JOIN active.record_batch AS b ON b.document_id = r.document_id AND b.batch = r.batch
WHERE
    r.document_id IS NULL OR b.batch IS NOT NULL OR d.document_id IS NULL OR d.run_id = r.batch
    -- Bytes that are needed again and are gone, until the articles that came of them are back.
    OR (
        r.code IN ('raw_missing', 'raw_damaged')
        AND NOT EXISTS (SELECT 1 FROM staged.dim_article AS s SEMI JOIN active.article AS a USING (article_id, batch) WHERE s.document_id = r.document_id)
    )
GROUP BY r.source_uri, r.stage, r.code, r.reason
