"""The report in a browser, from files, with nothing else to be had."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newsledger.paths import Home
from newsledger.publish.query import query

from ...browser import PROGRAM, Page, chromium
from .conftest import HOSTILE, reported

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium on this machine: the report is not tried in a browser")

MARKS = "#{}-chart [role='button'][aria-label]"


@pytest.fixture(scope="module")
def socket(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with chromium(tmp_path_factory.mktemp("chromium")) as socket:
        yield socket


@pytest.fixture
def page(socket: Any) -> Page:
    return Page(socket)


@pytest.fixture
def index(page: Page, disputed: Home) -> Page:
    page.open(disputed.report)
    page.wait("document.documentElement.dataset.drawn")
    return page


def detail(page: Page) -> dict[str, str]:
    page.wait("document.getElementById('detail').open")
    found: dict[str, str] = page.ask(
        "({sentence: document.querySelector('#detail .passage').textContent, surface: document.querySelector('#detail mark').textContent,"
        " link: document.querySelector('#detail .go').getAttribute('href')})"
    )
    return found


def test_nothing_is_asked_of_a_network_and_nothing_complains(index: Page, disputed: Home) -> None:
    index.click("#theme")
    index.wait("document.documentElement.dataset.drawn === 'dark'")
    index.open(disputed.report.parent / "articles" / "a1.html")
    assert {url.partition(":")[0] for url in index.requests()} == {"file"}
    assert index.complaints() == []


def test_a_page_may_not_ask_even_if_it_wants_to(index: Page) -> None:
    index.ask("fetch('http://127.0.0.1:9/').then(() => 'answered', () => 'refused')")
    assert any("Content Security Policy" in json.dumps(complaint) for complaint in index.complaints())


def test_there_is_one_mark_a_row(index: Page, disputed: Home) -> None:
    series = query(
        disputed,
        "SELECT measure, unit, count(*) AS n FROM rpt_figures WHERE measure IS NOT NULL AND unit IS NOT NULL AND value IS NOT NULL "
        "AND period_start IS NOT NULL GROUP BY ALL ORDER BY n DESC",
    ).to_pylist()
    assert index.ask("document.getElementById('series').options.length") == len(series)
    assert index.ask(f'document.querySelectorAll("{MARKS.format("series")}").length') == series[0]["n"] == 3
    trade = query(disputed, "SELECT count(*) AS n FROM rpt_trade_totals WHERE flow = 'total'").to_pylist()[0]["n"]
    assert index.ask(f'document.querySelectorAll("{MARKS.format("trade")}").length') == trade == 2


def test_years_limit_what_is_drawn(page: Page, tmp_path: Path, make_ledger: Any, rows: Any) -> None:
    ledger = make_ledger(tmp_path)
    for no, year in enumerate((2009, 2011, 2012)):
        article = reported(rows, f"a{no}", 33 + no, 1 + no)
        article["fct_figure"][0] |= {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
        ledger.document(f"a{no}", ledger.stage(f"a{no}", article))
    ledger.publish()
    page.open(ledger.home.report)
    marks = f'document.querySelectorAll("{MARKS.format("series")}").length'
    page.wait(f"{marks} === 3")
    assert page.ask("[...document.getElementById('series-from').options].map(option => option.value)") == ["2009", "2011", "2012"]
    for side, year, told in (("from", 2011, "2 of 3 points"), ("to", 2011, "1 of 3 points")):
        page.ask(f"document.getElementById('series-{side}').value = '{year}'")
        page.ask(f"document.getElementById('series-{side}').dispatchEvent(new Event('change'))")
        page.wait(f"{marks} === {told[0]}")
        assert page.ask("document.getElementById('series-count').textContent") == told


@pytest.mark.parametrize("chart", ["series", "trade"])
def test_a_press_on_a_point_opens_its_sentence(index: Page, disputed: Home, chart: str) -> None:
    index.click(MARKS.format(chart))
    shown = detail(index)
    figure = shown["link"].partition("#figure-")[2]
    [row] = query(disputed, f"SELECT surface, sentence, article_id FROM rpt_figures WHERE figure_id = '{figure}'").to_pylist()
    assert shown == {
        "sentence": row["sentence"],
        "surface": row["surface"],
        "link": f"articles/{row['article_id']}.html#figure-{figure}",
    }


def test_the_keyboard_reaches_every_point(index: Page) -> None:
    index.ask("document.getElementById('series').focus()")
    index.press("Tab", "Tab", "Tab")
    first = index.ask("document.activeElement.getAttribute('aria-label')")
    assert "33 billion" in first or "41 billion" in first
    seen = set()
    for _ in range(3):
        index.press("Enter")
        seen.add(detail(index)["link"])
        index.press("Escape")
        index.wait("!document.getElementById('detail').open")
        index.press("ArrowRight")
    assert len(seen) == 3
    assert index.ask("document.activeElement.getAttribute('aria-label')") == first


def test_search_finds_and_opens(index: Page, disputed: Home) -> None:
    index.press("/")
    index.type("other 41 japan")
    assert index.ask("document.getElementById('found-count').textContent") == "1 figure"
    index.press("Enter", "Enter")
    assert detail(index)["surface"] == "$41 billion"
    index.press("Escape")
    index.ask("document.getElementById('search').value = ''")
    index.ask("document.getElementById('search').dispatchEvent(new Event('input'))")
    total = query(disputed, "SELECT count(*) AS n FROM rpt_figures").to_pylist()[0]["n"]
    assert index.ask("document.querySelectorAll('#found tbody tr').length") == total


def test_a_link_to_a_figure_shows_it_in_its_article(page: Page, disputed: Home) -> None:
    page.open(disputed.report.parent / "articles" / "a3.html", "#figure-f1-a3")
    assert page.ask("document.querySelector(':target').textContent") == "$41 billion"
    page.ask("document.querySelector(':target').focus()")
    page.wait("!document.getElementById('card').hidden")
    card = page.ask("document.getElementById('card').textContent")
    for told in ("USD 41 billion", "Total trade", "Japan, Russia", "2012", "Fumio Kishida", "90%", "The number is written in digits."):
        assert told in card
    page.press("Escape")
    assert page.ask("document.getElementById('card').hidden")
    page.click(".text .quote")
    assert "Fumio Kishida" in page.ask("document.getElementById('card').textContent")


def test_the_reader_chooses_light_or_dark(index: Page) -> None:
    colours = []
    for shown in ("dark", "light"):
        index.click("#theme")
        index.wait(f"document.documentElement.dataset.drawn === '{shown}'")
        colours.append(index.ask("getComputedStyle(document.body).backgroundColor"))
    assert colours == ["rgb(22, 22, 21)", "rgb(251, 250, 247)"]


def test_hostile_articles_do_nothing(page: Page, hostile: Home) -> None:
    page.open(hostile.report)
    page.wait("document.documentElement.dataset.drawn")
    page.click("#found button")
    assert HOSTILE["title"] in page.ask("document.getElementById('detail').textContent")
    page.press("Escape")
    page.open(hostile.report.parent / "articles" / "h1.html", "#figure-f1")
    assert page.ask("document.querySelector('h1').textContent") == HOSTILE["title"]
    assert page.ask("document.querySelector(':target').textContent") == "$12 million"
    assert page.ask("[typeof window.owned, document.images.length, document.scripts.length]") == ["undefined", 0, 2]
    assert {url.partition(":")[0] for url in page.requests()} == {"file"}
    assert page.complaints() == []


@pytest.mark.parametrize("file", ["index.html", "articles/h1.html"])
def test_a_phone_never_scrolls_sideways(page: Page, hostile: Home, file: str) -> None:
    page.size(390, 844)
    page.open(hostile.report.parent / file)
    assert page.ask("document.documentElement.scrollWidth") <= 390
