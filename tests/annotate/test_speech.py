"""Who says what."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.annotate.names import Mention
from newsledger.annotate.speakers import speaker_of
from newsledger.annotate.speech import Speech, find_speech
from newsledger.annotate.speech.quotes import blanked, find_quotes
from newsledger.reference.csv_rows import rows
from newsledger.text.sentences import sentences

PERSONS = {"Ada Berg": "Ada Berg", "Berg": "Ada Berg", "Ole Lund": "Ole Lund", "Lund": "Ole Lund"}
BODIES = {
    "Norges Bank": "Norges Bank",
    "Statistics Norway": "Statistics Norway",
    "Ministry of Finance": "Ministry of Finance",
    "Equinor": "Equinor",
}
NAMES = re.compile("|".join(sorted([*PERSONS, *BODIES], key=len, reverse=True)))


def speeches(text: str) -> list[Speech]:
    mentions = []
    for match in NAMES.finditer(text):
        kind = "person" if match[0] in PERSONS else "organisation"
        name = PERSONS.get(match[0], match[0])
        mentions.append(Mention(match.start(), match.end(), match[0], kind, "name", f"{kind}:{name}", name))
    return find_speech(text, sentences(text), mentions)


def speaker(marked: str) -> str:
    """Who states the figure in brackets, and how he was found."""
    start = marked.index("[")
    text = marked.replace("[", "").replace("]", "")
    found = speaker_of(start, marked.index("]") - 1, speeches(text))
    told = {row["rule"] for row in rows("rules")}
    assert found is None or f"speaker.{found.method}" in told, "a rule without its row in rules.csv"
    return f"{found.speaker_text} {found.method}" if found else "-"


CASES = [
    # A subject before the cue, after it, or apposed.
    ("Prices rose [2 percent], Norges Bank said.", "Norges Bank subject_before_cue"),
    ("Norges Bank said on Tuesday that prices rose [2 percent].", "Norges Bank subject_before_cue"),
    ("Prices, Norges Bank said, rose [2 percent].", "Norges Bank subject_before_cue"),
    ("Prices rose [2 percent], said Ada Berg, an economist at Norges Bank.", "Ada Berg cue_before_subject"),
    ("Ada Berg, an economist at Norges Bank, said prices rose [2 percent].", "Ada Berg apposition"),
    ("Economist Ada Berg of Norges Bank expects a rise of [2 percent].", "Ada Berg subject_before_cue"),
    ("Berg was quoted as saying prices rose [2 percent].", "Ada Berg quoted_by"),
    # Sources that are no names.
    ("Prices rose [2 percent], an agency official said.", "agency official source_noun"),
    ("Official figures show that prices rose [2 percent].", "Official figures source_noun"),
    ("Ada Berg toured the docks in Bergen and said prices rose [2 percent].", "Ada Berg subject_before_cue"),
    ("Ada Berg, a farmer, disputed the plan but said prices rose [2 percent].", "Ada Berg subject_before_cue"),
    ("Figures from Statistics Norway show that prices rose [2 percent].", "Statistics Norway subject_before_cue"),
    ("Prices rose [2 percent], according to data from Statistics Norway.", "Statistics Norway according_to"),
    ("Prices rose [2 percent], according to three people familiar with the matter.", "people familiar with the matter source_noun"),
    # Pronouns and short forms, across sentences.
    ("Ada Berg said prices rose. She added that wages fell [3 percent].", "Ada Berg pronoun"),
    ("Mrs Berg met Mr Lund. She said wages fell [3 percent].", "Ada Berg pronoun"),
    ("A Norges Bank spokesman met Lund. He said wages fell [3 percent].", "Ole Lund pronoun"),
    ("Lund bought Equinor, a Norges Bank spokesman said. He said it cost [$3 million].", "Norges Bank pronoun"),
    ("Norges Bank said prices rose. It said wages fell [3 percent].", "Norges Bank pronoun"),
    ("The Ministry of Finance said taxes would fall.\nThe ministry said the cut was worth [$3 million].", "Ministry of Finance short_form"),
    ("Norges Bank said prices rose. The bank expects [2 percent] inflation.", "Norges Bank short_form"),
    ("A trader said prices rose. He said copper gained [$30].", "trader pronoun"),
    ("Norges Bank met Equinor, Lund said. The bank was cautious. It expects a loss of [$3 million].", "Norges Bank pronoun"),
    ("Norges Bank spoke. It added a [10%] duty.", "-"),
    ("Equinor doubled its profit to [$3 million], the Norwegian energy group said.", "Equinor short_form"),
    ("Ada Berg said prices rose, adding that wages fell [3 percent].", "Ada Berg participle"),
    ("Prices rose [2 percent], said the bank's chief economist, Ada Berg.", "Ada Berg cue_before_subject"),
    ("Norges Bank cut its forecast. We expect growth of [2 percent].", "-"),
    # Direct quotations.
    ('"We sold [300] lorries," Ole Lund said.', "Ole Lund subject_before_cue"),
    ('"We sold lorries," Lund said. "We sold [300]."', "Ole Lund same_paragraph"),
    ("Lund said: “We sold lorries.\n“We also sold [300] ships.”", "Ole Lund continued_quote"),
    ('"Did we sell [300] ships?" Lund asked.', "Ole Lund subject_before_cue"),
    # Anybody can be the subject of a verb of saying with its clause behind it.
    ("A lorry driver noted that prices rose [2 percent].", "lorry driver source_noun"),
    ("He must continue to claim that prices rose [2 percent].", "-"),
    # What leads the sentence is no source, what stands between commas may be long.
    ("In a filing with Equinor, the partnership, Norges Bank, said it held [300] shares.", "Norges Bank apposition"),
    ("At Equinor, founder Ada Berg, says prices rose [2 percent].", "Ada Berg apposition"),
    (
        "Ole Lund, director of the centre for the study of taxes and tariffs in the north of the country and professor at the school of"
        " trade, said prices rose [2 percent].",
        "Ole Lund apposition",
    ),
    ("Ole Lund, 56, who has served for ten years, said prices rose [2 percent].", "Ole Lund apposition"),
    ("The country's trade minister, Ada Berg, said prices rose [2 percent].", "Ada Berg apposition"),
    ("There are some economists who argue that prices rose [2 percent].", "economists source_noun"),
    ("''Prices,'' Ada Berg said, ''rose [2 percent].''", "Ada Berg subject_before_cue"),
    ("''Prices,'' the minister said, ''rose [2 percent].''", "minister source_noun"),
    ("In Oslo, the bank's farmers are told to sell [300] goats, said Ole Lund.", "Ole Lund cue_before_subject"),
    ("The bank's farmers early this week also announced a sale of [300] goats.", "bank's farmers source_noun"),
    ("Some 34,525 farmers reported that they sold [300] goats.", "34,525 farmers source_noun"),
    # A participle goes with a sentence's subject that is no name.
    ("Several green groups have left the talks, saying prices rose [2 percent].", "green groups source_noun"),
    ("Ada Berg said: “Prices rose,” adding that wages fell [3 percent].", "Ada Berg subject_before_cue"),
    ("Norges Bank cut rates, adding to a loss of [$3 million].", "-"),
    ("He’s claiming that prices rose [2 percent].", "He pronoun"),
    # Whoever a report is by.
    ("The loss of [$3 million] was first reported by Norges Bank.", "Norges Bank cue_before_subject"),
    ("The loss of [$3 million] is to be announced by Norges Bank.", "-"),
    # Words without marks on the line behind a colon.
    ("Ada Berg added:\nPrices rose [2 percent] in the north and fell in the south.", "Ada Berg subject_before_cue"),
    ("Said Lund: prices rose [2 percent].", "Ole Lund cue_before_subject"),
    ("Ada Berg said the bank expects that prices rose [2 percent].", "bank source_noun"),
    ("Norges Bank disputed Equinor's earlier claim that prices rose [2 percent].", "Equinor claim_noun"),
    # What follows the verb is when it was said, not what.
    ("Prices are up [2 percent], the minister said Friday afternoon, as they left.", "minister source_noun"),
    ("In 1986, the government blocked a sale, saying prices rose [2 percent].", "government source_noun"),
    # Nobody states these.
    ("Prices rose [2 percent] last year.", "-"),
    ("Norges Bank said prices rose.\nWages fell [3 percent].", "-"),
    ("Growth of [2 percent] is expected.", "-"),
    ("Equinor agreed to pay [$3 million].", "-"),
    ("The balance showed a surplus of [$3 million].", "-"),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_speaker_of_a_figure(marked: str, expected: str) -> None:
    assert speaker(marked) == expected


QUOTES = [
    ('He said "yes" and left.', ['"yes"']),
    ("“One.\n“Two,” she said.", ["“One.", "“Two,”"]),
    ("It is 5'10\" tall.", []),
    ("''So it goes,'' he said.", ["''So it goes,''"]),
    ('“Yes," he said. “No.”', ['“Yes,"', "“No.”"]),
    ('“The word "yes," he said, is short.”', ['“The word "yes," he said, is short.”']),
]


@pytest.mark.parametrize(("text", "expected"), QUOTES)
def test_direct_quotations_by_their_marks(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in find_quotes(text)] == expected


REPORTED = [
    ("In her letter to the staff, Ada Berg confirmed the sale.", ["the sale"]),
    ("On Monday, Ada Berg said, the sale was confirmed.", ["the sale was confirmed"]),
    ("In Oslo prices rose, Ada Berg said.", ["In Oslo prices rose"]),
    ("Ada Berg said on a visit to the new docks that Lund had claimed a loss.", ["Lund had claimed a loss", "a loss"]),
    ("Ada Berg doubts Lund's claim that prices rose.", ["prices rose"]),
    ("Ada Berg added:\nPrices rose in the north.\nRain fell.", ["Prices rose in the north."]),
]


@pytest.mark.parametrize(("text", "expected"), REPORTED)
def test_what_is_reported(text: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in speeches(text) if s.kind == "indirect"] == expected


def test_a_speech_states_its_cue_and_a_pronoun_is_less_sure() -> None:
    named, pronoun = (s for s in speeches("Ada Berg said prices rose. She warned that wages fell.") if s.kind == "indirect")
    assert (named.cue, pronoun.cue) == ("said", "warned")
    assert named.confidence > pronoun.confidence


PIECES = st.lists(
    st.sampled_from(
        ['"', "“", "”", "''", " said ", " Lund", " the bank", ", ", ". ", "\n", " according to ", " he", " was quoted as saying", "x", "("]
    ),
    max_size=40,
)


@given(PIECES)
@settings(deadline=None)
def test_every_quotation_lies_in_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    found = speeches(text)
    assert all(0 <= s.start < s.end <= len(text) and 0 <= s.confidence <= 1 for s in found)
    assert [s.start for s in found] == sorted(s.start for s in found)
    assert len(blanked(text, find_quotes(text))) == len(text)
