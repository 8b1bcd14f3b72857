"""A recurrence as it is kept: an RFC 5545 rule, and what that standard has no word for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.recurrence.pattern import Pattern, rule_parts


class Holidays(StrEnum):
    """What becomes of a date on which the person does not work."""

    KEEP = "keep"
    AFTER = "after"  # the next working day
    BEFORE = "before"  # the working day before
    SKIP = "skip"  # left out


class Anchor(StrEnum):
    """Where the next date counts from: the calendar, or the day the last one was done."""

    SCHEDULE = "schedule"
    COMPLETION = "completion"


@dataclass(frozen=True)
class Recurrence:
    """`rule` is an RRULE value such as "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", without DTSTART."""

    rule: str
    holidays: Holidays = Holidays.KEEP
    anchor: Anchor = Anchor.SCHEDULE

    @property
    def text(self) -> str:
        """One line to store, which `parse` turns back into the same value."""
        return f"{self.rule} {self.holidays} {self.anchor}"

    @classmethod
    def parse(cls, text: str) -> "Recurrence":
        """Raises ValueError for what `text` did not write."""
        rule, holidays, anchor = text.split(" ")
        recurrence = cls(rule, Holidays(holidays), Anchor(anchor))
        describe(recurrence)
        return recurrence


@dataclass(frozen=True, slots=True)
class Description:
    """All of a recurrence, to be put into words. `count` is how many dates there are in all, 0 for no end.

    `until` is the last day on which one may fall before it is moved.
    """

    pattern: Pattern
    holidays: Holidays
    anchor: Anchor
    count: int
    until: date | None


def describe(recurrence: Recurrence) -> Description:
    """Raises ValueError for a rule that was not made by bot.domain.recurrence.reading."""
    parts = rule_parts(recurrence.rule)
    until = parts.get("UNTIL")
    return Description(
        pattern=Pattern.of(recurrence.rule),
        holidays=recurrence.holidays,
        anchor=recurrence.anchor,
        count=int(parts.get("COUNT", "0")),
        until=date.fromisoformat(until) if until else None,
    )
