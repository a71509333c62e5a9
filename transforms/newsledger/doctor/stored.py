"""What can be said of a home on an object store, by its listings: no bytes are brought to be looked at, but the staging layer's."""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.doctor.finding import Finding, named
from newsledger.publish.damage import damaged_files
from newsledger.publish.staging import Staging
from newsledger.store.mirror import Mirror
from newsledger.store.pointer import read_pointer
from newsledger.store.snapshots import faults, unnamed


def stored(mirror: Mirror) -> Iterator[Finding]:
    """The documents' bytes, the mirror's files, the snapshots that the pointer keeps and those that it does not."""
    mirror.pull()
    yield from _staged(mirror)
    yield from _published(mirror)


def _staged(mirror: Mirror) -> Iterator[Finding]:
    damaged = [path.relative_to(mirror.home.root) for path in damaged_files(mirror.home)]
    if damaged:
        yield Finding("staging", "problem", f"damaged files in {mirror.home.root}, {named(damaged)}", "the next newsledger run brings them")
        return
    documents = dict.fromkeys(row["document_id"] for row in Staging(mirror.home, mirror.fingerprint).documents_of_all_engines())
    there = {name.rpartition("/")[2] for name in mirror.objects.listed("raw")}
    missing = [document_id for document_id in documents if document_id not in there]
    if missing:
        yield Finding("raw", "problem", f"documents whose bytes are gone, {named(missing)}", "give newsledger run the source again")
    yield Finding("raw", "good", f"{len(documents) - len(missing):,} documents are on {mirror.objects.address}")


def _published(mirror: Mirror) -> Iterator[Finding]:
    pointer = read_pointer(mirror.objects)
    if not pointer:
        yield Finding("current", "note", "nothing is published yet", "newsledger run")
    for name in pointer.kept if pointer else ():
        what = faults(mirror.objects, name)
        if what:
            yield Finding("snapshot", "problem", f"{name}: {named(what)}", "newsledger publish makes a new one")
        else:
            yield Finding("snapshot", "good", f"{name} is there, every file as large as its datapackage.json says")
    others = unnamed(mirror.objects, pointer)
    if others:
        yield Finding("leftovers", "note", f"snapshots that are not published, {named(others)}", "a publish deletes those older than a day")
