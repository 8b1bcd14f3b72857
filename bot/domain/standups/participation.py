"""What a person sets for themselves, whichever stand-up it is."""

from dataclasses import dataclass
from enum import StrEnum

_SLOW_PERCENT = 95


class ReminderPace(StrEnum):
    """SLOW: shortly before the end. Whether at all is the way of Kind.STANDUP."""

    USUAL = "usual"
    SLOW = "slow"


@dataclass(frozen=True)
class Participation:
    """`region` is a country with its part ("DE-BY"), or empty for the country of the person's zone."""

    member_id: str
    reminders: ReminderPace = ReminderPace.USUAL
    region: str = ""

    def remind_percent(self, usual: int) -> int:
        """The share of the window after which the person is reminded, 0 for never."""
        return max(usual, _SLOW_PERCENT) if usual and self.reminders is ReminderPace.SLOW else usual
