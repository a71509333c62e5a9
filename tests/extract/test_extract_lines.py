from itertools import compress, pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.extract.cue_rules import CUES
from newsledger.extract.cues import find_cue, is_sign_off
from newsledger.extract.line_model import best_runs
from newsledger.extract.lines import fold, is_sentence, paragraphs


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("₹1,200", "price_line"),
        ("€9/month", "price_line"),
        ("3 Months", "duration_line"),
        ("SAVE 25%", "saving_line"),
        ("20% off your first order", "saving_line"),
        ("Plans from £2 a week", "price_for_term"),
        ("Renews automatically until you cancel anytime", "subscription_terms"),
        ("Start your free trial", "subscribe_prompt"),
        ("Sign up for our evening email", "subscribe_prompt"),
        ("Become a member and support our work", "subscribe_prompt"),
        ("Already a subscriber? Log in", "subscriber_words"),
        ("You have 2 free articles left this month", "article_meter"),
        ("You’ve read 4 of 5 free articles this month.", "article_meter"),
        ("The day's news, straight to your inbox", "newsletter_prompt"),
        ("One email, every Friday. Free for 30 days, then £3 a month.", "price_for_term"),
        ("Next Story", "menu_line"),
        ("More from this section", "more_about"),
        ("Share this article on WhatsApp", "menu_line"),
        ("Skip to main content", "menu_line"),
        ("Image", "placeholder"),
        ("Story continues below this advertisement", "advertisement"),
        ("4 min read", "reading_aid"),
        ("Follow us on Instagram", "follow_prompt"),
        ("ALSO READ: Rates rise again", "related_link"),
        ("Photo: A crane in the port", "photo_credit"),
        ("A crane in the port. REUTERS/Ann Lee", "photo_credit"),
        ("© 2024 The Wire", "copyright"),
        ("FTSE 100 7,751.08 -0.34%", "ticker_line"),
        ("GBP/USD 1.2489 +0.02%", "ticker_line"),
        ("Google Play | App Store", "subscribe_prompt"),
        ("Was this email forwarded to you? Sign up here.", "email_footer"),
        ("3 thoughts on “Yen slides again”", "comment_form"),
        ("Reject all", "cookie_notice"),
        ("This advertisement has not loaded yet, but your article continues below.", "advertisement"),
        ("This site uses cookies to remember you", "cookie_notice"),
        ("(This story has not been edited by our staff and is auto-generated.)", "syndication_note"),
        ("Get in touch with our news team by emailing us.", "reader_prompt"),
        ("Click here to read the report.", "reader_prompt"),
        ("Our Standards: The Wire's principles", "house_note"),
        ("This article contains affiliate links.", "house_note"),
        ("*Billed at $5 a month after the first year.", "price_for_term"),
    ],
)
def test_lines_that_are_not_the_article(line, rule):
    assert find_cue(line).rule == rule


@pytest.mark.parametrize(
    "line",
    [
        "Netflix said it had won 3 million subscribers with its free trial in the first quarter.",
        "He pays his cutters A$400 a week.",
        "The plan would save 25% of the cost of heating for households that cancel online, the ministry said.",
        "The company will save 25% of its costs.",
        "Rents rose to £1,200 a month in London, more than half of what a nurse earns there.",
        "The newspaper sold 40,000 digital subscriptions last year, up from 31,000.",
        "The results may not be published until May, the court said.",
        "The report, which was first published in 2019, has been updated.",
        "Home prices rose 3%.",
        "Image sensors made up a fifth of its sales.",
        "Related costs came to $4 million.",
        "More than half of them were exported.",
        "More on the island than elsewhere, people share boats.",
        "Brent crude settled at $84.93 a barrel.",
        "The index closed at 7,751.08, down 0.34%, as oil shares fell.",
        "Regulators reject all bids for the port.",
        "Officials in the ministry report rising prices.",
    ],
)
def test_sentences_of_articles_are_no_cues(line):
    assert find_cue(line) is None


def test_every_rule_has_a_name_of_its_own():
    assert len({cue.rule for cue in CUES}) == len(CUES)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Reporting by Ann Lee; Editing by Bo Diaz)", True),
        ("With inputs from agencies", True),
        ("Reporting season begins on Monday.", False),
        ("Edited by Bo Diaz", True),
    ],
)
def test_sign_off(line, expected):
    assert is_sign_off(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The bank left its main rate at 4% on Friday.", True),
        ("“We are ready for this,” he said.", True),
        ("Die Bank hat den Zins nicht gesenkt.", True),
        ("日本銀行は金利を据え置いた。日本銀行は金利を据え置いた。", True),
        ("Markets Business Opinion Sport Culture", False),
        ("Bank leaves main rate at 4%", False),
        ("No.", False),
    ],
)
def test_sentence_shape(line, expected):
    assert is_sentence(line) is expected


WRAPPED = """Title of the story

    The first paragraph of this story runs over two lines
because they are cut at a column of about fifty.
    The second one is set off by nothing but its indent
and it ends with a full stop, as one would expect of it.
Tin     1,200     1,150
Zinc      800       790

The third comes after a blank line, which is another
way to part them."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            WRAPPED,
            [
                "Title of the story",
                "The first paragraph of this story runs over two lines because they are cut at a column of about fifty.",
                "The second one is set off by nothing but its indent and it ends with a full stop, as one would expect of it.",
                "Tin 1,200 1,150",
                "Zinc 800 790",
                "The third comes after a blank line, which is another way to part them.",
            ],
        ),
        ("One line.\nAnother line.\n\nA third.", ["One line.", "Another line.", "A third."]),
        (
            "Net profit of the company 35.4 million vs 34.2\nSales of the company in the year 99.9 vs 88.8\nShares in issue 5 vs 4",
            ["Net profit of the company 35.4 million vs 34.2", "Sales of the company in the year 99.9 vs 88.8", "Shares in issue 5 vs 4"],
        ),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_paragraphs(text, expected):
    assert paragraphs(text) == expected


@given(st.text(max_size=400))
def test_paragraphs_keep_every_character_that_is_not_space(text):
    assert "".join(fold(text).split()) == "".join("".join(paragraphs(text)).split())


@pytest.mark.parametrize(
    ("gains", "expected"),
    [
        ([], []),
        ([-1, -2], []),
        ([-1, 5, -2, 4, -9, 3], [1, 2, 3]),
        ([3, -9, 4], [2]),
        ([1, 1], [0, 1]),
        ([9, -20, 9], [0, 2]),
        ([9, -6, 9], [0, 1, 2]),
    ],
)
def test_best_runs(gains, expected):
    assert [no for no, is_in in enumerate(best_runs(gains, resuming=7)) if is_in] == expected


@given(st.lists(st.integers(-9, 9), max_size=9))
def test_no_other_choice_of_runs_gains_more(gains):
    def value(kept):
        runs = sum(now and not before for before, now in pairwise((False, *kept)))
        return sum(compress(gains, kept)) - 5 * max(runs - 1, 0)

    assert value(best_runs(gains, resuming=5)) == max(value(kept) for kept in product((False, True), repeat=len(gains)))
