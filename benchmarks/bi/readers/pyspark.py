"""PySpark on the Parquet files. It needs Java."""

from benchmarks.bi.readers.loop import Totals, run, select, totals
from pyspark.sql import SparkSession

SUMS = {
    "text": "sum(length({}))",
    "whole": "sum({})",
    "truth": "sum(cast({} AS INT))",
    "decimal": "cast(sum({}) AS STRING)",
    "double": "sum({})",
    "day": "sum(unix_date({}))",
    "moment": "sum(unix_micros({}))",
}


def read(path: str, kinds: dict[str, str]) -> Totals:
    spark = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.log.level", "ERROR")
        .getOrCreate()
    )
    spark.read.parquet(path).createOrReplaceTempView("t")
    return totals(kinds, list(spark.sql(select(kinds, SUMS, "t", quote="`")).collect()[0]))


if __name__ == "__main__":
    run(read)
