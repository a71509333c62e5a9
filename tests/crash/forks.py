"""A program that runs the line in forked children and kills them: one JSON object a line in, one out.

In: home, paths, and either ``kill_at`` (SIGKILL before the n-th operation on a file of the home) or ``kill_after`` (seconds).
Out: whether the child was killed, and how many operations an undisturbed child counted. Forking spares each run the imports.
"""

import json
import multiprocessing
import os
import select
import signal
import sys
from pathlib import Path

from newsledger.annotate.names import load_model
from newsledger.config import DEFAULT_MODEL, Settings
from newsledger.pipeline import run_ledger

_OPERATIONS = {"open", "os.link", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink", "os.truncate"}


class Counter:
    """Counts operations on the files of one home, its workers' too, and ends the whole process group before the ``last``."""

    def __init__(self, home, last):
        self.home, self.last, self.shared = f"{home}/", last, multiprocessing.RawValue("q", 0)

    def __call__(self, event, arguments):
        if event not in _OPERATIONS or not self._is_inside(arguments):
            return
        self.shared.value += 1
        if self.shared.value == self.last:
            os.killpg(0, signal.SIGKILL)

    def _is_inside(self, arguments):
        path = arguments[0]
        if not isinstance(path, str | bytes | os.PathLike):
            return False
        text = os.fsdecode(path)
        # shutil.rmtree removes by names relative to a folder it holds open.
        return text.startswith(self.home) or (not text.startswith("/") and isinstance(arguments[-1], int) and arguments[-1] > 0)


def run(job, report):
    os.setpgid(0, 0)
    counter = Counter(job["home"], job.get("kill_at"))
    sys.addaudithook(counter)
    settings = Settings(home=Path(job["home"]), batch_records=2)
    try:
        run_ledger(job["paths"], settings, lambda *_: None)
    finally:
        os.write(report, str(counter.shared.value).encode())


def fork(job):
    readable, writable = os.pipe()
    child = os.fork()
    if not child:
        os.close(readable)
        code = 1
        try:
            run(job, writable)
            code = 0
        finally:
            sys.stderr.flush()
            os._exit(code)
    os.close(writable)
    if job.get("kill_after") is not None and not select.select([readable], [], [], job["kill_after"])[0]:
        os.killpg(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    counted = os.read(readable, 20)
    os.close(readable)
    return {"killed": os.WIFSIGNALED(status), "code": os.waitstatus_to_exitcode(status), "operations": int(counted or 0)}


if __name__ == "__main__":
    load_model(DEFAULT_MODEL)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(fork(json.loads(line))) + "\n")
        sys.stdout.flush()
