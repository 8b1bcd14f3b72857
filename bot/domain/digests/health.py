"""Whether a channel's work is on track, with the one reason that decided."""

from dataclasses import dataclass
from enum import StrEnum

LATE_SHARE = 0.25
"""Of the open tasks with a deadline: from so much overdue on, the work is off track."""

LEAST_LATE = 3
BLOCKED_TOO_LONG = 5
"""Days."""


class Health(StrEnum):
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"


class Reason(StrEnum):
    MUCH_OVERDUE = "much_overdue"
    URGENT_OVERDUE = "urgent_overdue"
    FORECAST_LATE = "forecast_late"
    SOME_OVERDUE = "some_overdue"
    LONG_BLOCKED = "long_blocked"
    NOTHING_LATE = "nothing_late"
    NOTHING_OPEN = "nothing_open"


@dataclass(frozen=True)
class Standing:
    """The numbers that decide. `weeks_left` is until the last deadline, None where there is none;
    `forecast_weeks` the late end of the forecast, None where there is none.
    """

    open: int
    dated: int
    overdue: int
    urgent_overdue: int = 0
    longest_blocked_days: int = 0
    weeks_left: float | None = None
    forecast_weeks: int | None = None


def health_of(standing: Standing) -> tuple[Health, Reason]:
    """The first rule that holds decides."""
    is_late = standing.overdue >= max(LEAST_LATE, standing.dated * LATE_SHARE)
    rules = (
        (standing.open == 0, Health.ON_TRACK, Reason.NOTHING_OPEN),
        (is_late, Health.OFF_TRACK, Reason.MUCH_OVERDUE),
        (standing.urgent_overdue > 0, Health.OFF_TRACK, Reason.URGENT_OVERDUE),
        (_comes_late(standing), Health.AT_RISK, Reason.FORECAST_LATE),
        (standing.overdue > 0, Health.AT_RISK, Reason.SOME_OVERDUE),
        (standing.longest_blocked_days >= BLOCKED_TOO_LONG, Health.AT_RISK, Reason.LONG_BLOCKED),
    )
    found = next(((health, reason) for holds, health, reason in rules if holds), None)
    return found or (Health.ON_TRACK, Reason.NOTHING_LATE)


def _comes_late(standing: Standing) -> bool:
    if standing.weeks_left is None or standing.forecast_weeks is None:
        return False
    return standing.forecast_weeks > max(standing.weeks_left, 0) + 1
