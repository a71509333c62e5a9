"""``python -m benchmarks.extraction``: body and metadata of web pages, accuracy and speed, beside the extraction libraries."""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path

from benchmarks import block_weights, data, page, rounds, scorers
from benchmarks.data import Missing, Row
from benchmarks.extraction import report
from benchmarks.rounds import OURS, Texts
from benchmarks.systems import System

SYSTEMS = [
    System(OURS, "benchmarks.extraction.newsledger", note="body, metadata, why each line"),
    System("trafilatura", "benchmarks.peers.trafilatura", None, "trafilatura", "body, metadata"),
    System("Resiliparse", "benchmarks.peers.resiliparse", None, "Resiliparse", "body"),
    System("readability-lxml", "benchmarks.peers.readability", "readability-lxml", "readability-lxml", "body, title"),
    System("newspaper4k", "benchmarks.peers.newspaper", "newspaper4k", "newspaper4k", "body, metadata"),
]
_METADATA = {"title": "exact", "authors": "any", "date": "exact"}
SETS = ("wcxb-dev", "html-dev")


def main() -> None:
    """Run every system over every set, and write benchmarks/results/extraction.*."""
    parser = argparse.ArgumentParser(prog="benchmarks.extraction", description=__doc__)
    data.add_paths(parser, "corpora", "score", "cache")
    rounds.add_options(parser, SYSTEMS)
    parser.add_argument("--pages", type=int, default=1000, help="at most so many pages of each set")
    options = parser.parse_args()
    cache = data.cache_folder(options.cache)
    sets = {name: lambda name=name: load(name, options.corpora, options.score, cache, options.pages) for name in SETS}
    results = rounds.compare(rounds.chosen(SYSTEMS, options.peers), sets, options.rounds, cache)
    results["held_out"] = held_out(options.corpora) if results["sets"] else {}
    page.write("extraction", results, report.sections(results))


def held_out(corpora: Path | None) -> Row:
    """The body's scores on the sets that are here, every page judged by weights fitted without its site. Cue rules are left out."""
    folders = [corpora / name for name in SETS if corpora and (corpora / name).exists()]
    pages = [one for folder in folders for one in block_weights.load(folder)]
    scores = block_weights.cross_validate(pages)["cascade"]
    return {name: {merit: round(value, 3) for merit, value in merits.items()} for name, merits in scores.items()}


def load(name: str, corpora: Path | None, score: Path | None, cache: Path, most: int) -> Texts:
    """The pages of a set, decoded, and their scorer."""
    folder, scorer = data.find(corpora, "corpora", name), data.find(score, "score", "score_extraction.py")
    truth = json.loads(data.find(folder, "corpora", "truth.json").read_text(encoding="utf-8"))
    kept = dict(list(truth.items())[:most])
    gold = cache / f"{name}.gold.json"
    gold.write_text(json.dumps({key: _with_day(row) for key, row in kept.items()}), encoding="utf-8")
    return Texts([{"id": key, "text": _page(folder, key)} for key in kept], lambda path: _score(scorer, gold, path))


def _page(folder: Path, key: str) -> str:
    stem = key.removesuffix(".html.gz")
    found = [path for path in (folder / f"{stem}.html.gz", folder / "html" / f"{stem}.html.gz") if path.exists()]
    if not found:
        raise Missing(f"{folder.name}: no page {key}")
    return gzip.decompress(found[0].read_bytes()).decode("utf-8", errors="replace")


def _with_day(row: Row) -> Row:
    return {"date": row["published"][:10] if row.get("published") else None, **row}


def _score(scorer: Path, gold: Path, predictions: Path) -> Row:
    """The figures of merit of one system on one set."""
    by_id = {row["id"]: row["pred"] or {} for row in data.read_lines(predictions)}
    plain = predictions.with_suffix(".json")
    plain.write_text(json.dumps({"docs": by_id}, ensure_ascii=False), encoding="utf-8")
    scored = predictions.with_suffix(".scores.json")
    scorers.run(scorer, "--gold", gold, "--pred", plain, "--json", scored, "--per-doc", predictions.with_suffix(".pages.json"))
    (found,) = json.loads(scored.read_text(encoding="utf-8")).values()
    meta = found.get("meta", {})
    merits = {"f1": found["shingle"]["f1"], "f1_std": found["shingle"]["f1_std"], "word_f1": found["word"]["f1"]}
    given = {field for pred in by_id.values() for field in pred}
    merits |= {name: meta[name][kind] for name, kind in _METADATA.items() if name in meta and name in given}
    return {name: round(value, 3) for name, value in merits.items()} | {"empty": found["missing"]}


if __name__ == "__main__":
    main()
