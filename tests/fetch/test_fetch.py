"""Fetching, against a server on the loopback interface; time stands still, and what would be waited is noted."""

import gzip
import socket
from datetime import UTC, datetime

import httpx
import pytest

from newsledger.config import FetchSettings
from newsledger.errors import ReadError
from newsledger.fetch import Fetcher, destination
from newsledger.fetch.destination import checked_url, is_public, resolve
from newsledger.fetch.memory import Memory

AT = datetime(2024, 3, 5, tzinfo=UTC)
PAGE = (200, {"Content-Type": "text/html; charset=iso-8859-2", "ETag": '"1"', "Last-Modified": "Mon, 04 Mar 2024 00:00:00 GMT"}, b"<p>One.")


class Desk:
    """A fetcher and what it did."""

    def __init__(self, folder, **settings):
        self.waits, self.kept = [], []
        told = FetchSettings(**{"allow_private_addresses": True, **settings})
        self.fetcher = Fetcher(told, Memory(folder), AT, wait=self.waits.append, clock=lambda: 0.0)

    def fetch(self, url):
        return self.fetcher.fetch(url, self.keep, lambda _: True)

    def keep(self, chunks):
        self.kept.append(b"".join(chunks))
        return f"id{len(self.kept)}", len(self.kept[-1])

    def refused(self, url):
        with pytest.raises(ReadError) as caught:
            self.fetch(url)
        return caught.value.code


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def test_a_page_and_what_is_known_of_it(site, desk):
    site.answers["/a?b=c"] = PAGE
    visit = desk.fetch(f"{site.url}/a?b=c#part").visit
    assert desk.kept == [b"<p>One."]
    assert (visit.final_url, visit.document_id, visit.charset, visit.fetched) == (f"{site.url}/a?b=c", "id1", "iso-8859-2", AT.isoformat())
    assert site.paths() == ["/robots.txt", "/a?b=c"]
    assert site.asked[1][1]["User-Agent"].startswith("newsledger/")
    assert site.asked[1][1]["Host"] == site.url.removeprefix("http://")


def test_the_second_visit_is_conditional(site, tmp_path):
    site.answers["/a"] = lambda headers: (304, {}, b"") if headers.get("If-None-Match") == '"1"' else PAGE
    assert Desk(tmp_path).fetch(f"{site.url}/a").is_new
    again = Desk(tmp_path).fetch(f"{site.url}/a")
    assert (again.is_new, again.visit.document_id) == (False, "id1")
    assert site.asked[-1][1]["If-Modified-Since"] == "Mon, 04 Mar 2024 00:00:00 GMT"


def test_a_document_no_longer_kept_is_fetched_whole(site, desk):
    site.answers["/a"] = PAGE
    desk.fetch(f"{site.url}/a")
    desk.fetcher.fetch(f"{site.url}/a", desk.keep, lambda _: False)
    assert "If-None-Match" not in site.asked[-1][1]


def test_gzip_is_undone(site, desk):
    site.answers["/a"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"<p>One."))
    desk.fetch(f"{site.url}/a")
    assert desk.kept == [b"<p>One."]


@pytest.mark.parametrize(
    ("answer", "code", "waits"),
    [
        ((404, {}, b""), "http_404", []),
        ((410, {}, b""), "http_410", []),
        ((403, {}, b""), "http_403", []),
        ((500, {}, b""), "http_500", [1, 2, 4]),
        ((429, {"Retry-After": "7"}, b""), "http_429", [7, 7, 7]),
        ((503, {"Retry-After": "3600"}, b""), "http_503", []),
        ((503, {"Retry-After": "Fri, 01 Jan 2100 00:00:00 GMT"}, b""), "http_503", []),
        ((503, {"Retry-After": "soon"}, b""), "http_503", [1, 2, 4]),
        ((200, {}, b"x" * 2000), "too_large", []),
        ((200, {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 2000)), "too_large", []),
        ((200, {"Content-Encoding": "gzip"}, b"not gzip"), "transport", None),
        ((200, {"Content-Length": "999"}, b"short"), "transport", None),
        ((302, {"Location": "/a"}, b""), "redirects", None),
        ((302, {"Location": "file:///etc/passwd"}, b""), "bad_address", []),
        ((302, {"Location": "http://user:word@127.0.0.1/"}, b""), "bad_address", []),
        ((302, {}, b""), "http_302", []),
    ],
)
def test_failures(site, tmp_path, answer, code, waits):
    desk = Desk(tmp_path, response_bytes=1000, seconds_between_visits=0)
    site.answers["/a"] = answer
    assert desk.refused(f"{site.url}/a") == code
    assert waits is None or desk.waits == waits


