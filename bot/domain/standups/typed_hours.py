"""The hours of a stand-up as they are typed in its one line: at what time, on whose clock, for how long."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.domain.due import DueRefused, Unreadable
from bot.domain.folding import folded
from bot.domain.people import Person
from bot.domain.refusal import N_, Refusal
from bot.domain.standups.day_ranges import read_day
from bot.domain.standups.definition import Window
from bot.domain.standups.hour_limits import EXAMPLE, check_window
from bot.domain.standups.typed_zones import zone_at

_CLOCK = r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<half>[ap]\.?m\.?)?"
_AT = re.compile(rf"(?:^|\s)(?:at|o|alle|all['\u2019]|ore|@)\s*{_CLOCK}(?=\s|$)", re.IGNORECASE)
_BARE = re.compile(rf"(?:^|\s)(?=\d+[:.]\d|\d+\s*[ap]\.?m)\s*{_CLOCK}(?=\s|$)", re.IGNORECASE)
_TO = r"(?:^|\s)(?:until|till|do|fino a(?:l|lle|lla)?|entro(?: le)?)\s+"
_DAY = r"(?P<day>[^\W\d_]+\.?)"
_NEXT = (
    r"(?P<next>(?:the\s+)?(?:next|following)\s+(?:working\s+)?day|tomorrow"
    r"|nast[e\u0119]pnego\s+dnia|jutra|(?:del\s+)?giorno\s+dopo|domani)"
)
_UNTIL = re.compile(rf"{_TO}{_CLOCK}(?:\s+{_NEXT})?(?=\s|$)", re.IGNORECASE)
_UNTIL_NEXT = re.compile(rf"{_TO}{_NEXT}\s+(?:at\s+|o\s+|alle\s+|ore\s+)?{_CLOCK}(?=\s|$)", re.IGNORECASE)
_UNTIL_DAY = (
    re.compile(rf"{_TO}{_DAY}\s+(?:at\s+|o\s+|alle\s+|ore\s+)?{_CLOCK}(?=\s|$)", re.IGNORECASE),
    re.compile(rf"{_TO}{_CLOCK}\s+(?:on\s+|we?\s+|di\s+)?{_DAY}(?=\s|$)", re.IGNORECASE),
)
_RANGE = re.compile(r"(?:^|\s)(?:from|od|dal|dalla)\s+[^\W\d_]+\.?$", re.IGNORECASE)
_FOR = re.compile(
    r"(?:^|\s)(?:for|przez|per)\s+(\d{1,3})\s*(h|hours?|godzin[aey]?|godziny|or[ae]|m|min|minutes?|minut[aey]?|minuti)"
    r"(?=\s|$)",
    re.IGNORECASE,
)
_OWN_TIME = re.compile(
    r"(?:^|\s)(?:(?:in\s+)?(?:their|everyone'?s|everybody'?s|each\s+person'?s)(?:\s+own)?\s+time(?:zone|\s+zone)?"
    r"|local\s+time|own\s+time|czasu\s+lokalnego|ich\s+czasu|(?:ora|orario)\s+locale)(?=\s|$)",
    re.IGNORECASE,
)
_LAST_HOUR, _LAST_MINUTE, _NOON = 23, 59, 12


@dataclass
class Line:
    """What is left to be read."""

    left: str

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.search(self.left)
        if found:
            self.cut(found.start(), found.end())
        return found

    def cut(self, start: int, end: int) -> None:
        self.left = f"{self.left[:start]} {self.left[end:]}"


@dataclass(frozen=True)
class Hours:
    """`zone_name` is empty for everybody's own time. The window ends on `until_weekday`, where one was named
    (Monday is 0). What is None was not said.
    """

    at: time | None = None
    zone_name: str | None = None
    window: Window | None = None
    until_weekday: int | None = None


def take_hours(line: Line, person: Person, now: datetime) -> Hours:
    """Raises Refusal for a time that no clock shows and for a window that is too long."""
    is_own_time = line.take(_OWN_TIME) is not None
    window, until_weekday = _take_window(line, person, now)
    at, zone_name = _take_at(line)
    return Hours(at, "" if is_own_time else zone_name, window, until_weekday)


def _take_at(line: Line) -> tuple[time | None, str | None]:
    """The time, and the zone that stands beside it: "9:30 in New York", "9:30 Europe/Rome"."""
    found = _AT.search(line.left) or _BARE.search(line.left)
    if found is None:
        return None, None
    zone_name, end = zone_at(line.left, found.end())
    line.cut(found.start(), end)
    return _clock(found), zone_name


def _take_window(line: Line, person: Person, now: datetime) -> tuple[Window | None, int | None]:
    found = _take_until(line, person, now)
    if found:
        return found
    length = line.take(_FOR)
    if not length:
        return None, None
    is_hours = folded(length[2])[0] in "hgo"
    return check_window(Window(int(length[1]) * (60 if is_hours else 1))), None


def _take_until(line: Line, person: Person, now: datetime) -> tuple[Window, int | None] | None:
    """ "until 17:00", "until 10:00 next day", "until monday 10:00"."""
    for pattern in _UNTIL_DAY:
        found = pattern.search(line.left)
        if found and not _RANGE.search(
            line.left[: found.start()]
        ):  # "od wtorku do pi\u0105tku o 9:00" are days
            weekday = _weekday(found["day"], person, now)
            if weekday is not None:
                line.cut(*found.span())
                return Window(until=_clock(found), days=1), weekday
    found = line.take(_UNTIL_NEXT) or line.take(_UNTIL)
    return (Window(until=_clock(found), days=1 if found["next"] else 0), None) if found else None


def _weekday(word: str, person: Person, now: datetime) -> int | None:
    """Of the word's day, where it names one that comes every week."""
    try:
        days = {read_day(word, person, now - timedelta(days=back)).weekday() for back in (0, 1)}
    except (Unreadable, DueRefused):
        return None
    return days.pop() if len(days) == 1 else None  # "tomorrow" is another one each day


def _clock(found: re.Match[str]) -> time:
    """Raises Refusal for a time that no clock shows."""
    hour, minute, half = found["hour"], found["minute"], found["half"]
    hours, minutes = int(hour), int(minute or 0)
    if half and 1 <= hours <= _NOON:
        hours = hours % _NOON + (_NOON if half.lower().startswith("p") else 0)
    elif half:
        hours = _LAST_HOUR + 1
    if hours > _LAST_HOUR or minutes > _LAST_MINUTE:
        shown = f"{hour}:{minute or '00'}{half or ''}"
        raise Refusal(N_("No clock shows {time}."), example=EXAMPLE, time=shown)
    return time(hours, minutes)
