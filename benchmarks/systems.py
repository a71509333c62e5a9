"""The systems that are compared: each runs apart, in an environment of its own, over the same texts."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from benchmarks.data import Missing, Row

_ROOT = Path(__file__).resolve().parent.parent
_REQUIREMENTS = Path(__file__).with_name("peers")


@dataclass(frozen=True, slots=True)
class System:
    """``module`` is run with ``python -m``. ``requirements`` names the pinned list that holds its ``distribution``.

    Without one it runs in newsledger's own environment.
    """

    name: str
    module: str
    requirements: str | None = None
    distribution: str = "newsledger"
    note: str = ""

    @property
    def version(self) -> str:
        """The version pinned, or the one installed here."""
        if not self.requirements:
            return metadata.version(self.distribution)
        listed = (_REQUIREMENTS / f"{self.requirements}.txt").read_text(encoding="utf-8").splitlines()
        return next(line.partition("==")[2] for line in listed if line.startswith(f"{self.distribution}=="))


@dataclass(frozen=True, slots=True)
class Run:
    """What came of one run: the predictions by text id, CPU-seconds of one pass over the texts, and the other measurements."""

    predictions: dict[str, Any]
    seconds: float
    measured: Row


def run(system: System, texts: list[Row], cache_folder: Path) -> Run:
    """Run a system over the texts in a process of its own. Raises ``Missing`` when it cannot be installed or does not come through."""
    python = environment_of(_REQUIREMENTS / f"{system.requirements}.txt", cache_folder / "peers") if system.requirements else sys.executable
    lines = "".join(json.dumps({"id": row["id"], "text": row["text"]}) + "\n" for row in texts)
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8"}
    if system.requirements:
        environment.pop("PYTHONPATH", None)
    done = subprocess.run(
        [python, "-m", system.module], input=lines, capture_output=True, text=True, check=False, cwd=_ROOT, env=environment
    )
    if done.returncode:
        raise Missing(f"{system.name} does not run here: {_last(done.stderr)}")
    # Not splitlines(): pages hold line separators that JSON leaves as they are.
    *answers, measured = map(json.loads, done.stdout.rstrip("\n").split("\n"))
    return Run({answer["id"]: answer["pred"] for answer in answers}, measured["seconds"], measured)


@cache
def environment_of(listed: Path, folder: Path) -> Path:
    """The interpreter of an environment in ``folder``, made when its list is new. Raises ``Missing`` with pip's last line."""
    name = listed.stem
    made = folder / f"{name}-{hashlib.sha256(listed.read_bytes()).hexdigest()[:8]}"
    python = made / "bin" / "python"
    if (made / "ready").exists():
        return python
    _install([_interpreter(listed), "-m", "venv", "--clear", made], name)
    _install([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "-r", listed], name)
    (made / "ready").touch()
    return python


def _install(command: Iterable[Path | str], name: str) -> None:
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Missing(f"{name} cannot be installed here: {_last(done.stderr)}")


def _interpreter(listed: Path) -> Path:
    """An interpreter of a version that the first line of a list of requirements names ("# python: 3.11 3.12")."""
    versions = listed.read_text(encoding="utf-8").partition("\n")[0].split(":")[1].split()
    if f"{sys.version_info.major}.{sys.version_info.minor}" in versions:
        return Path(sys.executable)
    found = [path for version in versions for path in _candidates(version) if _works(path)]
    if not found:
        raise Missing(f"{listed.stem} needs Python {' or '.join(versions)}, and none is here")
    return found[0]


def _candidates(version: str) -> list[Path]:
    on_path = shutil.which(f"python{version}")
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    return [*([Path(on_path)] if on_path else []), *sorted(pyenv.glob(f"{version}.*/bin/python"))]


def _works(python: Path) -> bool:
    return subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode == 0


def _last(text: str) -> str:
    """The last line that says something."""
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "it said nothing")
