-- What could not be used? What a batch rejected counts with the batch; what a run rejected of a document counts until
-- a later run has read that document to its end; what could not even be opened, until a later run has read what lies there.
-- The ids of runs ascend.
SELECT r.source_uri, min(r.document_id) AS document_id, r.stage, r.code, r.reason, min(r.at) AS at
FROM staged.fct_reject AS r
LEFT JOIN active.document AS d ON d.document_id = r.document_id
LEFT JOIN active.record_batch AS b ON b.document_id = r.document_id AND b.batch = r.batch
ANTI JOIN staged.stg_document AS o ON r.document_id IS NULL AND o.source_uri = r.source_uri AND o.run_id > r.batch
WHERE
    r.document_id IS NULL OR b.batch IS NOT NULL OR d.document_id IS NULL
    OR (d.run_id <= r.batch AND NOT regexp_full_match(r.batch, '[0-9a-f]{16}-[0-9a-f]{8}'))
GROUP BY r.source_uri, r.stage, r.code, r.reason
