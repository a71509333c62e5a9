"""Publishes once more what is staged in the home that is named, and is killed when all is sent but the pointer is not flipped."""

import os
import signal
import sys

from newsledger import cli
from newsledger.store import work

work.flip = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
cli.main(["publish", "--home", sys.argv[1]])
