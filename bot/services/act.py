"""Who does something, where and when: what every use case is handed."""

from dataclasses import dataclass, field
from datetime import datetime
from secrets import token_hex

from bot.domain.people import Person, Place
from storage import audit
from storage.unit import Unit

OURSELVES = "muster"
"""The actor of what happens by itself."""


@dataclass(frozen=True)
class Act:
    """One person's doing inside one unit of work. `now` is aware UTC; `source` says by which way it came.

    `deed` is an opaque id that all its audit entries carry: they are undone together. `public_url` is where
    the bot itself is reached over HTTP, empty where it is not.
    """

    unit: Unit
    by: Person
    place: Place
    now: datetime
    source: str
    thread_ts: str | None = None
    deed: str = field(default_factory=lambda: token_hex(6))
    public_url: str = ""

    @property
    def workspace_id(self) -> str:
        return self.by.workspace_id

    def record(self, action: str, subject: str, **details: object) -> None:
        audit.record(
            self.unit,
            workspace_id=self.workspace_id,
            at=self.now,
            actor_id=self.by.id,
            action=action,
            subject=subject,
            source=self.source,
            deed=self.deed,
            **details,
        )


def automatic(unit: Unit, place: Place, now: datetime, source: str) -> Act:
    """What happens by itself in a channel, when its time has come."""
    nobody = Person(place.workspace_id, OURSELVES, "Muster", "en-US", "Etc/UTC", is_bot=True)
    return Act(unit, nobody, place, now, source)
