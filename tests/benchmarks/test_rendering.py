import pytest
from benchmarks.plain_text.rendering import renderings

_PAGE = """<?xml version="1.0"?><html><head><title>Unseen</title></head><body>
<ul><li>Home</li><li><a href="/w">World</a></li></ul><script>var a = 1;</script><p style="display: none">Hidden</p>
<p>Steel output <b>rose</b>
to 1.9m tonnes.</p><table><tr><td>2014</td><td>1.8</td></tr></table></body></html>"""


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        ("lines", "Home\nWorld\nSteel output rose to 1.9m tonnes.\n2014\t1.8"),
        ("spaced", "Home\n\nWorld\n\nSteel output rose to 1.9m tonnes.\n\n2014\t1.8"),
        ("browser", "  • Home\n  • World\n\nSteel output rose to 1.9m tonnes.\n\n2014\t1.8"),
    ],
)
def test_a_page_reads_as_it_is_seen(layout, expected):
    assert renderings(_PAGE)[layout] == expected


def test_long_lines_are_wrapped():
    wrapped = renderings(f"<p>{'steel ' * 40}</p>")["wrapped"]
    assert max(map(len, wrapped.split("\n"))) <= 72
    assert wrapped.split() == ["steel"] * 40
