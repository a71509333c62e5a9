"""A program that runs the line in forked children and kills them: one JSON object a line in, one out.

In: home, paths, and one of ``kill_at`` (SIGKILL before the n-th operation on a file of the home), ``kill_after`` (seconds), ``full_at``
(no space from the n-th operation on), ``largest_file`` (bytes). Out: whether the child was killed; where it was not, its exit code, the
error it told and how many operations it counted. Forking spares each run the imports.
"""

import errno
import json
import multiprocessing
import os
import resource
import select
import signal
import sys
import traceback
from pathlib import Path

from newsledger.annotate.names import load_model
from newsledger.config import DEFAULT_MODEL, Settings
from newsledger.errors import NewsledgerError
from newsledger.pipeline import run_ledger

_OPERATIONS = {"open", "os.link", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink", "os.truncate"}
_TAKE_SPACE = {"os.link", "os.mkdir", "os.symlink"}


class Counter:
    """Counts operations on the files of one home, its workers' too, and ends the whole process group before the ``last``.

    From the one numbered ``full`` on, the disk is full: whatever takes more of it fails.
    """

    def __init__(self, home, last, full):
        self.home, self.last, self.full, self.shared = f"{home}/", last, full, multiprocessing.RawValue("q", 0)

    def __call__(self, event, arguments):
        if event not in _OPERATIONS or not self._is_inside(arguments):
            return
        self.shared.value += 1
        if self.shared.value == self.last:
            os.killpg(0, signal.SIGKILL)
        is_writing = event in _TAKE_SPACE or (event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR))
        if is_writing and self.full and self.shared.value >= self.full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def _is_inside(self, arguments):
        path = arguments[0]
        if not isinstance(path, str | bytes | os.PathLike):
            return False
        text = os.fsdecode(path)
        # shutil.rmtree removes by names relative to a folder it holds open.
        return text.startswith(self.home) or (not text.startswith("/") and isinstance(arguments[-1], int) and arguments[-1] > 0)


def run(job):
    """How the job ended: the exit code, the error told, the operations counted."""
    os.setpgid(0, 0)
    counter = Counter(job["home"], job.get("kill_at"), job.get("full_at"))
    sys.addaudithook(counter)
    if "largest_file" in job:
        resource.setrlimit(resource.RLIMIT_FSIZE, (job["largest_file"], resource.RLIM_INFINITY))
    settings = Settings(home=Path(job["home"]), batch_records=2)
    code, told = 0, None
    try:
        run_ledger(job["paths"], settings, lambda *_: None)
    except NewsledgerError as error:
        code, told = error.exit_code, str(error)
    return {"code": code, "told": told, "operations": counter.shared.value}


def fork(job):
    readable, writable = os.pipe()
    child = os.fork()
    if not child:
        os.close(readable)
        try:
            os.write(writable, json.dumps(run(job)).encode())
        except BaseException:  # noqa: BLE001 - the parent only sees that there is no report
            traceback.print_exc()
        sys.stderr.flush()
        os._exit(0)
    os.close(writable)
    if job.get("kill_after") is not None and not select.select([readable], [], [], job["kill_after"])[0]:
        os.killpg(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    report = os.read(readable, 1 << 16)
    os.close(readable)
    return {"killed": os.WIFSIGNALED(status), **(json.loads(report) if report else {"code": None, "told": None, "operations": 0})}


if __name__ == "__main__":
    load_model(DEFAULT_MODEL)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(fork(json.loads(line))) + "\n")
        sys.stdout.flush()
