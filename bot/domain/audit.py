"""A line of the history."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Entry:
    """Who did what to which subject ("T-12"), when (aware UTC) and by which way; `details` is plain JSON."""

    id: int
    at: datetime
    actor_id: str
    action: str
    subject: str
    source: str
    details: dict[str, Any]
