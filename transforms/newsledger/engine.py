"""Which engine made a row: the version, and a fingerprint of the code and vocabulary that rows depend on."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from newsledger import __version__
from newsledger.paths import REFERENCE

# Resolution and publishing are computed anew each time, so a change there leaves staged work valid.
_ROOMS = ("contracts", "reference", "text", "read", "extract", "annotate")
# What only publishing makes.
_NOT_STAGED = {"claims.py", "marts.py", "claim.py", "corrections.py", "correction.py", "version.py"}


@cache
def fingerprint(model: str) -> str:
    """8 hexadecimal digits that change when the reading, extracting or annotating code, the vocabulary or the model does."""
    package = Path(__file__).resolve().parent
    code = (path for room in _ROOMS for path in (package / room).rglob("*.py") if path.name not in _NOT_STAGED)
    files = [*sorted(code), *sorted(REFERENCE.glob("*.csv"))]
    digest = hashlib.sha256(f"{__version__}\n{model}".encode())
    for path in files:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:8]


def engine_version(model: str) -> str:
    """The version as it stands in the tables: ``0.1.0+1a2b3c4d``."""
    return f"{__version__}+{fingerprint(model)}"
