import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.errors import ReadError, Reject, UsageError
from newsledger.read import by_name, read_document, sniff


def read(data, source_format=None):
    return list(read_document(io.BytesIO(data), Document("d", "file", len(data), source_format), Limits()))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"Prices rose.\n", "text"),
        ("\ufeffPreise stiegen.".encode("utf-16"), "text"),
        (b"[Reuters] Prices rose.", "text"),
        (b"{Editor's note} Prices rose.", "text"),
        (b"<Bo Mining PLC> said <Lee Inc> rose.", "text"),
        (b"<!doctype html><p>x", "html"),
        (b"\n<!-- saved -->\n<HTML><body>", "html"),
        (b"<p>A fragment.</p>", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', "html"),
        (b'{"title": "x"}', "jsonl"),
        (b' [ {"title": "x"}]', "jsonl"),
        (b'<?xml version="1.0"?><rss version="2.0">', "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        (b'<rdf:RDF xmlns="http://purl.org/rss/1.0/">', "feed"),
        (b'<REUTERS TOPICS="YES" NEWID="1">', "sgml"),
        (b"<!-- of today --><!DOCTYPE nitf SYSTEM 'nitf.dtd'><nitf><body/></nitf>", "nitf"),
        (b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">', "newsml"),
        (b'<?xml version="1.0"?><n:newsMessage xmlns:n="x">', "newsml"),
        (b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>", "sitemap"),
        (b"title,text\nA,B\n", "csv"),
        ("\ufefftitre;title;content".encode("utf-16"), "csv"),
        (b"sep=;\nurl;maintext\n", "csv"),
        (b"Title, text and pictures", "text"),
        (b"PAR1\x15\x04", "parquet"),
        (b"PK\x03\x04\x14\x00", "archive"),
        (b"\x1f\x8b\x08\x00", "compressed"),
        (b"BZh91AY&SY", "compressed"),
        (b"\xfd7zXZ\x00\x00", "compressed"),
        (b"\x28\xb5\x2f\xfd\x04", "compressed"),
        (b"PK\x03\x04....[Content_Types].xml....word/document.xml", "docx"),
        (b"%PDF-1.7\n", "pdf"),
        (b"WARC/1.1\r\nWARC-Type: response\r\n", "warc"),
        (b"From: a@b.example\r\nMIME-Version: 1.0\r\n\r\nText", "mail"),
        (b"From: a@b.example\nTo: c@d.example\nSubject: s\nDate: today\n\nText", "mail"),
        (b"From: our correspondent\nDate: Monday\n\nPrices rose.", "text"),
        (b"From a@b.example Mon Jan  1 10:00:00 2024\nSubject: s\nMessage-ID: <1@b>\n\nText", "mbox"),
        (b"From the farm at 10:00 came news.\nPrices rose.", "text"),
        (
            b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://n.example/a\r\nMIME-Version: 1.0\r\n"
            b'Content-Type: multipart/related;\r\n\tboundary="x"\r\n\r\n',
            "mhtml",
        ),
    ],
)
def test_content_decides(head, expected):
    assert sniff(head, "misleading.zip").name == expected


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(32)), "unknown_format"),
        (b"<?xml version='1.0'?><svg/>", "unknown_format"),
        (b"<note><to>Bo</to></note>", "unknown_format"),
        (b'<rdf:RDF xmlns="http://www.w3.org/2004/02/skos/core#">', "unknown_format"),
    ],
)
def test_what_is_not_read_is_said(head, code):
    with pytest.raises(ReadError) as caught:
        sniff(head, "file.txt")
    assert caught.value.code == code
    assert [item.code for item in read(head)] == [code]


def test_formats_go_by_name():
    assert by_name("html").name == "html"
    with pytest.raises(UsageError, match=r"unknown format 'rtf': one of .*text"):
        by_name("rtf")


def test_the_callers_format_overrides_the_content():
    (record,) = read(b"<p>not a page</p>", source_format="text")
    assert (record.source_format, record.media) == ("text", "text")


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"\x1f\x8b\x08\x00", b"{", b'[{"', b"<rss>", b"<REUTERS ", b"<html>", b"BZh9", b"\xff\xfe"]),
)
def test_no_bytes_escape_as_an_error_of_ours_or_others(data, prefix):
    items = read(prefix + data)
    assert items
    for item in items:
        assert isinstance(item, RawRecord | Reject)
        text = item.content if isinstance(item, RawRecord) else item.reason
        assert "\x00" not in text
        text.encode("utf-8")
