"""Whether something is quick, told on a machine that does other things as well."""

from collections.abc import Callable
from time import thread_time

TRIES = 5


def takes_at_most(seconds: float, work: Callable[[], object]) -> bool:
    """Of this thread's processor time. Other work only adds to it, so the least of some tries counts."""
    return any(_taken(work) <= seconds for _ in range(TRIES))


def _taken(work: Callable[[], object]) -> float:
    begun = thread_time()
    work()
    return thread_time() - begun
