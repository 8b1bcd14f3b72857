"""Words for instants to which the clock is moved: "+1h", "mon 09:30", "next morning"."""

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
UNITS = {"s": "seconds", "m": "minutes", "min": "minutes", "h": "hours", "d": "days", "w": "weeks"}
SPAN = re.compile(r"\+\s*(\d+)\s*(min|s|m|h|d|w)")
MORNING = time(9)
SATURDAY = 5


class NotAMomentError(ValueError):
    """The words name no instant; the message says what is accepted."""

    def __init__(self, words: str) -> None:
        super().__init__(
            f'"{words}" is no time I know: try "+1h", "mon 09:30", "next morning" or an ISO instant.'
        )


def moment(words: str, now: datetime, zone: ZoneInfo) -> datetime:
    """The next such instant after `now`; times of day are read in `zone`. Raises NotAMomentError."""
    spoken = words.strip().lower()
    if span := SPAN.fullmatch(spoken):
        return now + timedelta(**{UNITS[span[2]]: int(span[1])})
    if spoken == "next morning":
        return _next_morning(now, zone)
    day, _, clock = spoken.rpartition(" ")
    if spoken[:1].isdigit() and ":" in spoken and not day and "-" not in spoken:
        return _next(now, zone, _time(spoken, words), None)
    if day[:3] in DAYS:
        return _next(now, zone, _time(clock, words), DAYS.index(day[:3]))
    return _instant(words, zone)


def _time(spoken: str, words: str) -> time:
    try:
        return time.fromisoformat(spoken.zfill(5))
    except ValueError:
        raise NotAMomentError(words) from None


def _next(now: datetime, zone: ZoneInfo, at: time, weekday: int | None) -> datetime:
    local = now.astimezone(zone)
    for days in range(8):
        day = local.date() + timedelta(days=days)
        found = datetime.combine(day, at, zone)
        if found > local and weekday in (None, day.weekday()):
            return found.astimezone(now.tzinfo)
    raise AssertionError("every weekday comes within eight days")


def _next_morning(now: datetime, zone: ZoneInfo) -> datetime:
    found = _next(now, zone, MORNING, None)
    while found.astimezone(zone).weekday() >= SATURDAY:
        found = _next(found, zone, MORNING, None)
    return found


def _instant(words: str, zone: ZoneInfo) -> datetime:
    try:
        found = datetime.fromisoformat(words.strip())
    except ValueError:
        raise NotAMomentError(words) from None
    return found if found.tzinfo else found.replace(tzinfo=zone)
