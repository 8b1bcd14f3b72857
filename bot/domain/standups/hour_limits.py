"""What the hours of a stand-up may be, however they were entered."""

from zoneinfo import available_timezones

from bot.domain.recurrence.rule import Anchor, Recurrence
from bot.domain.refusal import N_, Refusal
from bot.domain.standups.definition import Window

EXAMPLE = "/standup create Daily weekdays at 9:30 in #launch"
_LONGEST_WINDOW = 7 * 24 * 60


def check_recurrence(recurrence: str) -> str:
    """Raises Refusal for one that is counted from the last time."""
    if Recurrence.parse(recurrence).anchor is Anchor.COMPLETION:
        raise Refusal(N_("A stand-up repeats by the calendar, not after it is done."), example=EXAMPLE)
    return recurrence


def check_zone(zone_name: str) -> str:
    """Raises Refusal for one that nobody knows; empty is everybody's own."""
    if zone_name and zone_name not in available_timezones():
        raise Refusal(
            N_("I do not know the time zone “{zone}”; write it as Europe/Rome."),
            example=EXAMPLE,
            zone=zone_name,
        )
    return zone_name


def check_percent(percent: int) -> int:
    """Raises Refusal for a share of the window at which no reminder can come."""
    if not 0 <= percent < 100:  # noqa: PLR2004 -- of the window
        raise Refusal(
            N_("A reminder comes after 1 to 99 percent of the window, or never (0)."), example=EXAMPLE
        )
    return percent


def check_window(window: Window) -> Window:
    """Raises Refusal for none at all and for more than a week."""
    is_length = window.until is not None or 1 <= window.minutes <= _LONGEST_WINDOW
    if not is_length or not 0 <= window.days <= 5:  # noqa: PLR2004 -- working days of a week
        raise Refusal(N_("There must be time to answer: a minute at least, a week at most."), example=EXAMPLE)
    return window
