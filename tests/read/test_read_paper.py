"""Press releases on paper: lines to paragraphs, running heads, and properties that are believed or not."""

import importlib
import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsledger.config import Limits
from newsledger.contracts.records import Document
from newsledger.read import paper, read_document

CASES = Path(__file__).parents[1] / "cases" / "read"
TEXT = "Harbour Metals lifts copper output\n5 March 2024\nHarbour Metals said on Tuesday"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], ""),
        (["One line only"], "One line only"),
        (
            ["A first line that is as wide as the page is and goes", "on in the next."],
            "A first line that is as wide as the page is and goes on in the next.",
        ),
        (["The output of all mines of the company was pro-", "duced there."], "The output of all mines of the company was produced there."),
        (
            ["The first paragraph is as wide as the page allows,", "and ends.", "The second begins."],
            "The first paragraph is as wide as the page allows, and ends.\nThe second begins.",
        ),
        (
            ["The list is as wide as the page would allow it to be", "• one", "• two"],
            "The list is as wide as the page would allow it to be\n• one\n• two",
        ),
        (["One", "", "Two"], "One\nTwo"),
    ],
)
def test_paragraphs(lines, expected):
    assert paper.paragraphs(lines) == expected


def test_running_heads_go_and_the_rest_stays():
    pages = [["Acme plc", f"Fact {'abc'[number]}.", f"More {'abc'[number]}.", f"Page {number}"] for number in range(3)]
    assert paper.without_running_heads(pages) == [["Fact a.", "More a."], ["Fact b.", "More b."], ["Fact c.", "More c."]]
    assert paper.without_running_heads([["Only page", "Text"]]) == [["Only page", "Text"]]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Harbour Metals lifts copper output", "Harbour Metals lifts copper output"),
        ("Microsoft Word - Harbour Metals lifts.docx", None),
        ("Harbour Metals copper output.pdf", None),
        ("untitled", None),
        ("Quarterly template of the agency", None),
        (None, None),
    ],
)
def test_titles(title, expected):
    assert paper.honest_title(title, TEXT) == expected


def day(*numbers):
    return datetime(*numbers, tzinfo=UTC)


@pytest.mark.parametrize(
    ("made", "text", "expected"),
    [
        (day(2024, 3, 5), TEXT, "2024-03-05"),
        (day(2024, 3, 5), "LONDON, March 5, 2024", "2024-03-05"),
        (day(2024, 3, 5), "LONDON, 2024-03-05", "2024-03-05"),
        (day(2024, 3, 1), TEXT, None),
        (day(2024, 3, 1), "No year at all", "2024-03-01"),
        (day(1904, 1, 1), "No year at all", None),
        (None, TEXT, None),
    ],
)
def test_dates(made, text, expected):
    assert paper.honest_date(made, text) == expected


def read(name, limits=None):
    data = (CASES / name).read_bytes()
    return list(read_document(io.BytesIO(data), Document("d", name, len(data)), limits or Limits()))


def test_pages_beyond_the_limit_are_named():
    record, reject = read("pdf/release.pdf", replace(Limits(), pages=1))
    assert ("dividend" in record.content, reject.code) == (False, "too_many_pages")


@pytest.mark.parametrize("name", ["pdf/release.pdf", "docx/release.docx"])
def test_without_the_extra_it_says_what_to_install(name, monkeypatch):
    def missing(module):
        raise ModuleNotFoundError(module, name=module)

    monkeypatch.setattr(importlib, "import_module", missing)
    (reject,) = read(name)
    assert reject.code == "needs_extra"
    assert "newsledger[documents]" in reject.reason
