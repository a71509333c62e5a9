import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.read.decode import clean, decode, decode_noting


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("£5 – naïve".encode(), "£5 – naïve"),
        (b"\xef\xbb\xbfa\r\nb\rc", "a\nb\nc"),
        ("£5".encode("utf-16"), "£5"),
        ("\ufeff£5".encode("utf-16-be"), "£5"),
        ("\ufeff£5".encode("utf-32-le"), "£5"),
        (b"cost \xa35 \x93x\x94", "cost £5 “x”"),
        (b'<meta charset="utf-8"><p>\xa35', '<meta charset="utf-8"><p>£5'),
        (b"<meta charset=iso-8859-1><p>\x80 5", "<meta charset=iso-8859-1><p>€ 5"),
        ('<meta charset="shift_jis"><p>日本'.encode("shift_jis"), '<meta charset="shift_jis"><p>日本'),
        (b'<meta charset="rot13"><p>\xa35', '<meta charset="rot13"><p>£5'),
        (b'<meta charset="no-such"><p>\xa35', '<meta charset="no-such"><p>£5'),
        (b"\x81 undefined in windows-1252", " undefined in windows-1252"),
        ("It cost Â£3.1bn.\nUntouched: £2".encode(), "It cost £3.1bn.\nUntouched: £2"),
        (b"", ""),
        ("“Up 5 %” – naïve, said José, ".encode() + b"paying \xa35", "“Up 5 %” – naïve, said José, paying £5"),
        ('<meta charset="gb2312">价格'.encode("gb18030") + b"\xff" + b"." * 200, '<meta charset="gb2312">价格\ufffd' + "." * 200),
    ],
)
def test_decode(data, expected):
    assert decode(data) == expected


@pytest.mark.parametrize(
    ("data", "charset", "repairs"),
    [
        ("£5".encode(), None, None),
        ("£5".encode(), "utf-8", None),
        (b"\xa35", "iso-8859-1", None),
        (b"\xa35", "utf-8", "charset:utf-8>cp1252"),
        ("£5".encode(), "iso-8859-1", "charset:cp1252>utf-8"),
        (b"plain", "utf-16", None),
        (b"plain", "no\x00such", None),
        (b'<meta charset="utf-8">\xa35', None, "charset:utf-8>cp1252"),
        ("It cost Â£3.\nIt cost Â£4.\nand £5\x00\u200b".encode(), None, "mojibake:2; invisible:2"),
        (b"\x1b[31mred\x1b[0m", None, "invisible:2"),
    ],
)
def test_repairs_are_noted(data, charset, repairs):
    assert decode_noting(data, charset).repairs == repairs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b\x07c\td", "abc\td"),
        ("one\vtwo\ftthree", "one\ntwo\ntthree"),
        ("one\u2028two", "one\ntwo"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("ab\u202ecd\u200bef\u00adgh", "abcdefgh"),
        ("\ud83d x", "\ufffd x"),
    ],
)
def test_clean(text, expected):
    assert clean(text) == expected


@given(st.binary(max_size=500))
def test_any_bytes_become_printable_text(data):
    text = decode(data)
    text.encode("utf-8")
    assert not [c for c in text if ord(c) < 32 and c not in "\n\t"]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")), max_size=60))
def test_clean_is_idempotent(text):
    assert clean(clean(text)) == clean(text)
