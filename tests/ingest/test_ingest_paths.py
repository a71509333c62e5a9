"""What a PATH may turn out to be: whatever it is, the rest goes on."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsledger.config import FetchSettings, Limits, Settings
from newsledger.ingest import ingest, keep
from newsledger.read import html

AT = datetime(2024, 3, 5, tzinfo=UTC)


def taken(tmp_path, *paths, **settings):
    return ingest([str(path) for path in paths], Settings(home=tmp_path / "home", **settings), "run", AT)


def refusals(result):
    return [(Path(reject.source_uri).name, reject.code) for reject in result.rejects]


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "good.txt").write_text("Prices rose 2%.")
    return folder


def test_pipes_devices_and_broken_links_are_refused(tmp_path, inbox):
    os.mkfifo(inbox / "pipe")
    (inbox / "link").symlink_to(inbox / "gone")
    result = taken(tmp_path, inbox, inbox / "pipe", "/dev/zero", inbox / "link", inbox / "missing")
    assert sorted(set(refusals(result))) == [
        ("link", "broken_link"),
        ("missing", "missing"),
        ("pipe", "not_a_file"),
        ("zero", "not_a_file"),
    ]
    assert result.records_new == 1


def test_a_link_to_a_file_is_read_once(tmp_path, inbox):
    (inbox / "same.txt").symlink_to(inbox / "good.txt")
    result = taken(tmp_path, inbox)
    assert (result.documents_new, refusals(result)) == (1, [])


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), FileNotFoundError(2, "No such file"), OSError(5, "I/O error")])
def test_a_file_that_cannot_be_read_or_vanishes(tmp_path, inbox, monkeypatch, error):
    (inbox / "bad.txt").write_text("x")
    whole = Path.open

    def failing(path, *arguments, **named):
        if path.name == "bad.txt":
            raise error
        return whole(path, *arguments, **named)

    monkeypatch.setattr(keep.Path, "open", failing)
    result = taken(tmp_path, inbox)
    assert (refusals(result), result.records_new) == ([("bad.txt", "unreadable")], 1)


def test_a_folder_that_cannot_be_entered(tmp_path, inbox, monkeypatch):
    (inbox / "closed").mkdir()
    scan = os.scandir

    def failing(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", failing)
    assert refusals(taken(tmp_path, inbox)) == [("closed", "unreadable")]


class Panic(BaseException):
    """What a parser written in Rust raises: no Exception."""


@pytest.mark.parametrize("error", [Panic("out of range"), SystemError("x"), MemoryError(), RecursionError()])
def test_a_parser_that_fails_is_a_reject(tmp_path, inbox, monkeypatch, error):
    (inbox / "page.html").write_text("<p>Prices fell.</p>")
    monkeypatch.setattr(html, "_canonical", lambda *_: (_ for _ in ()).throw(error))
    result = taken(tmp_path, inbox)
    assert (refusals(result), result.records_new) == ([("page.html", "parser_failed")], 1)
    assert type(error).__name__ in result.rejects[0].reason


def test_a_stop_by_the_user_is_no_parser_failure(tmp_path, inbox, monkeypatch):
    (inbox / "page.html").write_text("<p>Prices fell.</p>")
    monkeypatch.setattr(html, "_canonical", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        taken(tmp_path, inbox)


def test_nothing_unfinished_is_left_behind(tmp_path, inbox):
    (inbox / "large.txt").write_text("x" * 100)
    assert refusals(taken(tmp_path, inbox, limits=Limits(document_bytes=50))) == [("large.txt", "too_large")]
    assert not list((tmp_path / "home" / "raw").glob(".*"))


PRIVATE = FetchSettings(allow_private_addresses=True, seconds_between_visits=0, first_pause_seconds=0)
LINKED = replace(PRIVATE, linked=True)


def rows(tmp_path):
    import pyarrow.parquet as pq

    files = sorted((tmp_path / "home" / "staging" / "stg_record").glob("*.parquet"))
    return sorted((row for file in files for row in pq.read_table(file).to_pylist()), key=lambda row: row["source_uri"])


def page(text):
    return 200, {"Content-Type": "text/html"}, f"<html><body><p>{text}</p></body></html>".encode()


def test_an_address_is_a_document(tmp_path, site):
    site.answers["/a"] = page("Copper output rose 5%.")
    result = taken(tmp_path, f"{site.url}/a", f"{site.url}/gone", fetch=PRIVATE)
    (row,) = rows(tmp_path)
    assert (row["source_uri"], row["url"], row["fetched"]) == (f"{site.url}/a", f"{site.url}/a", AT.isoformat())
    assert [(reject.stage, reject.code) for reject in result.rejects] == [("ingest", "http_404")]


def test_no_secret_of_an_address_is_kept(tmp_path, site):
    site.answers["/a?token=hidden"] = page("Copper output rose 5%.")
    result = taken(tmp_path, f"{site.url}/a?token=hidden", f"{site.url}/gone?sig=hidden", "http://me:hidden@a.example/", fetch=PRIVATE)
    (row,) = rows(tmp_path)
    assert (row["source_uri"], row["url"]) == (f"{site.url}/a?token=***", f"{site.url}/a?token=***")
    assert [(reject.source_uri, reject.code) for reject in result.rejects] == [
        (f"{site.url}/gone?sig=***", "http_404"),
        ("http://a.example/", "bad_address"),
    ]


def test_an_unchanged_address_is_not_read_again(tmp_path, site):
    site.answers["/a"] = lambda headers: (304, {}, b"") if "If-None-Match" in headers else (200, {"ETag": "1"}, b"<p>Tin rose.</p>")
    assert taken(tmp_path, f"{site.url}/a", fetch=PRIVATE).documents_new == 1
    again = taken(tmp_path, f"{site.url}/a", fetch=PRIVATE)
    assert (len(again.document_ids), again.documents_new) == (1, 0)


def test_addresses_of_ones_own_network_are_refused(tmp_path, site):
    assert [reject.code for reject in taken(tmp_path, f"{site.url}/a").rejects] == ["refused_address"]


def feed(site, *links):
    items = "".join(
        f"<item><title>Feed title {no}</title><link>{site.url}{link}</link><description>Only a summary.</description>"
        f"<pubDate>Tue, 0{no} Mar 2024 10:00:00 GMT</pubDate></item>"
        for no, link in enumerate(links, 1)
    )
    whole = f"<item><title>Whole</title><link>{site.url}/whole</link><description>{'Every word. ' * 200}</description></item>"
    return 200, {}, f'<rss version="2.0"><channel><title>The Wire</title>{items}{whole}</channel></rss>'.encode()


def test_a_feed_of_summaries_gets_its_pages(tmp_path, site):
    site.answers |= {"/feed": feed(site, "/a", "/gone"), "/a": page("Copper output rose 5%.")}
    result = taken(tmp_path, f"{site.url}/feed", fetch=LINKED)
    found = [
        (row["source_uri"].removeprefix(site.url), row["title"], row["publisher"], "summary" in row["content"]) for row in rows(tmp_path)
    ]
    assert found == [
        ("/a", "Feed title 1", "The Wire", False),
        ("/feed#2", "Feed title 2", "The Wire", True),
        ("/feed#3", "Whole", "The Wire", False),
    ]
    assert [reject.code for reject in result.rejects] == ["http_404"]
    assert "/whole" not in site.paths()


def test_without_the_setting_no_link_is_followed(tmp_path, site):
    site.answers["/feed"] = feed(site, "/a")
    taken(tmp_path, f"{site.url}/feed", fetch=PRIVATE)
    assert site.paths() == ["/robots.txt", "/feed"]


def test_a_sitemap_index_leads_to_pages(tmp_path, site):
    site.answers |= {
        "/index.xml": (200, {}, f"<sitemapindex><sitemap><loc>{site.url}/news.xml</loc></sitemap></sitemapindex>".encode()),
        "/news.xml": (
            200,
            {},
            f'<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{site.url}/a</loc><n:news><n:publication>'
            "<n:name>The Wire</n:name></n:publication><n:publication_date>2024-03-01</n:publication_date><n:title>Copper</n:title></n:news>"
            f"</url><url><loc>{site.url}/b</loc><lastmod>2024-03-04</lastmod></url></urlset>".encode(),
        ),
        "/a": page("Copper output rose 5%."),
        "/b": page("Tin output rose 5%."),
    }
    taken(tmp_path, f"{site.url}/index.xml", fetch=LINKED)
    assert [(row["url"].removeprefix(site.url), row["title"], row["published"]) for row in rows(tmp_path)] == [
        ("/a", "Copper", "2024-03-01"),
        ("/b", None, None),
    ]


def test_links_are_followed_up_to_the_limit(tmp_path, site):
    site.answers |= {"/feed": feed(site, "/a", "/b"), "/a": page("Copper."), "/b": page("Tin.")}
    result = taken(tmp_path, f"{site.url}/feed", fetch=replace(LINKED, links=1))
    assert [reject.code for reject in result.rejects] == ["too_many_links"]
    assert "/b" not in site.paths()
