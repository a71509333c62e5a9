"""Lines that one publisher prints in story after story: mastheads, menus, house notes, offers that no cue knows.

A line counts once a story, not once a document: copies of one story share all their lines, and their body must not be lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from newsledger.contracts.records import RawRecord
from newsledger.extract.lines import is_sentence, key, paragraphs, word_count
from newsledger.extract.names import site_host

LEAST_STORIES = 3
# Of the source's texts. A sentence may be a phrase of the trade ("Terms were not disclosed."), a label a table's ("Year").
LEAST_SHARE = 0.1
LEAST_SHARE_OF_SENTENCES = 0.3
# Documents that share this much of the shorter one's prose tell one story.
_SAME_STORY = 0.6
_MOST_STORIES_COMPARED = 40
_PROSE_WORDS = 12


@dataclass(frozen=True, slots=True)
class Repeated:
    """For each source, the keys of the lines that many of its stories have."""

    keys: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(self, record: RawRecord) -> frozenset[str]:
        """The keys (``lines.key``) of the lines that repeat in the source of ``record``."""
        return self.keys.get(source_of(record), frozenset())


NOTHING_REPEATED = Repeated()


def source_of(record: RawRecord) -> str:
    """Whose lines a record's are: its publisher, or the host of its address, or the folder or archive it lies in."""
    return record.publisher or site_host(record.url) or record.source_uri.rpartition("/")[0]


def learn(records: Iterable[RawRecord]) -> Repeated:
    """The repeated lines of the texts among ``records``, whatever their order."""
    by_source: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for record in records:
        if record.media == "text":
            by_source[source_of(record)].add(tuple(paragraphs(record.content)))
    return Repeated({source: found for source, texts in by_source.items() if (found := _repeated(sorted(texts)))})


def _repeated(texts: Sequence[tuple[str, ...]]) -> frozenset[str]:
    prose = [frozenset(key(line) for line in lines if word_count(line) >= _PROSE_WORDS) for lines in texts]
    owners: dict[str, list[int]] = defaultdict(list)
    sentences: set[str] = set()
    for no, lines in enumerate(texts):
        for line in dict.fromkeys(lines):
            written = key(line)
            if written and (not owners[written] or owners[written][-1] != no):
                owners[written].append(no)
                if is_sentence(line):
                    sentences.add(written)
    return frozenset(
        written
        for written, documents in owners.items()
        if len(documents) >= max(LEAST_STORIES, (LEAST_SHARE_OF_SENTENCES if written in sentences else LEAST_SHARE) * len(texts))
        and _tell_stories(documents, prose, written)
    )


def _tell_stories(documents: Sequence[int], prose: Sequence[frozenset[str]], written: str) -> bool:
    """Whether the ``documents`` that share the line ``written`` tell ``LEAST_STORIES`` stories apart from it."""
    stories: list[frozenset[str]] = []
    for no in documents[:_MOST_STORIES_COMPARED]:
        own = prose[no] - {written}
        if own and not any(len(own & other) >= _SAME_STORY * min(len(own), len(other)) for other in stories):
            stories.append(own)
            if len(stories) >= LEAST_STORIES:
                return True
    return False
