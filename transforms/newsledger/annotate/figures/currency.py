"""Which dollar, franc or pound: a shared name means the currency of the country whose accounts the article is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from newsledger.annotate.figures.figure import Figure
from newsledger.reference.csv_rows import rows
from newsledger.text.addresses import host_of

_LEAD_WEIGHT = 2
_WEIGHT_AT_MOST = 1000
_PLACE_WEIGHT = 3
_CENTS = frozenset({"cent", "cents", "cts", "c", "¢", "ct"})
_DOLLARS = _CENTS | {"dollar", "$"}
_EURO = ("EUR", (1999, 9999))


def accounts_countries(lead: Iterable[str], rest: Iterable[str], dateline: str | None, url: str | None) -> tuple[str, ...]:
    """The countries (ISO 3166 alpha-2) whose accounts an article may be about, the likeliest first.

    ``lead`` and ``rest`` are the countries named at the beginning and after it, ``dateline`` that of the place it was filed
    from, ``url`` the page's address, whose ending tells where the publisher is.
    """
    votes = Counter({code: _LEAD_WEIGHT * count for code, count in Counter(lead).items()})
    # Countries named only in passing decide nothing.
    votes.update(code for code in rest if code in votes or code == dateline)
    home = host_of(url).rpartition(".")[2].upper()
    for code in (dateline, {"UK": "GB"}.get(home, home)):
        if code and (code == dateline or code in _own_dollar()):
            votes[code] += _PLACE_WEIGHT
    return tuple(sorted(votes, key=lambda code: (-votes[code], code)))


@cache
def _own_dollar() -> frozenset[str]:
    """Countries in whose papers "$" is their own dollar."""
    return frozenset(
        code for row in rows("currencies") if "dollar" in row["name"] and row["code"] != "USD" for code in row["country_codes"].split("|")
    )


@dataclass(frozen=True, slots=True)
class Money:
    """The countries whose money the article may count in (``accounts_countries``), the year it was written and whence it was filed."""

    countries: tuple[str, ...] = ()
    year: int | None = None
    filed_from: str | None = None

    @property
    def country(self) -> str | None:
        """The likeliest of the countries."""
        return self.countries[0] if self.countries else None

    def settle(self, figure: Figure) -> None:
        """Replace the currency that a shared name stands for by default with the one meant here."""
        if figure.kind != "money" or not figure.unit or figure.is_elided:
            return
        if _is_weight(figure, self.country):
            figure.kind, figure.unit = "quantity", "lb"
            return
        code = self._meant(figure.unit, figure.unit_word) if _is_shared(figure.unit_word) else figure.unit
        code = _in_year(code, self.year) if self.year else code
        if code != figure.unit:
            figure.unit = code
            figure.rules.append("unit.currency_of_country")

    def currency(self, known: Sequence[Figure]) -> str:
        """The currency of a sum that names none: that of the latest sum, else the country's dollar, else the US dollar."""
        latest = next((figure.unit for figure in reversed(known) if figure.kind == "money" and figure.unit), None)
        return latest or self._meant("USD", "dollar")

    def _meant(self, code: str, word: str) -> str:
        # A dollar that is nobody's in particular is the American one; no peso or franc is.
        others = () if _base(word) in _DOLLARS else self.countries[1:]
        asked = (*self.countries[:1], self.filed_from, *others)
        return next((meant for country in asked if country and (meant := _meant(country, self.year, word))), code)


@lru_cache(maxsize=1 << 12)
def _meant(country: str, year: int | None, word: str) -> str | None:
    """The currency that a country means by a shared name; None where it has none of that name."""
    base = _base(word)
    here = [row for row in rows("currencies") if country in row["country_codes"].split("|")]
    named = [row["code"] for row in here if base in _plain(row["name"]) or (base == "$" and "dollar" in row["name"])]
    if base in _CENTS:
        named = [row["code"] for row in here if row["minor_name"] == "cent" and _was_money(row["code"], year)]
    own = next((row["currency_code"] for row in rows("countries") if row["code"] == country), None)
    # Brunei's dollar is good in Singapore too, but it is not what Singapore counts in.
    return own if own in named else _of_year(named, year)


def _is_weight(figure: Figure, country: str | None) -> bool:
    """ "208 pounds" is a weight where no country is spoken of that pays in pounds."""
    is_small = figure.magnitude == 1 and figure.value < _WEIGHT_AT_MOST and figure.currency_before is None
    return is_small and figure.unit_word in {"pound", "pounds"} and country not in {"GB", "IE", "EG", "LB", "CY", "SD", "SY"}


@cache
def _shared_words() -> frozenset[str]:
    return frozenset(row["surface"].lower() for row in rows("currency_forms") if row["is_shared"] == "1")


def _is_shared(word: str) -> bool:
    return word in _shared_words()


_SINGULAR = {
    "dlrs": "dollar",
    "dlr": "dollar",
    "dollars": "dollar",
    "kroner": "krone",
    "kronor": "krona",
    "pesos": "peso",
    "liras": "lira",
    "lire": "lira",
    "£": "pound",
}


def _base(word: str) -> str:
    """The name that a written form stands for: dlrs is dollar."""
    return _SINGULAR.get(word, word.removesuffix("s") if len(word) > 3 else word)


def _plain(name: str) -> str:
    return name.lower().replace("í", "i").replace("ó", "o")


@cache
def _years(code: str) -> tuple[int, int]:
    """The years in which a currency was money, as its name states them; otherwise all."""
    if code == _EURO[0]:
        return _EURO[1]
    name = next((row["name"] for row in rows("currencies") if row["code"] == code), "")
    inside = name.rpartition("(")[2].rstrip(")").replace("–", "-").split("-")
    known = [int(part) for part in inside if part.isdigit()]
    return (known[0], known[-1]) if known and len(known) == 2 else (0, 9999)


def _was_money(code: str, year: int | None) -> bool:
    return year is None or _years(code)[0] <= year <= _years(code)[1]


def _of_year(codes: list[str], year: int | None) -> str | None:
    """The first of ``codes`` that was money in ``year``, one with stated years before one without."""
    fitting = [code for code in codes if _was_money(code, year)]
    dated = [code for code in fitting if year is not None and _years(code) != (0, 9999)]
    return next(iter(dated or fitting or codes), None)


@cache
def _in_year(code: str, year: int) -> str:
    """The predecessor that bore the same name in ``year``: the bolivar of 1986 is VEB."""
    row = next((row for row in rows("currencies") if row["code"] == code), None)
    if not row:
        return code
    stem = _plain(row["name"].split(" (")[0])
    same = [
        r["code"]
        for r in rows("currencies")
        if r["code"] != code and _plain(r["name"].split(" (")[0]) == stem and _years(r["code"]) != (0, 9999)
    ]
    return next((other for other in same if _years(other)[0] <= year <= _years(other)[1]), code)
