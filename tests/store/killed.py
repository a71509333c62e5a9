"""Publishes once more what is staged in a home, and is killed when the function of ``store.work`` that is named would be called."""

import os
import signal
import sys

from newsledger import cli
from newsledger.store import work

home, function = sys.argv[1:]
setattr(work, function, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
cli.main(["publish", "--home", home])
