"""Whether two names are one person, organisation, place or event: what speaks against it, and what for it.

A shared name is never enough for two persons to be one when what is said of them differs; a shared surname never is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from newsledger.reference.word_lists import word_list
from newsledger.resolve.local import Local, telling_offices
from newsledger.resolve.naming import is_spelling

# An office alone does not make one person of two whom it parts by more days than this.
_TENURE_DAYS = 4 * 366
_ENOUGH = 2
_COMPANY_KEPT = 200
_NO_NAME = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(slots=True)
class Profile:
    """What is known of one entity from the articles that name it.

    ``seats`` are the countries where it may hold its office, where none is said: those of the setting, counted; ``around`` those
    that the first article names.
    """

    kind: str
    key: str
    around: frozenset[str] = frozenset()
    seats: Counter[str] = field(default_factory=Counter)
    countries: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    company: set[str] = field(default_factory=set)
    first_day: int | None = None
    last_day: int | None = None

    @classmethod
    def of(cls, local: Local) -> Profile:
        """What one article says."""
        profile = cls(local.kind, local.key, frozenset(local.countries))
        profile.learn(local)
        return profile

    def learn(self, local: Local) -> None:
        """Add what one more article says. What the entity is named with is kept up to a limit, the earliest first."""
        if local.country:
            self.countries.add(local.country)
        if local.office:
            self.offices.add(local.office)
        if seat := local.seat:
            self.seats[seat] += 1
        if len(self.company) < _COMPANY_KEPT:
            self.company |= local.company - {f"{local.kind}:{local.key}"}
        self._cover(local.day, local.day)

    def absorb(self, other: Profile) -> None:
        """Add what is known of another that turned out to be the same."""
        self.countries |= other.countries
        self.offices |= other.offices
        self.company |= other.company
        self.seats += other.seats
        self._cover(other.first_day, other.last_day)

    def seat(self) -> set[str]:
        """Its countries as said, or else the setting it was seen in most, if there is just one."""
        most = max(self.seats.values(), default=0)
        return self.countries or {code for code, times in self.seats.items() if times == most}

    def _cover(self, first: int | None, last: int | None) -> None:
        if first is not None and (self.first_day is None or first < self.first_day):
            self.first_day = first
        if last is not None and (self.last_day is None or last > self.last_day):
            self.last_day = last


def contradicts(a: Profile, b: Profile) -> bool:
    """Whether two holders of one name cannot be one: countries differ, or the spheres of their offices and all company do."""
    if a.countries and b.countries:
        return not a.countries & b.countries
    spheres = [{telling_offices()[office] for office in profile.offices} for profile in (a, b)]
    return bool(spheres[0] and spheres[1] and not spheres[0] & spheres[1] and not a.company & b.company)


def support(a: Profile, b: Profile) -> int:
    """How much speaks for two being one: country, office held at about the same time, whom and what they are named with."""
    office = bool(a.offices & b.offices) and _is_near(a, b)
    return bool(a.countries & b.countries) + office + min(_ENOUGH, len(a.company & b.company))


def are_one(a: Profile, b: Profile) -> bool:
    """Whether two names that are not the same are one entity: alike, uncontradicted, and supported."""
    needed = 1 if _outer(a.key) == _outer(b.key) else _ENOUGH
    return a.kind == b.kind and may_be_one(a.key, b.key, a.kind) and not contradicts(a, b) and support(a, b) >= needed


def seat_shared(a: Profile, b: Profile) -> int:
    """How well ``b``, a surname alone, is placed as ``a``: 0 unless both hold one office that one has at a time, at about the same time.

    2 if in one country, 1 if the first article about ``b`` names the country of ``a``. A shared surname alone is worth nothing.
    """
    office = a.offices & b.offices & word_list("sole_office")
    if not office or a.key.split()[-1] != b.key.split()[-1] or not _is_near(a, b) or contradicts(a, b):
        return 0
    seat = a.seat()
    return 2 if seat & b.seat() else int(not b.countries and bool(seat & b.around))


@lru_cache(2**16)
def may_be_one(a: str, b: str, kind: str) -> bool:
    """Whether two keys may be one name: word for word the same spelling, a person's given names perhaps cut short or left out."""
    left, right = a.split(), b.split()
    if kind != "person":
        return kind != "place" and len(left) == len(right) and len(a) > 5 and all(map(is_spelling, left, right)) and _same_digits(a, b)
    if len(left) < 2 or len(right) < 2 or (left[-1] != right[-1] and {left[-1], right[-1]} & _NO_NAME):
        return False
    return is_spelling(left[-1], right[-1]) and _given(left[0], right[0]) and _middle(left[1:-1], right[1:-1])


def _outer(key: str) -> tuple[str, str]:
    """First and last word: what is left of a person's name when the middle is left out."""
    words = key.split()
    return words[0], words[-1]


def _given(a: str, b: str) -> bool:
    return a[0] == b[0] if min(len(a), len(b)) == 1 else is_spelling(a, b)


def _middle(a: list[str], b: list[str]) -> bool:
    """Middle names are often left out, seldom exchanged."""
    return not a or not b or (len(a) == len(b) and all(map(_given, a, b)))


def _same_digits(a: str, b: str) -> bool:
    return [char for char in a if char.isdigit()] == [char for char in b if char.isdigit()]


def _is_near(a: Profile, b: Profile) -> bool:
    if a.first_day is None or a.last_day is None or b.first_day is None or b.last_day is None:
        return True
    return a.first_day - b.last_day <= _TENURE_DAYS and b.first_day - a.last_day <= _TENURE_DAYS
