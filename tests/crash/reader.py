"""A program that reads what is published over and over, as a BI tool would, until its input is closed; it reports each fault."""

import hashlib
import json
import select
import sys
from pathlib import Path

import duckdb
import pyarrow.parquet as pq


def read_once(home):
    """The articles of one snapshot, after every file of it was found whole and of one run. Raises whatever is wrong."""
    with duckdb.connect(str(home / "current" / "ledger.duckdb"), read_only=True) as con:
        through_link = con.execute("SELECT count(*) FROM dim_article").fetchall()[0][0]
    snapshot = (home / "current").resolve(strict=True)
    package = json.loads((snapshot / "datapackage.json").read_text("utf-8"))
    assert package["id"] == snapshot.name
    with duckdb.connect(str(snapshot / "ledger.duckdb"), read_only=True) as con:
        for resource in package["resources"]:
            files = resource.get("parts", [resource])
            for file in files:
                data = (snapshot / file["path"]).read_bytes()
                assert f"sha256:{hashlib.sha256(data).hexdigest()}" == file["hash"], file["path"]
            if resource["format"] == "parquet":
                rows = sum(pq.read_table(snapshot / file["path"]).num_rows for file in files)
                in_database = con.execute(f"SELECT count(*) FROM {resource['name']}").fetchall()[0][0]
                assert rows == in_database == resource["rows"], resource["path"]
    return through_link


def main(home):
    articles, faults, passes = set(), [], 0
    while not select.select([sys.stdin], [], [], 0)[0]:
        try:
            articles.add(read_once(home))
        except Exception as error:  # noqa: BLE001 - whatever it is, a reader has seen it
            faults.append(f"{type(error).__name__}: {error}")
        passes += 1
    sys.stdout.write(json.dumps({"passes": passes, "articles": sorted(articles), "faults": faults}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
