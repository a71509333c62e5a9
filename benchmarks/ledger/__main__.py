"""``python -m benchmarks.ledger``: whole articles through the whole line, and what the published ledger says of them against the gold."""

from __future__ import annotations

import argparse
import json
import shutil
from functools import partial
from pathlib import Path

from benchmarks import data, page, scorers
from benchmarks.data import Row, find, read_lines
from benchmarks.ledger import beyond, report

_PREDICTED = {"": "figures.jsonl", "-times": "times.jsonl", "-entities": "entities.jsonl", "-quotes": "quotes.jsonl"}


def main() -> None:
    """Run the line over the gold articles, score every field, and write benchmarks/results/ledger.*; misses go to the cache folder."""
    parser = argparse.ArgumentParser(prog="benchmarks.ledger", description=__doc__)
    data.add_paths(parser, "gold", "score", "cache")
    options = parser.parse_args()
    out = data.cache_folder(options.cache) / "ledger"
    out.mkdir(exist_ok=True)
    results = data.try_each([("articles", partial(articles, options.gold, options.score, out))])
    data.tell({"misses": str(out)})
    page.write("ledger", results, report.sections(results))


def articles(gold: Path | None, score: Path | None, out: Path) -> Row:
    """``newsledger run`` on the articles, the published ledger, and the field-by-field scorer."""
    texts = find(gold, "gold", "articles.jsonl")
    convert, scorer = find(score, "score", "ledger_to_pred.py"), find(score, "score", "score_ledger.py")
    home, given, made = out / "home", out / "articles.jsonl", out / "predicted"
    shutil.rmtree(home, ignore_errors=True)
    scorers.run(convert, "--gold", texts, "--make-input", given)
    scorers.run("-m", "newsledger", "run", given, "--home", home)
    scorers.run(convert, "--home", home, "--gold", texts, "--out", made)
    predicted = [f"--pred{name}={made / file}" for name, file in _PREDICTED.items()]
    listing = scorers.run(scorer, "--gold", made / "gold.jsonl", *predicted, "--errors", out / "misses.txt", "--json", out / "scores.json")
    (out / "report.txt").write_text(listing, encoding="utf-8")
    neutral, same = read_lines(made / "gold.jsonl"), scorers.module(scorer)
    return {
        "texts": len(neutral),
        **merits(json.loads((out / "scores.json").read_text(encoding="utf-8"))),
        **beyond.roles(neutral, read_lines(made / "entities.jsonl"), same, out / "roles.misses.txt"),
        "confidence": beyond.confidence(neutral, read_lines(made / "figures.jsonl"), same),
    }


def merits(scored: Row) -> Row:
    """The figures of merit out of all that the article scorer reports."""
    figures, matched = scored["figures"]["all"], scored["figures"]["all"]["on_matched"]
    found = {name: figures[name]["f1"] for name in ("detection", "value_unit", "full")}
    found |= {name: matched[name]["acc"] for name in ("period", "period_if_given", "direction", "measure", "speaker", "speaker_if_given")}
    found |= {"times": scored["times"]["detection"]["f1"], "times_resolved": scored["times"]["resolved"]["f1"]}
    found |= {name: scored[name]["micro"]["f1"] for name in ("country", "person", "organisation")}
    found |= {f"{kind}_quotes_with_speaker": scored["quotes"][kind]["with_speaker"]["f1"] for kind in ("direct", "indirect")}
    return {name: round(value, 3) for name, value in found.items()}


if __name__ == "__main__":
    main()
