"""What `newsledger serve` tells the flows that it serves, through the environment of their worker. Elsewhere nothing is set."""

from __future__ import annotations

import os
from pathlib import Path

from newsledger.config import DEFAULT_HOME
from newsledger.paths import PROJECT, Home
from newsledger.store.address import is_store, located

# The folder that relative paths start from, the home that a form proposes, and the address at which the report of that home is served.
FOLDER, HOME, REPORT = "NEWSLEDGER_FOLDER", "NEWSLEDGER_HOME", "NEWSLEDGER_REPORT"


def proposed_home() -> str:
    """The home in which a flow works unless it is told another."""
    return os.environ.get(HOME, str(DEFAULT_HOME))


def placed(path: str) -> str:
    """A path of the form, from where the flows are served, or else from the project's folder, which has samples; an address as it is."""
    if is_store(path):
        return path
    here, there = Path(os.environ.get(FOLDER, "")) / path, PROJECT / path
    return str(there if there.exists() and not here.exists() else here)


def report_address(home: Home) -> str:
    """Where a browser opens the report of ``home``: over HTTP where this is the home that is served, else the file."""
    served = os.environ.get(REPORT)
    if served and home.root.resolve() == located(proposed_home()).folder.resolve():
        return served
    return (home.current / "report" / "index.html").absolute().as_uri()
