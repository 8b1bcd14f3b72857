"""What somebody might be nudged about."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.attention.kinds import Kind


@dataclass(frozen=True)
class Candidate:
    """`occasion` tells one nudge of a subject ("T-12") from the next. It is wanted `since` an instant (UTC),
    and of no use after `until`; what is to be `in_time` comes at once where no hour lies before that.
    `unheeded` counts the nudges about the subject that nothing followed; `instead_of` is the member whom it
    was for first, or empty. `due_at` is the deadline it is about.
    """

    kind: Kind
    subject: str
    occasion: str
    since: datetime
    channel_id: str = ""
    is_urgent: bool = False
    until: datetime | None = None
    in_time: bool = False
    unheeded: int = 0
    instead_of: str = ""
    due_at: datetime | None = None
