"""What becomes of a prompt whose instant passed while nobody was there to send it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from bot.domain.standups.absences import Whose
from bot.domain.standups.slots import Slot

PUNCTUAL = timedelta(minutes=10)
"""What is sent later than this says so."""


@dataclass(frozen=True)
class AskNow:
    is_late: bool


@dataclass(frozen=True)
class AskAt:
    """Later, when the person is at work."""

    instant: datetime


@dataclass(frozen=True)
class TooLate:
    """Nothing of the window is left in the person's hours."""


Decision: TypeAlias = AskNow | AskAt | TooLate


def decide(slot: Slot, whose: Whose, now: datetime) -> Decision:
    """As long as the person can still answer in time during their hours, late is better than never."""
    if now < slot.ask_at:
        return AskAt(slot.ask_at)
    if now - slot.ask_at <= PUNCTUAL and now < slot.due_at:
        return AskNow(is_late=False)
    at_work = whose.next_free(now)
    if at_work >= slot.due_at:
        return TooLate()
    return AskNow(is_late=True) if at_work == now else AskAt(at_work)