def test_what_passes_is_tried_again(site, desk):
    site.answers["/a"] = [(503, {}, b""), PAGE]
    assert desk.fetch(f"{site.url}/a").is_new


def test_nobody_listens(desk):
    assert desk.refused("http://127.0.0.1:9/a") == "robots"


def test_redirects_are_followed_and_checked_hop_by_hop(site, desk):
    site.answers |= {"/a": (301, {"Location": "b"}, b""), "/b": (307, {"Location": f"{site.url}/c"}, b""), "/c": PAGE}
    assert desk.fetch(f"{site.url}/a").visit.final_url == f"{site.url}/c"
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /c")
    desk.fetcher._robots._known.clear()
    assert desk.refused(f"{site.url}/a") == "robots"


@pytest.mark.parametrize(
    ("robots", "code"),
    [
        ((200, {}, b"User-agent: *\nDisallow: /"), "robots"),
        ((200, {}, b"User-agent: newsledger\nDisallow: /a\n\nUser-agent: *\nAllow: /"), "robots"),
        ((200, {}, b"User-agent: *\nDisallow: /private"), None),
        ((200, {}, b"\xff\xfe\x00"), None),
        ((404, {}, b""), None),
        ((503, {}, b""), "robots"),
        ((302, {"Location": "/rules"}, b""), None),
    ],
)
def test_robots(site, desk, robots, code):
    site.answers |= {"/a": PAGE, "/robots.txt": robots}
    if code:
        assert desk.refused(f"{site.url}/a") == code
        assert "/a" not in site.paths()
    else:
        assert desk.fetch(f"{site.url}/a").is_new


def test_visits_to_one_host_are_spaced_and_robots_asked_once(site, tmp_path):
    desk = Desk(tmp_path, seconds_between_visits=2)
    site.answers |= {"/a": PAGE, "/b": PAGE, "/robots.txt": (200, {}, b"User-agent: *\nCrawl-delay: 5")}
    desk.fetch(f"{site.url}/a")
    desk.fetch(f"{site.url}/b")
    assert desk.waits == [2, 7]
    assert site.paths() == ["/robots.txt", "/a", "/b"]


def test_private_hosts_are_refused_unless_allowed(site, tmp_path):
    site.answers["/a"] = PAGE
    assert Desk(tmp_path, allow_private_addresses=False).refused(f"{site.url}/a") == "refused_address"
    assert Desk(tmp_path, allow_private_addresses=False).refused(site.url.replace("127.0.0.1", "localhost")) == "refused_address"
    assert site.asked == []


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("64:ff9b:1::5db8:d822", False),
        ("2002:7f00:1::", False),
        ("2002:a9fe:a9fe::1", False),
        ("2002:5db8:d822::1", True),
        # Teredo: the client's address with every bit turned is 10.0.0.1.
        ("2001:0:5db8:d822::f5ff:fffe", False),
        ("2600::5efe:a00:1", False),
        ("2600::200:5efe:7f00:1", False),
        ("2600::5efe:5db8:d822", True),
        ("::7f00:1", False),
        ("::ffff:0:7f00:1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("2001:db8::1", False),
        ("3fff::1", False),
        ("192.88.99.1", False),
        ("198.18.0.1", False),
        ("240.0.0.1", False),
    ],
)
def test_public_addresses(address, expected):
    assert is_public(address) is expected


