"""Every file under tests/cases/read/<format>/ gives the records and rejects that its expected.json lists."""

import json
from pathlib import Path

import pytest

from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.read import FORMATS, read_document

CASES = Path(__file__).parents[1] / "cases" / "read"
LISTS = {folder.name: folder / "expected.json" for folder in sorted(CASES.iterdir())}
EXPECTED = {name: json.loads(listed.read_text("utf-8")) for name, listed in LISTS.items() if listed.exists()}
FILES = [(folder, name) for folder, files in EXPECTED.items() for name in files]


def _row(item):
    if isinstance(item, RawRecord):
        return {name: value for name in RawRecord.__slots__ if name != "document_id" and (value := getattr(item, name)) is not None}
    # Why a parser of ours failed is what its author wants to know.
    return {"reject": item.code, "source_uri": item.source_uri} | ({"reason": item.reason} if item.code == "parser_failed" else {})


@pytest.mark.parametrize(("folder", "name"), FILES, ids=lambda value: value)
def test_file_gives_what_is_expected(folder, name):
    path = CASES / folder / name
    with path.open("rb") as stream:
        items = list(read_document(stream, Document("d", name, path.stat().st_size), Limits()))
        assert not stream.closed
    assert [_row(item) for item in items] == EXPECTED[folder][name]
    assert {item.document_id for item in items} == {"d"}


def test_every_format_has_cases_and_every_case_a_format():
    formats = {form.name for form in FORMATS}
    assert not formats - set(EXPECTED), "a format without tests/cases/read/<format>/expected.json"
    assert not set(LISTS) - formats, "a folder of cases without a format"


def test_every_case_file_is_listed():
    on_disk = {(path.parent.name, path.name) for path in CASES.glob("*/*") if path.name != "expected.json"}
    assert on_disk == set(FILES)
