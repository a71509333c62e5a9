"""``python -m benchmarks.plain_text``: the article in whole pages pasted as text, in several layouts, by held-out weights."""

from __future__ import annotations

import argparse
import json
from contextlib import suppress
from functools import partial
from pathlib import Path

from benchmarks import data, page, scorers
from benchmarks.data import Row
from benchmarks.extraction.__main__ import SETS, load
from benchmarks.plain_text import folds, report
from benchmarks.plain_text.rendering import renderings


def main() -> None:
    """Render the pages, read them back, and write benchmarks/results/plain_text.*; the pages' scores go to the cache folder."""
    parser = argparse.ArgumentParser(prog="benchmarks.plain_text", description=__doc__)
    data.add_paths(parser, "corpora", "score", "cache")
    parser.add_argument("--pages", type=int, default=1000, help="at most so many pages of each set")
    options = parser.parse_args()
    cache = data.cache_folder(options.cache)
    parts = ((name, partial(measure, name, options.corpora, options.score, cache, options.pages)) for name in SETS)
    page.write("plain_text", {"sets": (results := data.try_each(parts))}, report.sections(results))


def measure(name: str, corpora: Path | None, score: Path | None, cache: Path, most: int) -> Row:
    """F1 of the body by layout: with held-out weights, with the shipped ones (which have seen the pages), and with nothing dropped."""
    scorer = data.find(score, "score", "score_extraction.py")
    bodies, dumps = rendered(name, corpora, score, cache, most)
    gold = cache / f"{name}.bodies.json"
    gold.write_text(json.dumps({key: {"text": text} for key, text in bodies.items()}), encoding="utf-8")
    held_out, shipped = folds.vocabularies(every_dump(corpora, score, cache, most), cache), folds.shipped()
    found: Row = {"texts": len(bodies)}
    for layout in dict.fromkeys(row["layout"] for row in dumps):
        own = {row["id"]: row["dump"] for row in dumps if row["layout"] == layout}
        judge = partial(_f1, scorer, gold, cache / "predictions", f"{name}.{layout}")
        found[layout] = {
            "held_out": judge("held-out", {key: folds.body(dump, held_out[folds.fold(key)]) for key, dump in own.items()}),
            "shipped": judge("shipped", {key: folds.body(dump, shipped) for key, dump in own.items()}),
            "nothing_dropped": judge("all", own),
        }
    return found | {"held_out_mean": round(sum(row["held_out"] for row in found.values() if isinstance(row, dict)) / (len(found) - 1), 3)}


def rendered(name: str, corpora: Path | None, score: Path | None, cache: Path, most: int) -> tuple[dict[str, str], list[Row]]:
    """(true body by page, every page in every layout)."""
    texts = load(name, corpora, score, cache, most)
    truth = json.loads((cache / f"{name}.gold.json").read_text(encoding="utf-8"))
    bodies = {key: row["text"] for key, row in truth.items() if row.get("text")}
    dumps = [
        {"id": row["id"], "layout": layout, "dump": dump, "body": bodies[row["id"]]}
        for row in texts.rows
        if row["id"] in bodies
        for layout, dump in renderings(row["text"]).items()
    ]
    return bodies, dumps


def every_dump(corpora: Path | None, score: Path | None, cache: Path, most: int) -> list[Row]:
    """The pages of all sets that are here, in every layout: as the shipped weights are fitted on all, so are held-out ones."""
    dumps: list[Row] = []
    for name in SETS:
        with suppress(data.Missing):
            dumps += rendered(name, corpora, score, cache, most)[1]
    return dumps


def _f1(scorer: Path, gold: Path, folder: Path, stem: str, way: str, found: dict[str, str]) -> float:
    folder.mkdir(exist_ok=True)
    predictions, scored = folder / f"plain.{stem}.{way}.json", folder / f"plain.{stem}.{way}.scores.json"
    predictions.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    scorers.run(scorer, "--gold", gold, "--pred", predictions, "--json", scored, "--per-doc", predictions.with_suffix(".pages.json"))
    (merits,) = json.loads(scored.read_text(encoding="utf-8")).values()
    return round(merits["shingle"]["f1"], 3)


if __name__ == "__main__":
    main()
