"""Whom a figure is about, and by which rule that was read."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsledger.annotate.names import Mention

Party = tuple[Mention, str]


@dataclass(slots=True)
class Parties:
    """(mention, role) of each party. ``rule`` is None where nothing names a party, "ambiguous" where the article names too many."""

    members: tuple[Party, ...] = ()
    rule: str | None = None

    def of(self, role: str) -> Mention | None:
        """The first party of a role."""
        return next((mention for mention, held in self.members if held == role), None)

    @property
    def is_bilateral(self) -> bool:
        """Whether both sides are known."""
        return self.of("subject") is not None and self.of("partner") is not None


@dataclass(slots=True)
class Measured:
    """A figure as far as its parties need it: offsets, sentence, the code of its measure, and the phrase: its words and where it stands.

    ``phrase`` is None where the words do not stand together.
    """

    start: int
    end: int
    sentence: int
    measure: str | None = None
    text: str = ""
    phrase: tuple[int, int] | None = None


@dataclass(slots=True)
class Last:
    """The figure before: its sentence, its measure, the token of its head, and its parties."""

    sentence: int = -9
    measure: str = ""
    head: int | None = None
    parties: Parties = field(default_factory=Parties)