HOSTS = ["127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1", "017700000001", "127.0.0.1.", "1２7.0.0.1", "①②⑦.0.0.1"]
HOSTS += ["[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:1]", "[::]", "0", "localhost", "LOCALHOST."]


@pytest.mark.parametrize("host", HOSTS)
def test_other_spellings_of_loopback_are_refused(host):
    with pytest.raises(ReadError) as caught:
        resolve(checked_url(f"http://{host}/"), allow_private=False)
    assert caught.value.code in {"refused_address", "unknown_host", "bad_address"}


def names(monkeypatch, *answers):
    """Have the name server give ``answers`` one after the other for news.example, the last for ever; IP addresses stand for themselves."""
    asked, real = [], socket.getaddrinfo

    def getaddrinfo(host, port, *arguments, **named):
        if host != "news.example":
            return real(host, port, *arguments, **named)
        asked.append(host)
        return [entry for ip in answers[min(len(asked), len(answers)) - 1] for entry in real(ip, port, *arguments, **named)]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


@pytest.fixture
def outside(site, monkeypatch):
    """The site's own address stands for one of the open internet; all of loopback leads to its server."""
    monkeypatch.setattr(destination, "is_public", lambda ip: ip == "127.0.0.1")
    return site.url.replace("127.0.0.1", "news.example")


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ([["127.0.0.1"]], None),
        ([["127.0.0.9", "127.0.0.1"]], None),
        ([["127.0.0.9", "10.0.0.1"]], "refused_address"),
        # The first answer is for robots.txt, the second for the page.
        ([["127.0.0.1"], ["127.0.0.9"]], "refused_address"),
    ],
    ids=["public", "the public one of two", "none public", "turns private"],
)
def test_a_host_is_connected_to_at_the_address_that_was_checked(site, outside, tmp_path, monkeypatch, answers, code):
    site.answers["/a"] = PAGE
    asked = names(monkeypatch, *answers)
    connected, connect = [], socket.create_connection
    monkeypatch.setattr(socket, "create_connection", lambda to, *a, **k: connected.append(to[0]) or connect(to, *a, **k))
    desk = Desk(tmp_path, allow_private_addresses=False)
    if code:
        assert desk.refused(f"{outside}/a") == code
        assert "/a" not in site.paths()
    else:
        assert desk.fetch(f"{outside}/a").is_new
        assert site.asked[-1][1]["Host"] == outside.removeprefix("http://")
    assert set(connected) <= {"127.0.0.1"}
    # One question for each connection, none between check and connection.
    assert len(asked) == len(connected) + bool(code)


@pytest.mark.parametrize("path", ["/a", "/robots.txt"])
@pytest.mark.parametrize(
    "target", ["http://127.0.0.9:{port}/b", "//127.0.0.9:{port}/b", "http://[::ffff:7f00:9]:{port}/b", "http://2130706441:{port}/b"]
)
def test_a_redirect_leads_nowhere_private(site, outside, tmp_path, monkeypatch, path, target):
    names(monkeypatch, ["127.0.0.1"])
    site.answers |= {"/a": PAGE, "/b": PAGE, path: (302, {"Location": target.format(port=site.server.server_port)}, b"")}
    assert Desk(tmp_path, allow_private_addresses=False).refused(f"{outside}/a") == "refused_address"
    assert "/b" not in site.paths()


@pytest.mark.parametrize(
    "text", ["ftp://a.example/", "http://", "http://a:b@c.example/", "http://[::1", "https://a.example:99999/", "http://\x00/"]
)
def test_bad_addresses(text):
    with pytest.raises(ReadError) as caught:
        checked_url(text)
    assert caught.value.code == "bad_address"


def test_a_broken_memory_is_none(tmp_path):
    memory = Memory(tmp_path)
    (tmp_path / "x").write_text("{")
    assert memory.recall("http://a.example/") is None
    assert checked_url("HTTP://A.example/b#c") == httpx.URL("http://a.example/b")
