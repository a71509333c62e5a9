"""From staged batches to what readers see: staging, Parquet, the DuckDB file, the checks and the swap."""
