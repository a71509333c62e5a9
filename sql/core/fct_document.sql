-- Which bytes were received?
SELECT document_id, source_uri, source_format, byte_count, run_id, ingested_at
FROM active.document
