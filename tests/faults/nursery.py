"""Starts bot processes quickly: everything is imported once, each bot is a fork that calls the command line.

Reads an order a line on standard input, as JSON, and answers with a process id. Ends with its input.
"""

import json
import os
import signal
import sys

from bot import processes  # noqa: F401 -- loaded here once, so that no bot has to
from bot.__main__ import cli


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the bots: the kernel buries them
    for line in sys.stdin:
        order = json.loads(line)
        pid = os.fork()
        if pid == 0:
            os.close(0)
            os.environ.update(order["environment"])
            cli([order["command"]])
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
