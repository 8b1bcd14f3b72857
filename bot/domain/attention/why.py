"""Why a nudge was sent, waits or is held back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.attention.wishes import Whose


class Verdict(StrEnum):
    SEND = "send"
    WAIT = "wait"
    HOLD = "hold"


class Rule(StrEnum):
    """The one rule that decided. LATE is a slot that passed while nothing was running; NO_HOUR says that none
    comes in time, and that nothing may come at once.
    """

    SLOT = "slot"
    LATE = "late"
    URGENT = "urgent"
    NEXT_SLOT = "next_slot"
    HOURS = "hours"
    DAY_OFF = "day_off"
    HOLIDAY = "holiday"
    LEAVE = "leave"
    QUIET = "quiet"
    SILENT = "silent"
    BUDGET = "budget"
    OFF = "off"
    DIGEST = "digest"
    MUTED = "muted"
    IGNORED = "ignored"
    TOO_LATE = "too_late"
    NO_HOUR = "no_hour"
    SENT_BEFORE = "sent_before"


VERDICTS = {
    **dict.fromkeys((Rule.SLOT, Rule.LATE, Rule.URGENT), Verdict.SEND),
    **dict.fromkeys(
        (
            *(Rule.NEXT_SLOT, Rule.HOURS, Rule.DAY_OFF, Rule.HOLIDAY),
            *(Rule.LEAVE, Rule.QUIET, Rule.SILENT, Rule.BUDGET),
        ),
        Verdict.WAIT,
    ),
    **dict.fromkeys(
        (
            *(Rule.OFF, Rule.DIGEST, Rule.MUTED, Rule.IGNORED),
            *(Rule.TOO_LATE, Rule.NO_HOUR, Rule.SENT_BEFORE),
        ),
        Verdict.HOLD,
    ),
}


def verdict_on(rule: Rule, again_at: datetime | None) -> Verdict:
    """What would have to wait, and is looked at no more, is held back."""
    found = VERDICTS[rule]
    return Verdict.HOLD if found is Verdict.WAIT and again_at is None else found


@dataclass(frozen=True)
class Why:
    """`at` is the instant (UTC) at which `rule` decided; `zone_name` the person's zone, in which it is told.
    `whose` wish it was, where the rule is one of OFF and DIGEST.
    """

    rule: Rule
    at: datetime
    zone_name: str
    whose: Whose = Whose.NOBODY

    @property
    def local(self) -> datetime:
        return self.at.astimezone(ZoneInfo(self.zone_name))
