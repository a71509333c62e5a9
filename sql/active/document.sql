-- Which reading of each document counts? The latest; the bytes were first received when any reading first received them.
SELECT d.* EXCLUDE (batch) REPLACE (min(d.ingested_at) OVER (PARTITION BY d.document_id) AS ingested_at)
FROM staged.stg_document AS d
QUALIFY row_number() OVER (PARTITION BY d.document_id ORDER BY d.ingested_at DESC, d.options, d.source_uri, d.run_id, d.batches) = 1
