from pathlib import Path

import numpy as np
import pytest

from newsledger.contracts.records import RawRecord
from newsledger.extract import extract_article, page, web
from newsledger.extract.block_features import features, of_votes
from newsledger.extract.block_model import doubt, probabilities
from newsledger.extract.extractors import kept
from newsledger.extract.outline import Outline, PageBlock, Spot, outline

SAMPLES = Path(__file__).parents[2] / "seeds" / "articles"
STORY = [
    "The port of Callao handled 11.4 million tonnes of cargo last year, its operator said in a report on Friday.",
    "That was 8% more than in the year before, and the most since the terminal was opened to container ships in 2010.",
    "“We expect growth of the same order this year,” the operator's director told reporters after the meeting.",
    "Exports of copper rose by a tenth, while imports of grain were lower because the harvest at home was a good one.",
    "The operator plans to spend $300 million on a second quay, which the ministry of transport has yet to approve.",
]
BETWEEN = {
    "offer": "<div class='promo'><p>Subscribe now for $2 a week. Cancel anytime.</p></div>",
    "paywall": "<div class='paywall'><p>To continue reading, log in or start your free trial.</p></div>",
    "related": "<p><strong>READ MORE: <a href='/1'>Rains delay the harvest in the north</a></strong></p>",
    "newsletter": "<div class='newsletter-signup'><p>Sign up for our newsletter, delivered to your inbox every morning.</p></div>",
    "caption": "<figure><img src='a.jpg'><figcaption>A crane in the port. REUTERS/Ann Lee</figcaption></figure>",
}
AROUND = {
    "menu": "<nav><ul><li><a href='/'>Home</a></li><li><a href='/m'>Markets</a></li></ul></nav>",
    "comments": "<div id='comments'><p>I worked there for twenty years and have never seen such a queue of ships.</p></div>",
    "cookies": "<div id='onetrust-banner-sdk'><p>We store cookies to remember you, to measure our audience and to show ads.</p></div>",
    "cookie settings": "<div class='cli-modal'><div class='cli-tab-content'><p>Necessary cookies help the site to work.</p></div></div>",
    "footer": "<footer><p>© 2024 The Wire. All rights reserved.</p></footer>",
}


def text_of(content, vocabulary):
    made = extract_article(RawRecord("d", 0, "uri", "html", "html", content), vocabulary)
    return made.text.split("\n"), made


def page_of(before="", between="", after=""):
    body = "".join(f"<p>{line}</p>" for line in STORY[:2]) + between + "".join(f"<p>{line}</p>" for line in STORY[2:])
    head = "<head><title>Port is busier | The Wire</title></head>"
    return f"<html>{head}<body>{before}<article class='article-body'><h1>Port is busier</h1>{body}</article>{after}</body></html>"


@pytest.mark.parametrize("part", BETWEEN)
def test_what_stands_between_the_paragraphs_but_is_not_the_story_goes(part, vocabulary):
    assert text_of(page_of(between=BETWEEN[part]), vocabulary)[0] == STORY


@pytest.mark.parametrize("part", AROUND)
def test_what_stands_around_the_story_goes(part, vocabulary):
    assert text_of(page_of(before=AROUND[part], after=AROUND[part]), vocabulary)[0] == STORY


def test_a_bar_of_links_and_prices_above_the_heading_goes_and_a_short_sentence_after_an_offer_stays(vocabulary):
    content = (SAMPLES / "uk-public-finances-windows-1252.html").read_text(encoding="cp1252")
    kept, _ = text_of(content, vocabulary)
    assert kept[0].startswith("The UK government borrowed")
    assert "Leaving out the Bank of England, debt was 89.4% of GDP." in kept
    assert not [line for line in kept if "free articles" in line or "9.99" in line]


@pytest.mark.parametrize(
    ("markup", "line"),
    [
        ("<h2>{}</h2>", "A second quay is planned for the port"),
        ("<blockquote><p>{}</p></blockquote>", "It is the best year we have had since the port was opened."),
        ("<ul><li>{}</li></ul>", "Copper made up 3.1 million tonnes of what was shipped abroad."),
    ],
)
def test_subheads_quotations_and_lists_stay(markup, line, vocabulary):
    assert line in text_of(page_of(between=markup.format(line)), vocabulary)[0]


def test_a_page_of_one_story_inspires_more_confidence_than_one_of_teasers(vocabulary):
    teasers = "".join(f"<div class='card'><a href='/{no}'><h3>Story {no}</h3><p>{line}</p></a></div>" for no, line in enumerate(STORY))
    _, story = text_of(page_of(), vocabulary)
    _, front = text_of(f"<html><body>{teasers}</body></html>", vocabulary)
    assert story.extraction_confidence > 0.8 > front.extraction_confidence


def test_a_date_between_two_titles_is_the_articles(vocabulary):
    title = "<h1>Port is busier</h1>"
    _, made = text_of(page_of(before=f"{title}<div>3 May 2023</div><div>/</div><div>Ann Lee</div>{title}"), vocabulary)
    assert (made.published_date.isoformat(), made.published_method) == ("2023-05-03", "visible")


def test_an_extractors_text_is_found_in_the_blocks():
    blocks = [PageBlock(text) for text in ("Port is busier", STORY[0], "Home", STORY[1])]
    assert kept(blocks, f"- Port is busier\n{STORY[0]} {STORY[1]}") == [True, True, False, True]


def test_each_weight_belongs_to_a_feature(vocabulary):
    found = outline(page.parse(page_of()))
    base = features(found, frozenset())
    votes = {name: [True] * len(found.blocks) for name in web.FAST_VOTES}
    fast, full = of_votes(votes, base), of_votes({**votes, "trafilatura": votes["json_ld"]}, base)
    assert set(vocabulary.block_weights["fast"]) - {"intercept"} <= set(fast)
    assert set(vocabulary.block_weights["full"]) - {"intercept"} <= set(full)
    assert all(len(column) == len(found.blocks) and np.isfinite(column).all() for column in full.values())


def test_doubt_is_the_share_of_what_is_kept_that_may_be_wrong():
    found = Outline([PageBlock("a" * 80), PageBlock("b" * 20)], [Spot(0, "", "", 0)])
    assert doubt(found, np.array([0.9, 0.0])) == pytest.approx(0.1)
    assert doubt(found, np.array([1.0, 0.4])) == pytest.approx(0.1)
    assert probabilities({"x": np.array([0.0, 2.0])}, {"intercept": 0.0, "x": 1.0}) == pytest.approx([0.5, 0.8808], abs=1e-4)


OFFERS = [
    "Choose your plan",
    "Weekly",
    "€3",
    "/Week",
    "Save 40%",
    "Plain Reader",
    "1 Year",
    "€90",
    "Best value",
    "Cancel anytime",
    "Recipes and puzzles",
    "Billed annually",
]


@pytest.mark.parametrize("tag", ["p", "div", "li"])
def test_offers_go_where_no_markup_tells_them_from_the_story(tag, vocabulary):
    lines = ["Port is busier", "3 May 2024", *STORY, *OFFERS]
    text, made = text_of("<html><body>" + "".join(f"<{tag}>{line}</{tag}>" for line in lines) + "</body></html>", vocabulary)
    assert (text, made.title) == (STORY, "Port is busier")
