"""What is asked of the index of tasks, and by whom."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from bot.domain.tasks.facets import CLOSED, Facet

FROM_THE_FIRST = -(1 << 60)
AFTER_THE_LAST = 1 << 60

Mark: TypeAlias = tuple[Facet, str]
"""A facet and its key: (Facet.LABEL, "launch")."""

_OF_A_CHANNEL = {Facet.IN, Facet.BLOCKED, Facet.NOBODY}


@dataclass(frozen=True)
class Sight:
    """Who looks, and from where. `sees_public` is false for guests; `at_home` in a direct message or Home."""

    viewer_id: str
    here: str
    sees_public: bool
    at_home: bool


@dataclass(frozen=True)
class Query:
    """Tasks that have all the marks and words, with ranks in [low, high).

    Words are stems (bot.domain.tasks.facets), or beginnings of them. With words the newest task comes first,
    else the lowest rank. `only_blocked` leaves out all that are not.
    """

    marks: tuple[Mark, ...]
    low: int = FROM_THE_FIRST
    high: int = CLOSED
    words: tuple[str, ...] = ()
    only_blocked: bool = False

    @classmethod
    def along(cls, facet: Facet, key: str, high: int = CLOSED) -> "Query":
        return cls(((facet, key),), high=high)

    def between(self, low: int, high: int) -> "Query":
        """Narrowed to ranks in [low, high)."""
        return replace(self, low=max(self.low, low), high=min(self.high, high))

    def shows_all(self, sight: Sight) -> bool:
        """Whether each task with the marks may be seen, so that nobody needs to look at the tasks."""
        if self.words or self.only_blocked or len(self.marks) != 1:
            return False
        facet, key = self.marks[0]
        is_own = facet is Facet.MINE and key == sight.viewer_id and sight.at_home
        return is_own or (facet in _OF_A_CHANNEL and key == sight.here)
