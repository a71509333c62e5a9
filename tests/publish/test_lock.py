import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsledger.errors import NewsledgerError
from newsledger.publish.lock import exclusive

HOLD = """
import pathlib, signal, sys
from newsledger.publish.lock import exclusive
with exclusive(pathlib.Path(sys.argv[1]), 0):
    print("held", flush=True)
    signal.pause()
"""


def test_a_second_holder_gives_up_with_the_name_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "home" / "lock"
    with exclusive(path, 0), pytest.raises(NewsledgerError, match=f"held by process {os.getpid()}"), exclusive(path, 0):
        pass
    with exclusive(path, 0):
        pass


def test_a_dead_process_holds_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(NewsledgerError, match=f"held by process {process.pid}"), exclusive(path, 0):
            pass
        process.kill()
    with exclusive(path, 0):
        pass
