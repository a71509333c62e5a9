"""What a country's name is besides a country: a part of another name, a language, a currency, a surname, a bird."""

from __future__ import annotations

import re

# New Mexico, Latin America, Gulf of Mexico, Panama City, Indian Ocean, French Street, US-24, "Lebanon, Pa."
_BEFORE = re.compile(r"\b(?:New|Latin|Club|Corporation of|Gulf of|Sea of|St\.|Fort|Lake|Port|Mount|Mt\.|United|S\.)\s$")
_AFTER = re.compile(
    r"\s(?:City|County|Street|St\.|Avenue|Ave|Road|Rd|Drive|Lane|Township|Parish|River|Lake|Creek|Beach|Bay|Ocean|Sea|Canal|Elementary"
    r"|Middle\sSchool|High\sSchool|Express|Oaks|Orchard|Hills?|Valley|Springs|Park|Plaza|Inn|Open|Grill|Marketplace)\b"
    r"|-\d|,\s(?:[A-Z][a-z]{2,5}\.|[A-Z]\.[A-Z]\.|[A-Z]{2}\b(?!\s[A-Z]))"
)
_WHOLE = ("United", "New", "Saint", "St")
# "spoke only French", "in English and Spanish", "French immersion".
_SPEAKS = re.compile(
    r"\b(?:spoke|speaks?|speaking|spoken|learn(?:s|ed|ing)?|fluent|translated|written|in|into|from)\s(?:(?:only|both|fluent|broken)\s)?"
    r"(?:[A-Z][a-z]{2,12}(?:,|\sand|\sor)\s){0,3}$"
)
_SCHOOL = re.compile(r"\b(?:[Mm]ath(?:s|ematics)?|[Ss]cience|[Hh]istory|[Rr]eading|[Ww]riting|[Mm]usic|[Gg]eography)(?:,|\s(?:and|or))\s$")
_SPOKEN = re.compile(r"[\s-](?i:languages?|speakers?|speaking|lessons?|grammar|proficiency|learners?|immersion|class(?:es)?|teachers?)\b")
_NOUN = re.compile(
    r"\s(?!and\b|or\b|so\b|because\b|when\b|while\b|well\b|fluently\b|as\b|at\b|on\b|in\b|to\b|for\b|with\b|but\b)[a-zA-Z]{2}"
)
_LANGUAGES = frozenset(
    ("English", "French", "Spanish", "German", "Italian", "Portuguese", "Russian", "Chinese", "Japanese", "Korean", "Greek", "Dutch")
)
# Money is named by its country without a word about the country: U.S. dollars, Swiss francs.
_MONEY = re.compile(
    r"\$|[\s-](?:dollars?|dlrs?|francs?|yen|pounds?|pesos?|rupees?|crowns?|kron[eo]r?|ringgit|yuan|rand|marks?|lira|won|baht|rupiah)\b",
    re.IGNORECASE,
)
# The two Americas and what bears their name; descent and native peoples, which are no citizenship of another country.
_OF_AMERICA = re.compile(r"\b[A-Z][a-z]+(?:\sof)?[\s-]$")
_DESCENT = re.compile(r"\b(?:Native|North|South|Central|Pan|African|Latin|Asian|Anglo|Hispanic|Mexican|Italian|Irish)[\s-]$")
_BRAND = re.compile(r"\s(?!Embassy|Ambassador|President|Army|Navy|Air\sForce|Government|Congress|Secretary|Treasury|Senator)[A-Z][a-z]+")
_POULTRY = re.compile(r"\s(?:farm|meat|breast|dinner|sandwich|hunt|prices|producers|eggs|Service)")
# What is made or played in a country's manner, anywhere: Italian restaurants, Irish pubs, Polish sausage, English setters.
_MANNER = re.compile(
    r"(?:\s(?:and|or)\s[A-Z][a-z]+)?\s(?:(?i:restaurants?|grill|cafe|deli|bakery|pubs?|cuisine|bistro|grocery|groceries)\b"
    r"(?!\s(?:chains?|operators?|groups?|owners?|compan(?:y|ies)|industry|sector|sales|workers))"
    r"|(?:\w+\s)?(?:spaniels?|terriers?|setters?|sheepdogs?|bulldogs?|mastiffs?|shepherds)\b|(?:toast|fries|muffins?|dressing|horns?|doors)\b"
    r"|(?:sausages?|food|dish(?:es)?|music|songs?|dancing|dances?)(?=\s?(?:[.,;:”\"]|$|like\b|on\s+a\b|at\b|and\b|by\b|with\b)))"
)
# "Cherokee Indians", "Indian casinos": not of India.
_TRIBE = re.compile(r"[a-z,]\s(?!North|South|East|West|British|Overseas|Many|Most|Some|Young)[A-Z][a-z]+\s$")
_TRIBAL = re.compile(r"\s(?:tribes?|tribal|reservations?|casinos?|gaming|bingo|burial|mounds?)\b")
_FIRM = re.compile(r"\s(?:Telecom|Airlines|Airways|Today)\b")
_PLACED = re.compile(r"\b(?:in|at|near|from|to|of|outside|around|through)\s$")
_ACTS = re.compile(r"\s(?:said|says|told|added|was|is|has|had)\b|['’]s\s|[,.]")


def is_other(text: str, start: int, end: int, surface: str, form: str) -> bool:
    """Whether the words beside ``text[start:end]`` make something else of a country's name."""
    before = text[max(0, start - 40) : start]
    if (
        _MONEY.match(text, end)
        or _AFTER.match(text, end)
        or (form != "name" and _MANNER.match(text, end))
        or (surface in _LANGUAGES and _is_language(text, end, before))
    ):
        return True
    if surface.startswith("America"):
        return _is_other_america(text, end, before, surface)
    if surface.startswith("Indian") and (before.endswith("American ") or _TRIBAL.match(text, end) or _is_tribe(surface, before)):
        return True
    if form != "name" or surface.startswith(_WHOLE):
        return False
    is_owned = before.endswith(("'s ", "’s ")) and text[end : end + 2].strip().isupper()
    return bool(is_owned or _FIRM.match(text, end) or _BEFORE.search(before) or (surface == "Turkey" and _POULTRY.match(text, end)))


def _is_tribe(surface: str, before: str) -> bool:
    return surface == "Indians" and bool(_TRIBE.search(before))


def _is_language(text: str, end: int, before: str) -> bool:
    return bool(_SPOKEN.match(text, end) or _SCHOOL.search(before) or (_SPEAKS.search(before) and not _NOUN.match(text, end)))


def _is_other_america(text: str, end: int, before: str, surface: str) -> bool:
    if surface == "America":
        return bool(_OF_AMERICA.search(before)) and not text.startswith(("'s", "’s"), end)
    if _DESCENT.search(before) or text.startswith(" Indian", end):
        return True
    return surface == "American" and bool(_BRAND.match(text, end))


def is_surname(text: str, start: int, end: int, form: str) -> bool:
    """Whether a form that is somebody's surname too is used as one: not after a preposition of place, an adjective only where it acts."""
    if form == "name":
        return not _PLACED.search(text, max(0, start - 12), start)
    return bool(_ACTS.match(text, end))
