"""Accuracy of newsledger on each gold set, by the set's own scorer; the misses go to files for reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks import scorers
from benchmarks.data import Row, find, read_lines, write_lines
from benchmarks.figures import engine, naming, specs

SPECS = ("number", "percent", "dimension", "ordinal", "number-range", "currency-dev")
TIMEX = ("timex-aquaint", "timex-timebank")
_ALL = "100000"


def parts(gold: Path | None, score: Path | None, out: Path) -> list[tuple[str, Callable[[], Row]]]:
    """Every part of the accuracy run, by name."""
    named: list[tuple[str, Callable[[], Row]]] = [
        ("newsquant", partial(newsquant, gold, score, out)),
        ("probes", partial(probes, gold, out)),
    ]
    named += [(f"spec-{name}", partial(spec, f"spec-{name}", gold, out)) for name in SPECS]
    return named + [(name, partial(times, name, gold, score, out)) for name in TIMEX]


def quantities(rows: list[Row]) -> list[Row]:
    """newsledger's predictions for rows with ``id`` and ``text``."""
    return [{"id": row["id"], "pred": naming.quantities(row["text"], engine.annotate(row["text"])[0])} for row in rows]


def newsquant(gold: Path | None, score: Path | None, out: Path) -> Row:
    """Value F1 and value + unit F1 on NewsQuant, as the CQE paper counts, and with unit names brought to one convention."""
    sentences = find(gold, "gold", "newsquant-dev.jsonl")
    rows = ({**row, "pred": naming.with_changes_joined(row["pred"])} for row in quantities(read_lines(sentences)))
    return score_quantities(sentences, write_lines(out / "newsquant.jsonl", rows), score, out / "newsquant.misses.txt")


def score_quantities(sentences: Path, predictions: Path, score: Path | None, misses: Path) -> Row:
    """[precision, recall, F1] of values, values + units (as named by the gold, and canonical), values + change."""
    scorer = find(score, "score", "score_quantities.py")
    paper = scorers.scores(scorer, sentences, predictions, "--metric", "paper")
    canon = scorers.scores(scorer, sentences, predictions, "--metric", "paper", "--canon", "--show", _ALL, misses=misses)
    return {**paper, "value+unit canonical": canon["value+unit"]}


def probes(gold: Path | None, out: Path) -> Row:
    """Short sentences, each a known way to fail: right when the values are the gold's, no more and no fewer."""
    rows = read_lines(find(gold, "gold", "probes.jsonl"))
    total, right, wrong = Counter(row["class"] for row in rows), Counter[str](), []
    for row, found in zip(rows, quantities(rows), strict=True):
        if is_right(row["gold"], found["pred"]):
            right[row["class"]] += 1
        else:
            wrong.append(f"{row['class']}\t{row['text']}\tgold {_shown(row['gold'])}\tpredicted {_shown(found['pred'])}")
    (out / "probes.misses.txt").write_text("\n".join(wrong) + "\n", encoding="utf-8")
    return {"right": right.total(), "of": len(rows), "by_class": {name: f"{right[name]}/{n}" for name, n in total.items()}}


def is_right(gold: list[Row], predicted: list[Row]) -> bool:
    """The same values, as a bag."""
    return sorted(map(_value_key, gold)) == sorted(map(_value_key, predicted))


def _value_key(row: Row) -> str:
    values = row["value"] if isinstance(row["value"], list) else [row["value"]]
    return " ".join(f"{float(value):.5g}" for value in values)


def _shown(rows: list[Row]) -> str:
    return str([(row["value"], row["unit"]) for row in rows])


def spec(name: str, gold: Path | None, out: Path) -> Row:
    """The share of a Recognizers spec's values that are found where they stand."""
    rows = read_lines(find(gold, "gold", f"{name}.jsonl"))
    predictions = {row["id"]: _with_ranks(row["text"]) for row in rows}
    scores, misses = specs.judge(rows, predictions)
    (out / f"{name}.misses.txt").write_text("\n".join(misses) + "\n", encoding="utf-8")
    return scores


def _with_ranks(text: str) -> list[Row]:
    return [naming.quantity(figure, text[figure.start : figure.end]) for figure in engine.annotate(text)[0]]


def times(name: str, gold: Path | None, score: Path | None, out: Path) -> Row:
    """TempEval-3 scores of the time engine."""
    documents, scorer = find(gold, "gold", f"{name}.jsonl"), find(score, "score", "score_times.py")
    predictions = [{"id": row["id"], "pred": _timexes(row["text"], row["dct"])} for row in read_lines(documents)]
    return scorers.scores(
        scorer, documents, write_lines(out / f"{name}.jsonl", predictions), "--show", _ALL, misses=out / f"{name}.misses.txt"
    )


def _timexes(text: str, dct: str) -> list[Row]:
    found = engine.timexes(text, date.fromisoformat(dct[:10]))
    return [{"start": time.start, "end": time.end, "type": time.timex_type, "value": time.timex} for time in found]
