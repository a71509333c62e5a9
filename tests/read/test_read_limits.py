"""What the limits stop: bombs, nesting, oversized pieces; and that nothing before the stop is lost."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.read import html, read_document
from newsledger.watch import TimeUpError

DEFAULT = Limits()
LINE = b'{"title": "t", "text": "Output rose."}\n'


def read(data, limits=DEFAULT):
    return list(read_document(io.BytesIO(data), Document("d", "file", len(data)), limits))


def outcome(items):
    return [item.source_uri if isinstance(item, RawRecord) else item.code for item in items]


def zipped(*members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def tarred(*members, mode="w"):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


PACKERS = pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstandard.compress], ids=["gz", "bz2", "xz", "zst"])


@PACKERS
def test_compressors_read_on_through_members(pack):
    assert outcome(read(pack(LINE) + pack(LINE))) == ["file#1", "file#2"]


@PACKERS
def test_every_cut_is_reported(pack):
    packed = pack(b"".join(b'{"text": "Output of mine %d rose."}\n' % number for number in range(9)))
    for cut in range(8, len(packed)):
        assert outcome(read(packed[:cut]))[-1] == "truncated", cut


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_tar_in_every_wrapping(mode):
    assert outcome(read(tarred(("a.txt", b"One."), ("b/c.jsonl", LINE), mode=mode), replace(DEFAULT, archive_depth=3))) == [
        "file!/a.txt",
        "file!/b/c.jsonl",
    ]


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_every_cut_of_a_tar_file_is_reported(mode):
    packed = tarred(("a.txt", b"Prices rose. " * 60), ("b.txt", b"Prices fell. " * 60), mode=mode)
    # The blank blocks at the end may be fewer without loss; a head too short to be known is refused as such.
    whole = 2 * (512 + 1024) if mode == "w" else len(packed)
    for cut in range(300 if mode == "w" else 20, whole, 3):
        assert outcome(read(packed[:cut]))[-1] in {"truncated", "damaged_archive", "unknown_format"}, cut
    assert outcome(read(packed)) == ["file!/a.txt", "file!/b.txt"]


@pytest.mark.parametrize(
    ("data", "limits", "expected"),
    [
        (zipped(("bomb.txt", b"0" * 20_000_000)), DEFAULT, ["expansion"]),
        (gzip.compress(b"0" * 20_000_000), DEFAULT, ["expansion"]),
        (zipped(("big.txt", b"0123456789" * 10)), replace(DEFAULT, member_bytes=50), ["too_large"]),
        (b"0123456789" * 10, replace(DEFAULT, member_bytes=50), ["too_large"]),
        (b"0123456789" * 10, replace(DEFAULT, record_characters=50), ["too_large"]),
        (zipped(("a.zip", zipped(("b.zip", zipped(("c.txt", b"deep")))))), replace(DEFAULT, archive_depth=2), ["archive_depth"]),
        (zipped(("a.zip", zipped(("b.zip", zipped(("c.txt", b"not too deep")))))), DEFAULT, ["file!/a.zip!/b.zip!/c.txt"]),
        (gzip.compress(gzip.compress(gzip.compress(b"deep"))), replace(DEFAULT, archive_depth=2), ["archive_depth"]),
        (tarred(("a.txt.gz", gzip.compress(b"Deep.")), mode="w:gz"), DEFAULT, ["file!/a.txt.gz"]),
        (
            zipped(("1.txt", b"a"), ("2.txt", b"b"), ("3.txt", b"c")),
            replace(DEFAULT, archive_members=2),
            ["file!/1.txt", "file!/2.txt", "archive_members"],
        ),
        (zipped(("1.txt", b"a"))[:40], DEFAULT, ["damaged_archive"]),
        (gzip.compress(LINE * 3000, 0)[:-40_000], DEFAULT, None),
    ],
    ids=[
        "zip-bomb",
        "gzip-bomb",
        "member",
        "file",
        "record",
        "depth",
        "within-depth",
        "gzip-depth",
        "tar-gz-of-gz",
        "members",
        "cut-zip",
        "cut-gzip",
    ],
)
def test_limits(data, limits, expected):
    found = outcome(read(data, limits))
    if expected is None:
        # The lines before the cut are read, and the cut is reported last.
        assert len(found) > 1000
        assert found[-1] == "truncated"
    else:
        assert found == expected


def test_a_table_of_one_text_many_times_over():
    buffer = io.BytesIO()
    pq.write_table(pa.table({"text": pa.array(["Output rose. " * 10_000] * 1000).dictionary_encode()}), buffer)
    assert outcome(read(buffer.getvalue()))[-1] == "expansion"


def test_an_overlong_line_is_skipped_and_the_rest_read():
    data = LINE + b'{"text": "' + b"x" * 2000 + b'"}\n' + LINE
    assert outcome(read(data, replace(DEFAULT, record_characters=100))) == ["file#1", "too_large", "file#3"]


def test_deep_json_is_a_reject():
    assert outcome(read(b"[" * 200_000)) == ["bad_json"]
    assert outcome(read(b'{"a":' * 100_000)) == ["bad_json"]


def test_record_numbers_run_through_an_archive():
    items = read(zipped(("a.jsonl", LINE * 2), ("b.jsonl", LINE * 2)))
    assert [item.record_no for item in items] == [0, 1, 2, 3]


def test_a_damaged_member_does_not_end_the_archive():
    data = bytearray(zipped(("a.txt", b"One article here." * 20), ("b.txt", b"Two.")))
    data[40] ^= 0xFF
    assert outcome(read(bytes(data)))[-1] == "file!/b.txt"
    assert outcome(read(bytes(data)))[0] in {"damaged_member", "truncated"}


@pytest.mark.parametrize("number", ["#x110000", "#0", "#xD800", "#xFFFF", "#1114112", "#99999999"])
@pytest.mark.parametrize(
    "around",
    [
        "<rss><channel><title>{}</title><item><description>Tin rose{}.</description></item></channel></rss>",
        "<nitf>{}<body><body.content><p>Tin rose{}.</p></body.content></body></nitf>",
    ],
)
def test_references_to_no_character_cost_no_article(around, number):
    (record,) = read(around.format(f"&{number};", f"&{number};").encode())
    assert record.content.startswith("Tin rose")
    (record,) = read(around.format("&#x26;", "&#8364;&#65;").encode())
    assert record.content == "Tin rose€A."


def test_a_document_of_nothing_but_refuse_is_given_up():
    limits = replace(DEFAULT, rejects_in_a_row=3)
    assert outcome(read(b"{},\n" * 5 + LINE, limits)) == ["no_text"] * 3 + ["given_up"]
    assert outcome(read((b"{},\n" * 2 + LINE) * 2, limits)) == ["no_text"] * 2 + ["file#3"] + ["no_text"] * 2 + ["file#6"]
    assert outcome(read(zipped(("a.jsonl", b"{},\n" * 2), ("b.jsonl", b"{},\n" * 2), ("c.jsonl", LINE)), limits)) == ["no_text"] * 3 + [
        "given_up"
    ]


def test_a_document_whose_parts_take_too_long_is_given_up(monkeypatch):
    def late(*_):
        raise TimeUpError("late")

    monkeypatch.setattr(html, "_canonical", late)
    members = [(f"{no}.html", b"<p>Tin rose.") for no in range(5)]
    assert outcome(read(zipped(*members), replace(DEFAULT, timeouts=2))) == ["timeout", "timeout", "given_up"]
