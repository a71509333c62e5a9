"""Clusters of names: one pass over the articles in the order of their publication.

What an entity is called (its id) is settled by the earliest article that names it. A later article may join two entities, the
younger giving up its id, as evidence comes; it never parts, renames or exchanges any. So the same articles give the same
clusters in whatever order they arrive, and later ones leave the ids of the earlier alone. An id that the reference list or an
analyst gave is kept in any case.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict

import pyarrow as pa
import pyarrow.compute as pc

from newsledger.resolve import profiles
from newsledger.resolve.evidence import Profile, are_one, contradicts, seat_shared, support
from newsledger.resolve.known import Known, common_noun
from newsledger.resolve.local import Local
from newsledger.resolve.naming import abbreviates, is_acronym, skeleton
from newsledger.resolve.profiles import Profiles

# How many other entities one is compared with at a time: bounds the work where a block is crowded.
_COMPARED = 25
# What is known by an id is asked for its evidence only where a spelling, a surname or an acronym may stand for it.
_COMPARED_KINDS = frozenset({"person", "organisation"})

_OWN = (
    pa.field("entity_id", pa.string()),
    pa.field("elder", pa.int32()),
    pa.field("is_given", pa.bool_()),
    pa.field("is_listed", pa.bool_()),
    pa.field("acronyms", pa.list_(pa.string())),
)
SCHEMA = pa.schema([*_OWN, *profiles.SCHEMA])


class Clusters:
    """Entities found so far: numbered as they were founded, each with an id, a profile, and the elder it was joined to, if any."""

    def __init__(self, known: Known, kept: pa.Table | None = None) -> None:
        """Begin anew, or go on from the ``table`` of an earlier pass over the articles before."""
        kept = SCHEMA.empty_table() if kept is None else kept
        self._known = known
        self._ids: list[str] = kept["entity_id"].to_pylist()
        self._elder: list[int] = kept["elder"].to_pylist()
        self._given = set(_places(kept["is_given"]))
        self._listed: list[int] = []
        self._profiles = Profiles(kept)
        self._by_id = {entity_id: number for number, entity_id in enumerate(self._ids)}
        self._by_name: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_block: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_acronym: defaultdict[str, list[int]] = defaultdict(list)
        self._index(kept)

    def _index(self, kept: pa.Table) -> None:
        kinds, keys = (kept[name].to_pylist() for name in ("kind", "key"))
        for number in _places(kept["is_listed"]):
            self._list(kinds[number], keys[number], number)
        for number, acronyms in enumerate(kept["acronyms"].to_pylist()):
            for acronym in acronyms:
                self._by_acronym[acronym].append(number)

    def table(self) -> pa.Table:
        """All that is known now, a row of ``SCHEMA`` an entity, by number."""
        listed = set(self._listed)
        acronyms: list[list[str]] = [[] for _ in self._ids]
        for acronym, meant in self._by_acronym.items():
            for number in meant:
                acronyms[number].append(acronym)
        flags = ([number in chosen for number in range(len(self._ids))] for chosen in (self._given, listed))
        columns = (self._ids, self._elder, *flags, acronyms)
        own = [pa.array(column, field.type) for column, field in zip(columns, _OWN, strict=True)]
        return pa.table([*own, *self._profiles.table().columns], schema=SCHEMA)

    def entity_ids(self) -> pa.Array:
        """The ids of the entities that the numbers stand for now, in the order of the numbers."""
        return pa.array([self.entity_id(number) for number in range(len(self._ids))], pa.string())

    def entity_id(self, number: int) -> str:
        """The id of the entity that a number stands for now."""
        return self._ids[self._root(number)]

    def add(self, local: Local) -> int:
        """The number of the entity that a local names, founded if need be."""
        fixed = local.entity_id or self._of_common_noun(local) or _of_no_name(local)
        number = self._fixed(fixed, local) if fixed else self._find(local)
        self._learn_acronyms(local, number)
        return number

    def _of_common_noun(self, local: Local) -> str | None:
        """A ministry or parliament of no country is that of the article's, if the list has one, or of the one country that has."""
        common = common_noun(local.key) if local.kind == "organisation" else None
        if not common:
            return None
        country = local.country or local.setting
        if country and (listed := self._known.institutions.get((common, country))):
            return listed
        elsewhere = [] if local.country else [self._known.institutions.get((common, code)) for code in local.countries]
        if len(found := {entity_id for entity_id in elsewhere if entity_id}) == 1:
            return found.pop()
        return f"organisation:{_slug(common)}:{country.lower() if country else _short(local.story_id)}"

    def _fixed(self, entity_id: str, local: Local) -> int:
        number = self._by_id.get(entity_id)
        if number is None:
            number = self._found(entity_id, local)
            self._given.add(number)
            self._list_by_id(entity_id, number)
        elif local.kind in _COMPARED_KINDS:
            self._profiles[self._root(number)].learn(local)
        return number

    def _list_by_id(self, entity_id: str, number: int) -> None:
        """Whoever bears the name that a person's id spells is meant as well: an analyst's alias may come before the name itself."""
        kind, _, rest = entity_id.partition(":")
        name = " ".join(rest.partition(":")[0].replace("-", " ").split())
        if kind == "person" and " " in name:
            self._profiles[number].key = name
            self._list(kind, name, number)

    def _find(self, local: Local) -> int:
        profile = Profile.of(local)
        number = self._bearer_of_surname(local, profile) if local.is_surname else self._namesake(local, profile)
        if number is None and (number := self._spelt_out(local, profile)) is not None:
            return number
        if number is None:
            number = self._found(self._fresh_id(local), local)
            # A surname is found by its name only if it is said of which country it holds which office.
            if not local.is_surname or local.holds_seat:
                self._list(local.kind, local.key, number)
        else:
            self._profiles[self._root(number)].learn(local)
        self._join_kin(number)
        return number

    def _list(self, kind: str, key: str, number: int) -> None:
        """Let an entity be found by its name."""
        self._listed.append(number)
        self._by_name[kind, key].append(number)
        self._by_block[kind, _block(kind, key)].append(number)

    def _namesake(self, local: Local, profile: Profile) -> int | None:
        """Of those who bear the name and are not contradicted, the best supported, then the eldest."""
        same = [n for n in self._roots(self._by_name[local.kind, local.key]) if not contradicts(self._profiles[n], profile)]
        return max(same, key=lambda n: (support(self._profiles[n], profile), -n), default=None)

    def _bearer_of_surname(self, local: Local, profile: Profile) -> int | None:
        """Whom a surname names by the office, if one holds it better than all others, or whoever it names in another copy."""
        holders = self._best_seated(profile, self._kin(profile))
        return holders[0] if len(holders) == 1 else self._by_id.get(f"person:{_slug(local.key)}:{_short(local.story_id)}")

    def _best_seated(self, surname: Profile, numbers: list[int]) -> list[int]:
        placed = {n: seat_shared(self._profiles[n], surname) for n in numbers}
        best = max(placed.values(), default=0)
        return [n for n, value in placed.items() if value == best > 0]

    def _spelt_out(self, local: Local, profile: Profile) -> int | None:
        """What an acronym stands for, where the articles spell out one such name only and this one has some of its company."""
        if local.kind != "organisation" or not is_acronym(local.name):
            return None
        meant = {self._root(number) for number in self._by_acronym[local.key]}
        return max(meant) if len(meant) == 1 and support(self._profiles[max(meant)], profile) else None

    def _learn_acronyms(self, local: Local, number: int) -> None:
        if local.kind == "organisation" and " " in local.key:
            for surface in local.surfaces:
                if is_acronym(surface) and abbreviates(surface, local.key):
                    meant = self._by_acronym[surface.replace(".", "").lower()]
                    if number not in meant:
                        meant.append(number)

    def _join_kin(self, number: int) -> None:
        """Join an entity with the one other that is spelt otherwise and yet the same, if just one is."""
        root = self._root(number)
        own = self._profiles[root]
        if not (own.countries or own.offices or own.company):
            return
        same = [n for n in self._kin(own) if n != root and self._is_same(self._profiles[n], own)]
        if len(same) == 1:
            elder, younger = sorted((root, same[0]), key=lambda n: (n not in self._given, n))
            if younger not in self._given:
                self._elder[younger] = elder
                self._profiles[elder].absorb(self._profiles[younger])

    def _is_same(self, a: Profile, b: Profile) -> bool:
        if a.kind == "person" and (" " in a.key) != (" " in b.key):
            return seat_shared(*((a, b) if " " in a.key else (b, a))) > 0
        return a.key != b.key and are_one(a, b)

    def _kin(self, profile: Profile) -> list[int]:
        """Entities in whose names the same consonants stand: for a person, those of the surname."""
        return self._roots(self._by_block[profile.kind, _block(profile.kind, profile.key)])

    def _roots(self, numbers: list[int]) -> list[int]:
        return list(dict.fromkeys(map(self._root, numbers[:_COMPARED])))

    def _root(self, number: int) -> int:
        while self._elder[number] != number:
            self._elder[number] = self._elder[self._elder[number]]
            number = self._elder[number]
        return number

    def _found(self, entity_id: str, local: Local) -> int:
        number = len(self._ids)
        self._ids.append(entity_id)
        self._profiles[number] = Profile.of(local)
        self._elder.append(number)
        self._by_id[entity_id] = number
        return number

    def _fresh_id(self, local: Local) -> str:
        """The plain name, or what tells a namesake apart: country and office, else the story that named it first."""
        plain = f"{local.kind}:{_slug(local.key)}"
        told = [part.lower().replace("_", "-") for part in (local.country, local.office) if part]
        # A surname of no office is nobody that another article could name.
        fewest = 0 if not local.is_surname else 2 if local.holds_seat else len(told) + 1
        wanted = [":".join((plain, *told[:length])) for length in range(fewest, len(told) + 1)]
        story = _short(local.story_id) if local.is_surname else _short(*told, local.story_id)
        return next((one for one in wanted if one not in self._by_id), f"{plain}:{story}")


def _places(flags: pa.ChunkedArray) -> list[int]:
    """Where a column is true."""
    return [int(place) for place in pc.indices_nonzero(flags).to_pylist()]


def _of_no_name(local: Local) -> str | None:
    """A name without a letter or digit is itself wherever it stands."""
    return None if local.key else f"{local.kind}:{hashlib.md5(local.name.encode(), usedforsecurity=False).hexdigest()}"


def _block(kind: str, key: str) -> str:
    """Where to look for other spellings: the consonants of all words, or of a person's surname."""
    return skeleton(key.split()[-1] if kind == "person" else key)


def _slug(key: str) -> str:
    return key.replace(" ", "-")


def _short(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:8]
