"""Which task waits for which, without circles."""

from collections import deque
from collections.abc import Callable, Iterable


def path_between(
    start: int, goal: int, before: Callable[[int], Iterable[int]], most: int = 5000
) -> list[int] | None:
    """The shortest way from `start` to `goal` along what each waits for (breadth first), both included.

    None where there is none among the first `most` tasks reached.
    """
    came_from: dict[int, int | None] = {start: None}
    waiting = deque([start])
    while waiting and len(came_from) <= most:
        here = waiting.popleft()
        if here == goal:
            return _way_to(here, came_from)
        for there in before(here):
            if there not in came_from:
                came_from[there] = here
                waiting.append(there)
    return None


def _way_to(goal: int, came_from: dict[int, int | None]) -> list[int]:
    way, here = [goal], came_from[goal]
    while here is not None:
        way.append(here)
        here = came_from[here]
    return way[::-1]
