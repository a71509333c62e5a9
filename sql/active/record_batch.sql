-- Which staged batches hold records of the readings that count?
SELECT DISTINCT d.document_id, b.batch
FROM active.document AS d
CROSS JOIN unnest(string_split(d.batches, ',')) AS b (batch)
WHERE b.batch <> ''
