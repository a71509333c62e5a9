"""``python -m newsledger``, where the command is not on the PATH."""

import sys

from newsledger.cli import main

if __name__ == "__main__":
    sys.exit(main())
