"""``python -m benchmarks.entities``: names, countries and speakers, accuracy and speed, names beside spaCy alone."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from benchmarks import data, page, rounds, scorers
from benchmarks.data import Row, find, read_lines, write_lines
from benchmarks.entities import countries, quotes, report
from benchmarks.rounds import OURS, Texts
from benchmarks.systems import System

SYSTEMS = [
    System(OURS, "benchmarks.entities.newsledger", note="the whole annotation"),
    System("spaCy", "benchmarks.peers.spacy", None, "spacy", "its whole pipeline, model en_core_web_md"),
]


def main() -> None:
    """Run both over the names, newsledger alone over countries and quotations, and write benchmarks/results/entities.*."""
    parser = argparse.ArgumentParser(prog="benchmarks.entities", description=__doc__)
    data.add_paths(parser, "gold", "score", "cache")
    rounds.add_options(parser, SYSTEMS)
    options = parser.parse_args()
    cache = data.cache_folder(options.cache)
    sets = {
        "ner-dev": partial(names, options.gold, options.score),
        "geo-dev": partial(places, options.gold, options.score, cache),
        "quotes-dev": partial(speakers, options.gold, options.score),
    }
    beside = rounds.compare(rounds.chosen(SYSTEMS, options.peers), {"ner-dev": sets.pop("ner-dev")}, options.rounds, cache)
    # spaCy gives no country codes and no speakers.
    alone = rounds.compare(SYSTEMS[:1], sets, 1, cache)
    results = {**beside, "sets": beside["sets"] | alone["sets"], "missing": beside["missing"] | alone["missing"]}
    page.write("entities", results, report.sections(results))


def names(gold: Path | None, score: Path | None) -> Texts:
    """Documents with persons, organisations and places: exact spans, an article before a name aside."""
    documents, scorer = find(gold, "gold", "ner-dev.jsonl"), find(score, "score", "score_mentions.py")

    def judge(predictions: Path) -> Row:
        found = _spans(predictions, "names", predictions.with_suffix(".spans.jsonl"))
        errors = predictions.with_suffix(".misses.tsv")
        scored = scorers.scores(scorer, documents, found, "--map", "none", "--ignore-the", "--json", "--errors", str(errors))
        return {label: scored[label]["F"] for label in ("micro", "PER", "ORG", "LOC")}

    return Texts(read_lines(documents), judge)


def places(gold: Path | None, score: Path | None, cache: Path) -> Texts:
    """Local news with toponyms: the countries among them, exact span and code."""
    documents, scorer = read_lines(find(gold, "gold", "geo-dev.jsonl")), find(score, "score", "score_mentions.py")
    wanted = write_lines(cache / "geo-dev.gold.jsonl", map(countries.gold, documents))

    def judge(predictions: Path) -> Row:
        found = _spans(predictions, "countries", predictions.with_suffix(".spans.jsonl"))
        errors = predictions.with_suffix(".misses.tsv")
        options = ("--map", "none", "--labels", countries.labels(), "--json", "--errors", str(errors))
        micro = scorers.scores(scorer, wanted, found, *options)["micro"]
        return {"micro": micro["F"], "precision": micro["P"], "recall": micro["R"]}

    return Texts(documents, judge)


def speakers(gold: Path | None, score: Path | None) -> Texts:
    """Political news with attributions: who speaks."""
    documents, scorer = read_lines(find(gold, "gold", "quotes-dev.jsonl")), find(score, "score", "score_ledger.py")
    same = scorers.module(scorer)
    return Texts(documents, lambda path: quotes.score(documents, path, same, path.with_suffix(".misses.tsv")))


def _spans(predictions: Path, field: str, to: Path) -> Path:
    """One field of the predictions as the span scorer reads it."""
    found = ({"id": row["id"], "spans": list(map(_labelled, (row["pred"] or {}).get(field, [])))} for row in read_lines(predictions))
    return write_lines(to, found)


def _labelled(span: Row) -> Row:
    return span if "label" in span else {**span, "label": countries.label(span["code"]), "norm": span["code"]}


if __name__ == "__main__":
    main()
