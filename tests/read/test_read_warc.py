"""Web archives: wherever one is cut, what stands whole before the cut is read, and the cut is reported."""

import gzip
import io
from dataclasses import replace

import pytest

from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.read import read_document


def response(body, target="https://mines.example/a", headers="Content-Type: text/html", length=None):
    block = f"HTTP/1.1 200 OK\r\n{headers}\r\n\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-03-05T06:07:08Z\r\nWARC-Target-URI: {target}\r\n"
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


RECORDS = [response(b"<p>Output of mine %d rose.</p>" % number) for number in range(4)]


def read(data, limits=None):
    return list(read_document(io.BytesIO(data), Document("d", "file", len(data)), limits or Limits()))


def codes(items):
    return [item.code for item in items if not isinstance(item, RawRecord)]


def count(items):
    return sum(isinstance(item, RawRecord) for item in items)


@pytest.mark.parametrize("pack", [lambda data: data, gzip.compress], ids=["plain", "gz"])
def test_every_cut_is_reported_and_whole_records_are_kept(pack):
    packed = [pack(record) for record in RECORDS]
    ends = [sum(map(len, packed[: number + 1])) for number in range(len(packed))]
    # The blank lines that close a record may go missing without loss.
    slack = 4 if pack(b"") == b"" else 0
    for cut in range(20, ends[-1] - slack):
        items = read(b"".join(packed)[:cut])
        whole = sum(end - slack <= cut for end in ends)
        is_between = any(end - slack <= cut <= end for end in ends)
        # A gzip member may lack its check sum only: its record is read, and the cut reported all the same.
        assert count(items) - whole in ({0} if slack else {0, 1}), cut
        assert is_between or (set(codes(items)) <= {"truncated", "damaged_record"} and codes(items)), cut


def test_a_record_beyond_the_limit_is_passed_over_unread():
    data = RECORDS[0] + response(b"<p>" + b"x" * 5000) + RECORDS[1]
    items = read(data, replace(Limits(), member_bytes=1000))
    assert (count(items), codes(items)) == (2, ["too_large"])


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (response(gzip.compress(b"0" * 20_000_000), headers="Content-Type: text/html\r\nContent-Encoding: gzip"), "too_large"),
        (response(b"not gzip", headers="Content-Type: text/html\r\nContent-Encoding: gzip"), "damaged_record"),
        (response(b"<p>x", length="-1"), "damaged_record"),
        (response(b"<p>x", length=""), "damaged_record"),
        (response(b"<p>x", target="http://["), None),
        (response(b"<p>x", headers="no header"), None),
    ],
)
def test_a_bad_record_does_not_end_the_archive(record, code):
    items = read(RECORDS[0] + record + RECORDS[1], replace(Limits(), member_bytes=1_000_000))
    assert count(items) == (2 if code else 3)
    assert not code or code in codes(items)
