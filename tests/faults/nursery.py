"""Starts bot processes quickly: everything is imported once, each bot is a fork that calls the command line.

Reads an order a line on standard input, as JSON, and answers with a process id. Ends with its input.
"""

import gc
import json
import os
import signal
import sys

from bot import processes  # noqa: F401 -- loaded here once, so that no bot has to
from bot.__main__ import cli
from bot.domain.public_holidays import warm_up
from storage.migration import newest_revision


def main() -> None:
    warm_up()
    newest_revision()
    gc.collect()
    gc.freeze()  # a fork shares what nobody touches, and the collector touches everything
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
