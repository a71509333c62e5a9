import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.extract import page
from newsledger.extract.hints import BIT, HINTS
from newsledger.extract.outline import outline
from newsledger.extract.placing import around


def blocks(content):
    return outline(page.parse(content)).blocks


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>One <b>two</b> three.</p><p>Four</p>", ["One two three.", "Four"]),
        ("<div>One<p>Two</p>three</div>", ["One", "Two", "three"]),
        ("<p>One<br>two</p>", ["One", "two"]),
        ("<table><tr><td>Tin</td><td>1,200</td></tr></table>", ["Tin 1,200"]),
        ("<ul><li>One<li>Two</ul>", ["One", "Two"]),
        ("<p>One<script>x()</script><style>p{}</style> two</p>", ["One two"]),
        ("<p>One <!-- hidden --> two</p>", ["One two"]),
        ("<div> <p> </p> </div>", []),
    ],
)
def test_the_blocks_a_reader_sees(content, expected):
    assert [block.text for block in blocks(content)] == expected


def test_characters_in_links_and_bold_are_counted():
    (block,) = blocks("<p>See <a href='/x'>the report</a> by <b>Ann</b></p>")
    assert (block.linked, block.bold) == (len("the report"), len("Ann"))


@pytest.mark.parametrize(
    ("content", "hints"),
    [
        ("<main><article class='post-content'>Text</article></main>", {"main", "article", "body"}),
        ("<div id='comments'><p>Text</p></div>", {"noise", "comment"}),
        ("<div class='cookie-banner'>Text</div>", {"noise", "legal", "advert"}),
        ("<div class='discussion-of-comments-policy'>Text</div>", {"comment"}),
        ("<section itemprop='articleBody'>Text</section>", {"section", "articleBody"}),
        ("<ul class='related-stories'><li>Text</li></ul>", {"list", "item", "related"}),
        ("<body class='has-sidebar'><p>Text</p></body>", set()),
        ("<p hidden>Text</p>", {"unseen"}),
    ],
)
def test_hints_around_a_block(content, hints):
    (bits,) = around(outline(page.parse(content)))
    assert {hint for hint in HINTS if bits & BIT[hint]} == hints


@given(st.text(alphabet="<>/=\"' pdivulabre&;!-x", max_size=300))
def test_any_markup_has_blocks_in_known_elements(content):
    found = outline(page.parse(f"<html><body>{content}</body></html>"))
    assert all(0 <= block.spot < len(found.spots) and block.text.strip() for block in found.blocks)
    assert all(spot.parent < no for no, spot in enumerate(found.spots) if no)
