"""The report as files: what is in them, what is left out, and what happens when it cannot be drawn."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from newsledger.cli import main
from newsledger.errors import NewsledgerError
from newsledger.paths import Home
from newsledger.publish.query import query
from newsledger.publish.report import redraw
from newsledger.publish.report.limits import Limits
from newsledger.publish.report.write import draw

from .conftest import HOSTILE


def pages(home: Home) -> dict[str, str]:
    folder = home.report.parent
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}


def test_a_publish_draws_an_index_and_a_page_an_article(disputed: Home) -> None:
    assert set(pages(disputed)) == {"index.html", "articles/a1.html", "articles/a2.html", "articles/a3.html"}
    assert not list(disputed.current.glob(".report*"))


def test_the_page_holds_every_figure_and_its_sentence(disputed: Home, page_data: Callable[[str], Any]) -> None:
    data = page_data(pages(disputed)["index.html"])
    shown = [dict(zip(data["figures"]["columns"], row, strict=True)) for row in data["figures"]["rows"]]
    stored = query(disputed, "SELECT figure_id, surface, coalesce(sentence, surface) AS sentence FROM rpt_figures").to_pylist()
    assert sorted((row["id"], row["before"] + row["surface"] + row["after"], row["surface"]) for row in shown) == sorted(
        (row["figure_id"], row["sentence"], row["surface"]) for row in stored
    )


def test_every_number_opens_its_sentence(disputed: Home) -> None:
    written = pages(disputed)
    links = re.findall(r'href="(articles/\w+\.html)#((?:figure|quote)-[\w-]+)"', written["index.html"])
    assert len(links) > 5
    assert all(f'id="{anchor}"' in written[page] for page, anchor in links)


def test_both_sides_of_a_disagreement_stand_beside_each_other(disputed: Home) -> None:
    sides = pages(disputed)["index.html"].partition('id="disputes"')[2].partition("</section>")[0]
    assert "USD 33 billion" in sides
    assert "USD 41 billion" in sides
    assert "<mark>$41 billion</mark>" in sides
    # Two articles carry one story, so neither side has the majority.
    assert sides.count("1 story") == 2
    assert 'class="dissent"' not in sides


def test_what_is_most_worth_checking_is_shown_with_its_reason(disputed: Home) -> None:
    shown = pages(disputed)["index.html"].partition("Most worth checking")[2].partition("</table>")[0]
    reasons = query(disputed, "SELECT why FROM rpt_review ORDER BY review_no LIMIT 6")["why"].to_pylist()
    assert reasons
    assert all(reason in shown for reason in reasons)


def test_the_same_ledger_gives_the_same_bytes(disputed: Home) -> None:
    def digests() -> dict[str, str]:
        return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in pages(disputed).items()}

    before = digests()
    redraw(disputed)
    assert digests() == before


def test_what_is_left_out_is_said(disputed: Home, tmp_path: Path, page_data: Callable[[str], Any]) -> None:
    snapshot = tmp_path / "snapshot"
    snapshot.mkdir()
    (snapshot / "ledger.duckdb").symlink_to(disputed.database.resolve())
    index = draw(snapshot, Limits(figures=1, pages=1)).read_text(encoding="utf-8")
    carried = len(page_data(index)["figures"]["rows"])
    assert carried < 6
    assert f"This page carries {carried} of 6 figures" in index
    assert "1 of 3 articles have a page here" in re.sub(r"\s+", " ", index)
    assert len(list((snapshot / "report" / "articles").iterdir())) == 1


def test_hostile_text_stays_text(hostile: Home) -> None:
    written = pages(hostile)
    for page in written.values():
        outside = re.sub(r"<script>.*?</script>|<style>.*?</style>", "", page, flags=re.DOTALL)
        assert "<img" not in outside
        assert "<svg" not in outside
        assert "owned = 4</script>" not in outside
        assert "javascript:" not in re.sub(r'"url".*', "", outside.partition('type="application/json"')[0])
        assert not re.search(r"<[^>]+\son\w+=", outside)
    assert "&lt;/script&gt;&lt;script&gt;window.owned" in written["articles/h1.html"]
    assert "{{7*7}} ${7*7}" in written["articles/h1.html"]


def test_hostile_text_reaches_the_scripts_as_it_is(hostile: Home, page_data: Callable[[str], Any]) -> None:
    figures = page_data(pages(hostile)["index.html"])["figures"]
    titles = {row[figures["columns"].index("title")] for row in figures["rows"]}
    assert titles == {HOSTILE["title"]}


def test_an_empty_ledger_has_a_report(ledger: Any) -> None:
    ledger.publish()
    assert "Nothing has been loaded yet." in pages(ledger.home)["index.html"]


def test_a_report_that_cannot_be_drawn_does_not_keep_data_back(
    full_ledger: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: Any) -> str:
        raise ValueError("no page")

    monkeypatch.setattr("newsledger.publish.report.write.article_page", fail)
    snapshot = full_ledger.publish().snapshot
    assert sorted(path.name for path in snapshot.iterdir()) == ["core", "datacontract.yaml", "datapackage.json", "ledger.duckdb", "marts"]
    assert "could not be drawn" in caplog.text
    with pytest.raises(ValueError, match="no page"):
        redraw(full_ledger.home)


def test_a_failed_redraw_leaves_the_report_before(full_ledger: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    full_ledger.publish()
    before = pages(full_ledger.home)
    monkeypatch.setattr("newsledger.publish.report.write.index_page", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        redraw(full_ledger.home)
    assert pages(full_ledger.home) == before
    assert not list(full_ledger.home.current.glob(".report*"))


def test_an_article_whose_id_is_no_file_name_gets_no_page(ledger: Any, rows: Any) -> None:
    ledger.document("d", ledger.stage("b", rows.article("../../a1", "d")))
    ledger.publish()
    assert set(pages(ledger.home)) == {"index.html"}


def test_a_ledger_of_another_version_is_told_what_to_do(full_ledger: Any) -> None:
    full_ledger.publish()
    with duckdb.connect(str(full_ledger.home.database)) as con:
        con.execute("DROP TABLE rpt_review")
    with pytest.raises(NewsledgerError, match="newsledger publish"):
        redraw(full_ledger.home)


def test_the_command_draws_again_and_prints_where(disputed: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--home", str(disputed.root)]) == 0
    assert capsys.readouterr().out.strip() == str(disputed.report)
    assert main(["report", "--home", str(tmp_path)]) == 1
    with pytest.raises(NewsledgerError, match="Nothing is published"):
        redraw(Home(tmp_path))
