"""The pinned lists of the peers: complete, exact, and for versions of Python that are named."""

import re
from pathlib import Path

import pytest
from benchmarks import systems
from benchmarks.copies.__main__ import SYSTEMS as OF_COPIES
from benchmarks.entities.__main__ import SYSTEMS as OF_NAMES
from benchmarks.extraction.__main__ import SYSTEMS as OF_PAGES
from benchmarks.figures.comparison import SYSTEMS as OF_FIGURES
from benchmarks.times.__main__ import SYSTEMS as OF_TIMES

_SYSTEMS = [*OF_FIGURES, *OF_TIMES, *OF_PAGES, *OF_NAMES, *OF_COPIES]
_LISTS = sorted(Path(systems.__file__).with_name("peers").glob("*.txt"))


@pytest.mark.parametrize("path", _LISTS, ids=lambda path: path.stem)
def test_every_line_is_an_exact_version(path):
    first, *lines = path.read_text().splitlines()
    assert re.fullmatch(r"# python:( 3\.\d+)+", first)
    assert lines
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in lines)


@pytest.mark.parametrize("system", _SYSTEMS, ids=lambda system: system.name)
def test_every_system_has_a_runner_and_a_version(system):
    root = Path(systems.__file__).parent.parent
    assert (root / (system.module.replace(".", "/") + ".py")).exists()
    assert system.version


def test_every_list_belongs_to_a_system():
    assert {path.stem for path in _LISTS} == {system.requirements for system in _SYSTEMS if system.requirements}
