"""What is done to good input: cut, flipped, doubled, spliced, stuffed with what parsers trip over, written in a wrong encoding."""

import gzip
import io
import zipfile

from hypothesis import strategies as st

# What has broken parsers before: marks of encodings, ends of numbers, openings without an end.
TOKENS = [
    *(b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00\x00\xfe\xff", b"\xed\xa0\x80", b"\xc0\xaf", b"\x1b[31m", b"\x1e", b"\x85"),
    *(b"\\ud800", b"\\u0000", b'"', b"'", b"\\", b"{", b"[", b"}", b"]", b"null", b"NaN", b"1e999", b"-1", b"9" * 30, b"0x", b"1/0"),
    *(b"<", b">", b"</", b"<!--", b"<![CDATA[", b"]]>", b"<!DOCTYPE", b"<!ENTITY a 'b'>", b"&#x110000;", b"&#0;", b"&#xD800;", b"&a;"),
    *(b"<p>" * 50, b"[" * 200, b"<script>", b"<table><tr>", b"xmlns:a=''", b"&amp;" * 20, b"<?xml version='1.1' encoding='utf-7'?>"),
    *(b"\r", b"\n\n", b"\t", b",", b";", b"\r\n\r\n", b"=?utf-8?q?=ff?=", b"=?x?b?===?=", b"--", b"Content-Length: -5", b"charset=hex"),
    *(b"Date: Thu, 99 Foo 99999 99:99:99 +9999", b"0000-00-00", b"99999-12-31T25:61:61Z", b"10000000000000000", b"From a b 10:00\n\n"),
]
ENCODINGS = ["utf-16", "utf-16-be", "utf-32", "utf-7", "cp1252", "shift_jis", "cp037", "koi8-r", "gb18030"]


@st.composite
def damaged(draw, files):
    """One of ``files`` after a few mutations; simpler ones first, so that a failure shrinks to the mutation that matters."""
    data = draw(st.sampled_from(files))
    if draw(st.booleans()):
        # What is packed is damaged within: a flipped bit outside only shows that checksums are looked at.
        return _repacked(data, lambda inner: _mutated(draw, inner, files))
    return _mutated(draw, data, files)


def _mutated(draw, data, files):
    for kind in draw(st.lists(st.sampled_from(["cut", "flip", "insert", "token", "splice", "repeat", "encode"]), max_size=4)):
        at, to = sorted((draw(st.integers(0, len(data))), draw(st.integers(0, len(data)))))
        if kind == "cut":
            data = data[:at]
        elif kind == "flip":
            data = data[:at] + bytes(byte ^ draw(st.integers(1, 255)) for byte in data[at : at + 3]) + data[at + 3 :]
        elif kind == "insert":
            data = data[:at] + draw(st.binary(max_size=12)) + data[at:]
        elif kind == "token":
            data = data[:at] + draw(st.sampled_from(TOKENS)) + data[draw(st.sampled_from([at, to])) :]
        elif kind == "splice":
            data = data[:at] + draw(st.sampled_from(files))[to:]
        elif kind == "repeat":
            data = data[:at] + data[at:to] * draw(st.integers(0, 20)) + data[to:]
        else:
            data = data.decode("utf-8", "replace").encode(draw(st.sampled_from(ENCODINGS)), "replace")
    return data


def _repacked(data, change):
    """``data`` with one part of it changed, if it is a zip or gzip file; itself changed otherwise."""
    try:
        if data.startswith(b"\x1f\x8b"):
            return gzip.compress(change(gzip.decompress(data)), 1)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except (OSError, EOFError, zipfile.BadZipFile, RuntimeError):
        return change(data)
    largest = max(range(len(members)), key=lambda no: len(members[no][1]))
    members[largest] = (members[largest][0], change(members[largest][1]))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()
