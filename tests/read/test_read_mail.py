"""Mail whose parts are odd: the message is read all the same."""

import io

import pytest

from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.read import read_document

HEAD = b"From: Ann Lee <ann@b.example>\nSubject: Zinc\nMessage-ID: <1@b>\n"


def read(data, **limits):
    return list(read_document(io.BytesIO(data), Document("d", "file", len(data)), Limits(**limits)))


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (b"", "Zinc fell."),
        (b"Date: Tue, 05 Mar 99999999999 06:30:00 +0000\n", "Zinc fell."),
        (b"Date: \xff\xfe\n", "Zinc fell."),
        (b"Content-Type: text/plain; charset=no-such\n", "Zinc fell."),
        (b"Content-Type: text/plain; charset\n", "Zinc fell."),
        (b"Content-Type: a/b/c;;;\n", "Zinc fell."),
        (b"Content-Transfer-Encoding: no-such\n", "Zinc fell."),
        (b"Archived-At: <javascript:x>\nList-Id: <<<\n", "Zinc fell."),
        (b'From: "A" <@@>, <\n', "Zinc fell."),
    ],
)
def test_odd_headers(headers, expected):
    (record,) = read(HEAD + headers + b"\nZinc fell.")
    assert isinstance(record, RawRecord)
    assert (record.content, record.title) == (expected, "Zinc")


def test_attachments_within_attachments_stop_at_the_limit():
    message = HEAD + b"\nThe innermost."
    for number in range(4):
        mark = b"m%d" % number
        head = HEAD + b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=" + mark + b"\n\n--" + mark
        inner = b"\nContent-Type: message/rfc822\nContent-Disposition: attachment\n\n" + message
        message = head + b"\nContent-Type: text/plain\n\nLevel " + mark + b"\n--" + mark + inner + b"\n--" + mark + b"--\n"
    items = read(message, archive_depth=2)
    assert [item.content.strip() if isinstance(item, RawRecord) else item.code for item in items] == [
        "Level m3",
        "Level m2",
        "Level m1",
        "archive_depth",
    ]


def test_one_message_too_large_does_not_end_the_mailbox():
    separator = b"From ann@b.example Tue Mar  5 06:30:00 2024\n"
    large = separator + HEAD + b"\n" + b"x" * 2000 + b"\n\n"
    small = separator + HEAD + b"\nZinc fell.\n\n"
    items = read(small + large + small, member_bytes=1000)
    assert [item.source_uri if isinstance(item, RawRecord) else item.code for item in items] == ["file#1", "too_large", "file#3"]
