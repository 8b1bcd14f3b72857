"""What the rules of the grammar find in a phrase: its day, its clock time, a length of time."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum, auto
from zoneinfo import ZoneInfo


class Style(StrEnum):
    """How an hour was given, which decides whether it may be one of the afternoon."""

    SURE = auto()
    SPOKEN = auto()  # "at 3", "three twenty"
    WRITTEN = auto()  # "3:20"
    LOOSE = auto()  # a bare number: an hour only beside a part of the day


class Small(StrEnum):
    """What an hour from 1 to 6 means where nothing else is said; elsewhere it is one of the night."""

    AFTERNOON = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Frame:
    """What a phrase is read against. `now` is aware, in the person's zone."""

    phrase: str
    now: datetime
    zone: ZoneInfo
    today: date
    end_of_day: time
    workdays: frozenset[int]
    holidays: Container[date]
    month_first: bool
    small_hours: Mapping[Style, Small]


@dataclass(frozen=True, slots=True)
class Part:
    pass


@dataclass(frozen=True, slots=True)
class Joint(Part):
    """A word that joins others and says nothing itself."""


@dataclass(frozen=True, slots=True)
class Before(Part):
    """ "before ...", said of a whole phrase."""


@dataclass(frozen=True, slots=True)
class On(Part):
    """A day. `find` may raise DueRefused. One that comes every year was said without its year."""

    find: Callable[[Frame], date]
    every_year: bool = False


@dataclass(frozen=True, slots=True)
class Weekday(Part):
    """`which`: see bot.domain.due_calendar.weekday_from."""

    number: int
    which: str = ""


@dataclass(frozen=True, slots=True)
class Span(Part):
    """The week, month, quarter or year that is `offset` from this one; `edge` 0 start, 1 middle, 2 end."""

    unit: str
    offset: int
    edge: int = 2


@dataclass(frozen=True, slots=True)
class Clock(Part):
    """An hour may be 24: the midnight that ends the day. `shift`, in minutes, is added at last.

    One that `needs_day` is a time only beside a day or a part of it: "1925", "16.30".
    """

    hour: int
    minute: int = 0
    second: int = 0
    style: Style = Style.SURE
    shift: int = 0
    needs_day: bool = False


@dataclass(frozen=True, slots=True)
class DayPart(Part):
    name: str


@dataclass(frozen=True, slots=True)
class EndOfDay(Part):
    pass


@dataclass(frozen=True, slots=True)
class Zone(Part):
    """Minutes east of Greenwich."""

    offset: int


@dataclass(frozen=True, slots=True)
class Instant(Part):
    at: datetime


@dataclass(frozen=True, slots=True)
class Length(Part):
    """A length of time; only one that is `future` counts from now. One without seconds is of whole days."""

    months: int = 0
    days: int = 0
    working_days: int = 0
    seconds: int | None = None
    future: bool = False


@dataclass(frozen=True, slots=True)
class After(Part):
    """A length or a weekday counts from the phrase's day: 1 after it, -1 before it."""

    direction: int
