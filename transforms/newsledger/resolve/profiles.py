"""The profiles of all entities by their number, and as a table: those of an earlier pass are made of it when they are asked for."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pyarrow as pa

from newsledger.resolve.evidence import Profile

_LISTS = ("around", "countries", "offices", "company")
_DAYS = ("first_day", "last_day")
SCHEMA = pa.schema(
    [
        ("kind", pa.string()),
        ("key", pa.string()),
        *((name, pa.list_(pa.string())) for name in _LISTS),
        ("seats", pa.list_(pa.string())),
        ("seat_times", pa.list_(pa.int32())),
        *((name, pa.int32()) for name in _DAYS),
    ]
)


class Profiles(dict[int, Profile]):
    """Profiles by number. ``kept`` has those of an earlier pass, a row of ``SCHEMA`` each: few of them are asked for on a new day."""

    def __init__(self, kept: pa.Table) -> None:
        super().__init__()
        self._kept = kept.select(SCHEMA.names).combine_chunks()

    def __missing__(self, number: int) -> Profile:
        row = self._kept.slice(number, 1).to_pylist()[0]
        seats = Counter(dict(zip(row["seats"], row["seat_times"], strict=True)))
        profile = Profile(row["kind"], row["key"], frozenset(row["around"]), seats)
        profile.countries, profile.offices, profile.company = (set(row[name]) for name in ("countries", "offices", "company"))
        profile.first_day, profile.last_day = row["first_day"], row["last_day"]
        self[number] = profile
        return profile

    def table(self) -> pa.Table:
        """All of them, a row of ``SCHEMA`` each."""
        numbers = sorted(self)
        rows = np.arange(max(self._kept.num_rows, numbers[-1] + 1 if numbers else 0))
        # What was not asked for is as it was kept.
        rows[numbers] = self._kept.num_rows + np.arange(len(numbers))
        return pa.concat_tables([self._kept, _table([self[number] for number in numbers])]).take(pa.array(rows))


def _table(profiles: list[Profile]) -> pa.Table:
    seats = [sorted(profile.seats.items()) for profile in profiles]
    columns = {
        "seats": [[code for code, _ in counted] for counted in seats],
        "seat_times": [[times for _, times in counted] for counted in seats],
        **{name: [sorted(getattr(profile, name)) for profile in profiles] for name in _LISTS},
        **{name: [getattr(profile, name) for profile in profiles] for name in ("kind", "key", *_DAYS)},
    }
    return pa.table([pa.array(columns[field.name], field.type) for field in SCHEMA], schema=SCHEMA)
