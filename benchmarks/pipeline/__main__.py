"""``python -m benchmarks.pipeline``: the main job from end to end: beside spaCy, by workers, from start to first row, and at scale.

``--scale`` loads 10,000 and 100,000 made articles too, as JSON Lines and as pages of a WARC, which takes an hour; without it the page
keeps what was measured then.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from benchmarks import data, page, rounds
from benchmarks.data import Row
from benchmarks.extraction.__main__ import load as load_pages
from benchmarks.pipeline import report
from benchmarks.pipeline.measure import load, newsledger, stage_seconds
from benchmarks.rounds import OURS, Texts, spread
from benchmarks.systems import System

_PEER = "benchmarks.peers.spacy_stream"
_OURS = System(OURS, "benchmarks.pipeline.newsledger", note="the ledger")
_ON_TEXTS = [_OURS, System("spaCy", _PEER, None, "spacy", "its whole pipeline")]
_ON_PAGES = [_OURS, System("trafilatura, spaCy", _PEER, None, "trafilatura", "the body, then spaCy's whole pipeline")]
_SMALL, _LARGE = 10_000, 100_000
_FILES = {"jsonl": "articles.jsonl", "warc": "pages.warc.gz"}
_SCALES = (("jsonl", _SMALL), ("jsonl", _LARGE), ("warc", _SMALL), ("warc", _LARGE))


def main() -> None:
    """Measure, and write benchmarks/results/pipeline.*."""
    parser = argparse.ArgumentParser(prog="benchmarks.pipeline", description=__doc__)
    data.add_paths(parser, "corpora", "score", "cache")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--texts", type=int, default=1000, help="at most so many articles, and a third as many pages")
    parser.add_argument("--scale", action="store_true", help="also load 10,000 and 100,000 made articles")
    options = parser.parse_args()
    cache = data.cache_folder(options.cache)
    known = json.loads((page.RESULTS / "pipeline.json").read_text()) if (page.RESULTS / "pipeline.json").exists() else {}
    pages = partial(load_pages, "wcxb-dev", options.corpora, options.score, cache, options.texts // 3)
    plain = rounds.compare(_ON_TEXTS, {"plain": partial(_articles, options.corpora, options.texts)}, options.rounds, cache)
    html = rounds.compare(_ON_PAGES, {"html": pages}, options.rounds, cache)
    scale = known.get("scale", {})
    if options.scale:
        scale = data.try_each([("scale", partial(_scale, options.corpora, cache))])["scale"]
    results = {
        "plain": _beside(plain, "plain", "spaCy", "times_as_fast_as_spacy"),
        "html": _beside(html, "html", "trafilatura, spaCy", "times_as_fast_as_trafilatura_and_spacy"),
        **data.try_each([("alone", partial(_alone, options.corpora, options.texts, options.rounds))])["alone"],
        "publish_100000_seconds": scale.get("publish_100000_seconds"),
        "scale": scale,
        "missing": plain["missing"] | html["missing"],
    }
    page.write("pipeline", results, report.sections(results))


def _articles(corpora: Path | None, most: int) -> Texts:
    """Newswire stories as text, each with its title."""
    lines = gzip.decompress(data.find(corpora, "corpora", "reuters-dev.jsonl.gz").read_bytes()).decode().splitlines()[:most]
    stories = map(json.loads, lines)
    return Texts([{"id": row["id"], "text": f"{row['title']}\n\n{row['dateline']} {row['text']}"} for row in stories])


def _beside(compared: Row, name: str, peer: str, key: str) -> Row:
    found = compared["sets"].get(name)
    if not found or not {OURS, peer} <= found["systems"].keys():
        return {}
    return {**found, key: found["systems"][peer]["newsledger_is_times_as_fast"]}


def _alone(corpora: Path | None, most: int, how_often: int) -> Row:
    """What needs no peer: two workers beside one, from start to first row, a query, the memory of a worker."""
    texts = _articles(corpora, most).rows
    ratios, firsts, queries, peaks = [], [], [], []
    for _ in range(how_often):
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            first, articles = folder / "first.txt", folder / "articles.jsonl"
            first.write_text(texts[0]["text"], encoding="utf-8")
            data.write_lines(articles, ({"title": "", "text": row["text"], "published": "1987-03-02"} for row in texts))
            firsts.append(load(first, folder / "first").wall)
            one, two = load(articles, folder / "one"), load(articles, folder / "two", workers=2)
            # What runs before and after the workers is what a run of one article takes.
            ratios.append((one.wall - firsts[-1]) / (two.wall - firsts[-1]))
            peaks.append(one.peak_mb)
            queries.append(newsledger("sql", "SELECT count(*), sum(value_usd) FROM rpt_figures", "--home", folder / "one").wall)
    return {
        "two_workers_over_one": spread(ratios),
        "first_article_seconds": spread(firsts),
        "sql_seconds": spread(queries),
        "worker_peak_mb": round(max(peaks)),
    }


def _scale(corpora: Path | None, cache: Path) -> Row:
    """Made articles in tens and hundreds of thousands: cost of each, memory, and a publish of all."""
    make = data.find(corpora, "corpora", "make_scale.py")
    sizes: Row = {}
    for form, size in _SCALES:
        folder = cache / f"scale-{form}-{size}"
        if not folder.exists():
            command = [sys.executable, make, "--out", folder, "-n", str(size), "--formats", form]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with tempfile.TemporaryDirectory(dir=cache) as made:
            home = Path(made) / "home"
            # Beside pages lies what is true of them, which is not to be read.
            loaded = load(folder / _FILES[form], home, workers=2)
            publishing = stage_seconds(home, "publish")
            again = newsledger("publish", "--home", home)
        row = {"cpu_ms_per_article": round(1000 * loaded.cpu / size, 2), "minutes": round(loaded.wall / 60, 2)}
        row |= {"peak_mb": round(loaded.peak_mb), "publish_seconds": round(publishing, 1), "again_seconds": round(again.wall, 1)}
        sizes[f"{size:,} {form}"] = row
        data.tell({"articles": f"{size:,} {form}", **row})
    small, large = (sizes[f"{size:,} jsonl"] for size in (_SMALL, _LARGE))
    with tempfile.TemporaryDirectory(dir=cache) as made:
        one = load(cache / f"scale-jsonl-{_SMALL}" / _FILES["jsonl"], Path(made) / "home")
    return {
        "sizes": sizes,
        "two_workers_over_one_at_10000": round(one.wall / 60 / small["minutes"], 2),
        "cost_at_100000_over_10000": round(large["cpu_ms_per_article"] / small["cpu_ms_per_article"], 3),
        "peak_mb": max(row["peak_mb"] for row in sizes.values()),
        "publish_100000_seconds": large["publish_seconds"],
    }


if __name__ == "__main__":
    main()
