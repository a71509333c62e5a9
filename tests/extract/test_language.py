"""The language of a text: plain English by its small words, everything else by the model."""

import sys

import pytest

from newsledger.extract import language
from newsledger.extract.language import language_of

ENGLISH = (
    "The ministry said on Tuesday that exports of wheat had risen by a tenth since the spring, and that the harvest which began in July "
    "would be larger than they had thought. Dealers from both ports were less sure."
)
OTHERS = {
    "nl": "Het ministerie zei dinsdag dat de uitvoer van tarwe sinds het voorjaar met een tiende was gestegen en dat de oogst groter is "
    "dan men in juli had gedacht. De handelaren in beide havens zijn minder zeker van hun zaak, of zeggen dat althans.",
    "da": "Ministeriet sagde tirsdag, at eksporten af hvede var steget med en tiendedel siden foråret, og at høsten ville have været "
    "større, end man havde troet i juli. De handlende i begge havne var mindre sikre på, hvad der nu skal ske.",
    "fr": "Le ministère a dit mardi que les exportations de blé avaient augmenté d'un dixième depuis le printemps et que la récolte serait "
    "plus grande qu'on ne le pensait en juillet. Les négociants des deux ports en étaient moins sûrs.",
    "de": "Das Ministerium sagte am Dienstag, die Ausfuhr von Weizen sei seit dem Frühjahr um ein Zehntel gestiegen, und die Ernte werde "
    "größer sein, als man im Juli dachte. Die Händler in beiden Häfen waren sich weniger sicher.",
    "sw": "Wizara ilisema Jumanne kwamba mauzo ya ngano nje ya nchi yameongezeka kwa sehemu moja ya kumi tangu masika, na kwamba mavuno "
    "yatakuwa makubwa kuliko ilivyodhaniwa mwezi wa Julai. Wafanyabiashara wa bandari zote mbili hawana uhakika.",
    "ja": "農林水産省は火曜日、小麦の輸出が春から一割増えたと発表した。七月に始まった収穫は予想を上回る見通しだという。" * 4,
}


def test_plain_english_needs_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)
    assert language_of(ENGLISH, None) == "en"


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_told(code: str) -> None:
    assert language_of(OTHERS[code], None) == code


@pytest.mark.parametrize("code", OTHERS)
def test_a_word_of_english_does_not_make_a_text_english(code: str) -> None:
    assert language_of(f"{OTHERS[code]} “This is the end of the world”, the New York Times said.", None) == code


def test_a_short_text_has_the_language_its_source_states() -> None:
    assert language_of("Kort bericht over de graanmarkt van vandaag in de haven.", "nl-BE") == "nl"
    assert language_of("Too short to tell.", None) is None
    assert language_of(ENGLISH, "de") == "en"


def test_tables_in_english_are_left_to_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_guess", lambda _text: "asked")
    assert language_of("Shr 34 cts vs 29 cts Net 1.2 mln vs 1.0 mln Revs 45.6 mln vs 40.1 mln Avg shrs 3.5 mln", None) == "asked"
