"""A megabyte of what parsers fear most, for every reader and engine: an outcome, and no cost that grows with the square."""

import io
import zlib
from datetime import date

import pytest

from newsledger.annotate.figures.engine import find_figures
from newsledger.annotate.times import find_times
from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.read import FORMATS, read_document
from newsledger.reference.lexicon import lexicon
from newsledger.text.sentences import sentences

from .bounds import no_hang

SIZE = 1_000_000
LIMITS = Limits(rejects_in_a_row=1000)
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
RSS, NITF = "<rss><channel>{}</channel></rss>", "<nitf><body><body.content>{}</body.content></body></nitf>"
SGML = "<REUTERS NEWID='1'><BODY>{}</BODY></REUTERS>"
MAIL = "From: a@b.example\nTo: c@d.example\nSubject: {}\nDate: Tue, 05 Mar 2024 10:00:00 +0000\nMIME-Version: 1.0\n{}\n"
MBOX = "From a Tue Mar  5 10:00:00 2024\n" + MAIL
MHTML = MAIL.format("s", "Snapshot-Content-Location: http://a.example/\nContent-Type: multipart/related; boundary=b\n\n{}").replace(
    "To:", "X-To:"
)
WARC = "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {}\r\n\r\n{}"
G2 = '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentSet><inlineXML>{}</inlineXML></contentSet></newsItem>'


def much(piece, around="{}"):
    return around.format(piece * (SIZE // len(piece)))


def nested(opened, closed, around="{}"):
    depth = SIZE // len(opened + closed)
    return around.format(opened * depth + "x" + closed * depth)


def pdf(stream, filters=b""):
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(stream), filters, stream),
    ]
    body, starts = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        starts.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % start for start in starts)
    return body + table + b"trailer\n<< /Root 1 0 R /Size 5 >>\nstartxref\n%d\n%%%%EOF" % len(body)


# Format, document, the last outcome: a code, or RECORD.
RECORD = "record"
CASES = [
    ("text", much("1,"), RECORD),
    ("text", much("â€™Ã©"), RECORD),
    ("text", "x" + much("\n") + "x", RECORD),
    ("jsonl", much("["), "bad_json"),
    ("jsonl", much('{"a":'), "bad_json"),
    ("jsonl", much("9", '{{"text": {}}}'), "bad_json"),
    ("jsonl", much("a", '{{"text": "{}'), "bad_json"),
    ("jsonl", much("{},"), "given_up"),
    ("jsonl", much("1,", '{{"text": "{}"}}'), RECORD),
    ("html", nested("<div>", "</div>", "<html>{}"), RECORD),
    ("html", much("<link rel=canonical ", "<html>{}"), RECORD),
    ("html", much("<!--", "<html>{}"), RECORD),
    ("csv", much('"', "title,text\n{}"), "bad_row"),
    ("csv", much("x\n", 'title,text\na,"{}'), "truncated"),
    ("csv", much(",", "title,text\n{}"), "empty"),
    ("feed", LAUGHS + RSS.format("<item><description>&c;</description></item>"), "entity_declaration"),
    ("feed", much("&", RSS.format("<item><description>{}</description></item>")), RECORD),
    ("feed", much("<item>", RSS), "empty"),
    ("nitf", LAUGHS + NITF.format("&c;"), "entity_declaration"),
    ("nitf", nested("<p>", "</p>", NITF), "bad_xml"),
    ("newsml", nested("<a>", "</a>", G2), "bad_xml"),
    ("newsml1", nested("<NewsComponent>", "</NewsComponent>", "<NewsML><NewsItem>{}</NewsItem></NewsML>"), "bad_xml"),
    ("sitemap", LAUGHS + "<urlset><url><loc>&c;</loc></url></urlset>", "entity_declaration"),
    ("sgml", much("\n", SGML.format("a{}x")), RECORD),
    ("sgml", much("a\n", SGML), RECORD),
    ("sgml", much("<REUTERS "), "empty"),
    ("sgml", much("<REUTERS >"), "given_up"),
    ("mail", MAIL.format("s", "Content-Type: multipart/mixed; boundary=b\n") + "--b\n\nx\n" * 5000, RECORD),
    ("mail", MAIL.format("s", "Content-Transfer-Encoding: base64\n") + much("QUFB"), RECORD),
    ("mbox", MBOX.format("s", "") + much("From a "), RECORD),
    ("mhtml", MHTML.format("--b\nContent-Type: text/html\n\n<p>x\n" * 5000), RECORD),
    ("warc", WARC.format(9**9, "x"), "truncated"),
    ("warc", much("a: b\r\n", "WARC/1.0\r\n{}"), "damaged_record"),
    ("pdf", pdf(zlib.compress(b"0" * 150_000_000, 9), b"/Filter /FlateDecode"), "damaged_document"),
    ("pdf", pdf(b"[" * SIZE), "no_text"),
    ("pdf", b"%PDF-1.4\n" + b"1 0 obj\n" * (SIZE // 8), "damaged_document"),
]


@pytest.mark.parametrize(("source_format", "data", "expected"), CASES, ids=[f"{name}-{no}" for no, (name, *_) in enumerate(CASES)])
def test_readers(source_format, data, expected):
    data = data if isinstance(data, bytes) else data.encode()
    with no_hang():
        items = list(read_document(io.BytesIO(data), Document("d", "file", len(data), source_format), LIMITS))
    outcome = RECORD if isinstance(items[-1], RawRecord) else items[-1].code
    assert outcome == expected


def test_every_reader_of_documents_has_its_extremes():
    # Containers and tables: tests/read/test_read_limits.py.
    unlisted = {form.name for form in FORMATS} - {"archive", "compressed", "parquet", "docx"} - {name for name, *_ in CASES}
    assert not unlisted, "a format without a line in CASES above"


@pytest.mark.parametrize(
    "piece", ["1,", "1,234,567 ", "1.", "1/2", "$", "7", "and one ", "from 1 to ", "5 vs 6 ", "one hundred ", "(5) ", "1st "]
)
def test_figures_and_times_of_one_long_line(piece):
    text = piece * (40_000 // len(piece))
    with no_hang():
        spans = sentences(text)
        found = find_figures(text, spans, lexicon())
        times = find_times(text, date(2024, 3, 5))
    assert all(0 <= one.start < one.end <= len(text) for one in (*found, *times))
