"""Why a nudge was sent, waits or is held back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.attention.wishes import Whose


class Verdict(StrEnum):
    SEND = "send"
    WAIT = "wait"
    HOLD = "hold"


class Rule(StrEnum):
    """The one rule that decided. LATE is a slot that passed while nothing was running; NO_HOUR says that none
    comes in time, and that nothing may come at once. Of what is no nudge, DEED is sent because somebody did
    something just then, ITS_TIME because that had come; CALLED_OFF and NOTHING_MOVED are not sent.
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
    DEED = "deed"
    ITS_TIME = "its_time"
    CALLED_OFF = "called_off"
    NOTHING_MOVED = "nothing_moved"


LATE_AFTER = timedelta(minutes=15)


VERDICTS = {
    **dict.fromkeys((Rule.SLOT, Rule.LATE, Rule.URGENT, Rule.DEED, Rule.ITS_TIME), Verdict.SEND),
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
            *(Rule.CALLED_OFF, Rule.NOTHING_MOVED),
        ),
        Verdict.HOLD,
    ),
}


def verdict_on(rule: Rule, again_at: datetime | None) -> Verdict:
    """What would have to wait, and is looked at no more, is held back."""
    found = VERDICTS[rule]
    return Verdict.HOLD if found is Verdict.WAIT and again_at is None else found


def rule_of(due_at: datetime | None, now: datetime) -> Rule:
    """Of a message that is no nudge: `due_at` is when its time came (UTC), None where somebody caused it."""
    if due_at is None:
        return Rule.DEED
    return Rule.LATE if now - due_at > LATE_AFTER else Rule.ITS_TIME


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
