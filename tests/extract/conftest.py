import csv

import pytest

from newsledger.extract.vocabulary import FILES, Vocabulary
from newsledger.paths import REFERENCE


def _rows(name):
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def vocabulary():
    return Vocabulary.from_rows(*(_rows(f"{name}.csv") for name in FILES))
