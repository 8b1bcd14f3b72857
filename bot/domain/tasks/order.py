"""Which task waits for which, without circles."""

from collections import deque
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def path_between(
    start: Node, goal: Node, before: Callable[[Node], Iterable[Node]], most: int = 5000
) -> list[Node] | None:
    """The shortest way from `start` to `goal` along what each waits for (breadth first), both included.

    None where there is none among the first `most` reached.
    """
    came_from: dict[Node, Node | None] = {start: None}
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


def _way_to(goal: Node, came_from: dict[Node, Node | None]) -> list[Node]:
    way, here = [goal], came_from[goal]
    while here is not None:
        way.append(here)
        here = came_from[here]
    return way[::-1]
