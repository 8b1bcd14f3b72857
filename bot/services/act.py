"""Who does something, where and when: what every use case is handed."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.people import Person, Place
from storage import audit
from storage.unit import Unit


@dataclass(frozen=True)
class Act:
    """One person's doing inside one unit of work. `now` is aware UTC; `source` says by which way it came."""

    unit: Unit
    by: Person
    place: Place
    now: datetime
    source: str
    thread_ts: str | None = None

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
            **details,
        )
