"""Who is said to speak, against PolNeAR: each attribution has a content, a cue and a source."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.data import Row, read_lines

from newsledger.reference.csv_rows import rows

_WORD = re.compile(r"[a-z]+")
_KINDS = ("said", "said_found", "all", "all_found")


def score(documents: list[Row], predictions: Path, scorer: Any, misses: Path) -> Row:
    """Shares of right speakers among the attributions with a gold source and cue: those with a verb of saying, and all.

    Of each also the share among those found.
    An attribution is found where half of the shorter of the two passages is in the other. The speaker is right if it stands
    where the gold has its source, or bears the source's name.
    """
    found = {row["id"]: row["pred"] or {} for row in read_lines(predictions)}
    counts, wrong = Counter[str](), []
    for document in documents:
        text, speeches = document["text"], found.get(document["id"], {}).get("speech", [])
        for one in document["attributions"]:
            if not one.get("source") or not one.get("cue"):
                continue
            cue = _words(text, one["cue"])
            got = _best(one["content"], cue, speeches)
            is_right = got is not None and _is_right(got, one["source"], _words(text, one["source"]), scorer)
            kinds = ["all", *(["said"] if saying() & set(_WORD.findall(cue.lower())) else [])]
            kinds += [f"{kind}_found" for kind in kinds if got]
            counts.update(kinds)
            counts.update(f"{kind}_right" for kind in kinds if is_right)
            if not is_right:
                shown = f"{got['words']} ({got['cue']})" if got else "not found"
                wrong.append(
                    f"{document['id'][:24]}\t{cue}\tgold {_words(text, one['source'])}\tgot {shown}\t{_words(text, one['content'])[:160]}"
                )
    misses.write_text("\n".join(line.replace("\n", " ") for line in wrong) + "\n", encoding="utf-8")
    shares = {f"right_of_{kind}": round(counts[f"{kind}_right"] / max(1, counts[kind]), 3) for kind in _KINDS}
    return shares | {kind: counts[kind] for kind in _KINDS}


@cache
def saying() -> frozenset[str]:
    """The forms of verbs that always report, such as said and told, and "according"."""
    verbs = (row for row in rows("reporting_verbs") if row["kind"] == "say" and row["strength"] == "1")
    return frozenset({"according", *(form for row in verbs for form in row["forms"].split("|"))})


def _words(text: str, spans: list[list[int]]) -> str:
    return " ".join(text[start:end] for start, end in spans)


def _best(content: list[list[int]], cue: str, speeches: list[Row]) -> Row | None:
    """The speech that covers a content best; None where none has half of it."""
    first, last = min(start for start, _ in content), max(end for _, end in content)

    def common(one: Row) -> int:
        return sum(max(0, min(one["end"], end) - max(one["start"], start)) for start, end in content)

    def fit(one: Row) -> tuple[bool, bool, float]:
        size = one["end"] - one["start"]
        return common(one) * 2 >= min(size, last - first), bool(one["cue"]) and one["cue"] in cue, common(one) / (1 + size + last - first)

    best = max(speeches, key=fit, default=None)
    if best is None or common(best) * 2 < min(best["end"] - best["start"], sum(end - start for start, end in content)):
        return None
    return best


def _is_right(got: Row, source: list[list[int]], words: str, scorer: Any) -> bool:
    at = got["source"]
    if at and any(min(at[1], end) > max(at[0], start) for start, end in source):
        return True
    if got["speaker"] and got["speaker"].split()[-1] in words:
        return True
    return bool(got["words"]) and bool(scorer.same_name(got["words"], words))
