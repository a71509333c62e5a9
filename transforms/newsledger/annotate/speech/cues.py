"""The words that attribute: verbs of saying, showing and estimating, and the nouns that speak."""

from __future__ import annotations

import re
from functools import cache

from newsledger.reference.csv_rows import rows

# A search is several times as fast where the pattern begins with a letter, so the edge of the word is looked for behind that.
ACCORDING = re.compile(r"[AaIi](?<=\b.)(?:ccording to|s reported by|n the words of|s estimated by)\s")
BE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|am|get|got|gets)|(?<=[Hh]e|[Ii]t)['’]s|(?<=hey)['’]re)(?:\s\w+ly|\s(?:also|now|still|not|so|widely|previously|once|later|first)){0,2}\s$"
)


@cache
def verbs() -> dict[str, tuple[str, int]]:
    """Form of a reporting verb: (kind, strength); kind is say, show or estimate."""
    return {
        form: (row["kind"], int(row["strength"]))
        for row in rows("reporting_verbs")
        for field in (row["forms"],)
        for form in field.split("|")
    }


@cache
def verb_pattern() -> re.Pattern[str]:
    """Every form of every reporting verb, and those that open a sentence or stand in headings with a capital."""
    by_letter: dict[str, list[str]] = {}
    for form in sorted(verbs(), key=len, reverse=True):
        by_letter.setdefault(form[0], []).append(re.escape(form[1:]))
    # Branching on the first letter keeps the search short where no branch fits.
    branches = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(by_letter.items()))
    return re.compile(rf"(?<![\w-])(?:{branches}|S(?:aid|ays))(?![\w-])")


@cache
def also_nouns() -> frozenset[str]:
    """ "reports", "a forecast": forms that need a clear subject right before them."""
    return frozenset(form for row in rows("reporting_verbs") if row["is_noun"] == "1" for form in row["forms"].split("|"))


@cache
def speaker_nouns() -> dict[str, str]:
    """Noun (singular or plural) to what it is: person, organisation or document."""
    return {form: row["kind"] for row in rows("speaker_nouns") for form in (row["noun"], row["plural"]) if form}


@cache
def plural_nouns() -> frozenset[str]:
    """ "officials", "analysts": nobody in particular."""
    return frozenset(row["plural"] for row in rows("speaker_nouns") if row["plural"])


def is_participle(form: str) -> bool:
    """ "adding", "noting": the subject is the sentence's."""
    return form.endswith("ing")
