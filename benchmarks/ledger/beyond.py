"""What the article scorer leaves out: persons' offices and countries, and how far a stated confidence can be believed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from benchmarks.data import Row

_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_ALIKE = 0.5  # F1 of the words, as the scorer has it for measures
_SURE = 0.9


def roles(gold: list[Row], entities: list[Row], scorer: Any, misses: Path) -> Row:
    """Of the gold's persons with an office (a country): the share whose office is put in much the same words (whose country is right)."""
    found = {(row["article_id"], scorer.last_name(row["name"])): row for row in entities if row["kind"] == "person"}
    right, of, wrong = Counter[str](), Counter[str](), []
    for article in gold:
        for person in article["persons"]:
            if person.get("role") == "byline":
                continue
            got = found.get((article["id"], scorer.last_name(person["name"])), {})
            role = _IN_BRACKETS.sub("", person.get("role") or "")
            verdicts = {
                "role": scorer.text_f1(role, got.get("role") or "") >= _ALIKE if role else None,
                "role_country": got.get("country") == person["country"] if person.get("country") else None,
            }
            of.update(name for name, is_right in verdicts.items() if is_right is not None)
            right.update(name for name, is_right in verdicts.items() if is_right)
            if False in verdicts.values():
                shown = f"{got.get('role')} ({got.get('country')})" if got else "not found"
                wrong.append(f"{article['id']}\t{person['name']}\tgold {person.get('role')} ({person.get('country')})\tgot {shown}")
    misses.write_text("\n".join(wrong) + "\n", encoding="utf-8")
    return {name: round(right[name] / total, 3) for name, total in of.items()} | {f"{name}_of": total for name, total in of.items()}


def confidence(gold: list[Row], figures: list[Row], scorer: Any) -> Row:
    """By stated confidence, how many figures are right in value, unit and bound; ``right_of_sure`` is the share from 0.9 up."""
    stated = scorer.by_article(figures)
    right: dict[float, list[bool]] = defaultdict(list)
    for article in gold:
        placed = scorer.place(stated.get(article["id"], []), article["text"])
        for figure, verdict in zip(placed, _verdicts(article["figures"], placed, scorer), strict=True):
            if verdict is not None:
                right[figure["confidence"]].append(verdict)
    sure = [verdict for level, verdicts in right.items() if level >= _SURE for verdict in verdicts]
    counts = {str(level): f"{sum(verdicts)} of {len(verdicts)}" for level, verdicts in sorted(right.items())}
    return {"right_of_sure": round(sum(sure) / len(sure), 3), "right_by_level": counts} if sure else {}


def _verdicts(wanted: list[Row], placed: list[Row], scorer: Any) -> list[bool | None]:
    """Whether each figure is right; None of one that the gold leaves open."""
    pairs = scorer.assign(
        wanted, placed, lambda one, other: _ends(one, "value_min", "value_max", scorer) == _ends(other, "value_low", "value_high", scorer)
    )
    gold_of = {at: wanted[no] for no, at in pairs}
    verdicts: list[bool | None] = []
    for at, figure in enumerate(placed):
        one = gold_of.get(at)
        if one is None:
            verdicts.append(None if any(other["optional"] and scorer.overlap(other, figure) for other in wanted) else False)
        elif one["optional"]:
            verdicts.append(None)
        else:
            same_bound = scorer.bound_key(one["bound"], False) == scorer.bound_key(figure.get("bound"), False)
            verdicts.append(bool(scorer.unit_ok(one, figure, False) and same_bound))
    return verdicts


def _ends(figure: Row, low: str, high: str, scorer: Any) -> tuple[str, ...]:
    """Both ends of a value to seven digits, so that they compare as the scorer compares them."""
    return tuple("" if end is None else f"{end:.6e}" for end in scorer.value_pair(figure, low, high))
