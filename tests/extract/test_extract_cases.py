"""Every case under tests/cases/extract gives the article that its .expected.json states: facts, text, and each dropped line."""

import json
from pathlib import Path

import pytest

from newsledger.contracts.records import Article, RawRecord
from newsledger.extract import extract_article

CASES = Path(__file__).parents[1] / "cases" / "extract"
FACTS = ("title", "byline", "publisher", "agency", "dateline_place", "language", "url", "published_at", "updated_at")
MEDIA = {"plain": "text", "web": "html"}
FILES = [path for path in sorted(CASES.glob("*/*")) if not path.name.endswith(".expected.json")]


def _record(path):
    if path.suffix == ".json":
        return RawRecord("d", 0, path.name, **json.loads(path.read_text("utf-8")))
    media = MEDIA[path.parent.name]
    return RawRecord("d", 0, path.name, media, media, path.read_text("utf-8"))


def _row(made):
    if not isinstance(made, Article):
        return {"reject": made.code}
    facts = {name: getattr(made, name) for name in FACTS if getattr(made, name)}
    facts |= {name: facts[name].isoformat() for name in ("published_at", "updated_at") if name in facts}
    dropped = [f"{block.label}: {block.text}" for block in made.blocks if not block.is_kept]
    return facts | {"text": made.text.split("\n"), "dropped": dropped}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case(path, vocabulary):
    expected = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
    assert _row(extract_article(_record(path), vocabulary)) == expected
