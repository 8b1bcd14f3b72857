"""From the parts of a reading to the moment they name."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from bot.domain.due_phrases.calendar import (
    bounds,
    days_later,
    monday_of,
    months_later,
    weekday_from,
    working_days_later,
)
from bot.domain.due_phrases.hours import USUAL_HOURS, hours_of
from bot.domain.due_phrases.parts import (
    After,
    Before,
    Clock,
    DayPart,
    EndOfDay,
    Frame,
    Instant,
    Joint,
    Length,
    On,
    Part,
    Span,
    Weekday,
    Zone,
)
from bot.domain.due_phrases.refusals import before_a_day, contradiction, last_or_next
from bot.domain.zones import instant_at

_SECONDS_A_DAY = 86400
_A_YEAR = 12  # months

_P = TypeVar("_P", bound=Part)


class Reading:
    """The parts of one reading, by their kinds."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._one = {type(part): part for part in reversed(parts)}
        self._one.pop(Joint, None)

    def one(self, kind: type[_P]) -> _P | None:
        """The first part of that kind."""
        part = self._one.get(kind)
        return part if isinstance(part, kind) else None

    def all(self, kind: type[_P]) -> list[_P]:
        return [part for part in self._parts if isinstance(part, kind)] if kind in self._one else []

    def has(self, kind: type[Part]) -> bool:
        return kind in self._one

    def has_only(self, *kinds: type[Part]) -> bool:
        return self._one.keys() <= set(kinds)


def moment_of(parts: Sequence[Part], frame: Frame) -> date | datetime | None:
    """A date, or an aware datetime in UTC where the phrase names a time; None if this is no reading.

    Raises DueRefused.
    """
    reading = Reading(parts)
    if reading.has(Instant):
        return _instant(reading, frame)
    if reading.has(Length):
        return _counted(reading, frame)
    if reading.has(After):
        return None
    return _at_time(_named_day(reading, frame), reading, frame)


def _instant(reading: Reading, frame: Frame) -> datetime | None:
    instant = reading.one(Instant)
    if instant is None or not reading.has_only(Instant):
        return None
    return instant_at(instant.at, frame.zone) if instant.at.tzinfo is None else instant.at.astimezone(UTC)


def _counted(reading: Reading, frame: Frame) -> date | datetime | None:
    """A length from now or from a named day; a mere length is no moment."""
    lengths = reading.all(Length)
    after = reading.one(After)
    day = _named_day(reading, frame)
    if after:
        start = day if all(length.seconds is None for length in lengths) else None
        return _at_time(_counted_from(start, after, reading, frame), reading, frame) if start else None
    if not any(length.future for length in lengths):
        return None
    target = _shifted(frame.today, lengths, 1, frame)
    seconds = [length.seconds for length in lengths if length.seconds is not None]
    if day and day != (frame.today if seconds else target):
        raise contradiction(frame.phrase)
    if not seconds:
        return _at_time(target, reading, frame)
    return _elapsed(target, sum(seconds), frame) if reading.has_only(Length, On) else None


def _counted_from(day: date, after: After, reading: Reading, frame: Frame) -> date:
    """A year from christmas: after the last or after the next one? That is asked back."""
    lengths = reading.all(Length)
    if any(on.every_year for on in reading.all(On)) and any(length.months >= _A_YEAR for length in lengths):
        raise last_or_next(frame.phrase)
    return _shifted(day, lengths, after.direction, frame)


def _shifted(day: date, lengths: list[Length], direction: int, frame: Frame) -> date:
    for length in lengths:
        day = months_later(frame, day, direction * length.months)
        day = days_later(frame, day, direction * length.days)
        day = working_days_later(frame, day, direction * length.working_days)
    return day


def _elapsed(day: date, seconds: int, frame: Frame) -> datetime:
    """Hours count as they pass, through a clock change too; whole seconds only."""
    days_later(frame, day, seconds // _SECONDS_A_DAY)  # refuses what no calendar reaches
    start = datetime.combine(day, frame.now.time(), frame.zone) if day != frame.today else frame.now
    elapsed = start.astimezone(UTC) + timedelta(seconds=seconds)
    return elapsed.replace(microsecond=0) if seconds else elapsed


def _named_day(reading: Reading, frame: Frame) -> date | None:
    days = {on.find(frame) for on in reading.all(On)}
    weekday, span = reading.one(Weekday), reading.one(Span)
    if span:
        days.add(_day_of_span(span, weekday, frame))
    elif weekday and not days:
        days.add(weekday_from(frame.today, weekday.number, weekday.which))
    if len(days) > 1 or (weekday and {weekday.number} != {day.weekday() for day in days}):
        raise contradiction(frame.phrase)
    return days.pop() if days else None


def _day_of_span(span: Span, weekday: Weekday | None, frame: Frame) -> date:
    first, last = bounds(span.unit, span.offset, frame)
    if weekday:
        if span.unit != "week" or weekday.which:
            raise contradiction(frame.phrase)
        return monday_of(first) + timedelta(days=weekday.number)
    middle = first.replace(day=15) if span.unit == "month" else first + (last - first) / 2
    return (first, middle, last)[span.edge]


def _at_time(day: date | None, reading: Reading, frame: Frame) -> date | datetime | None:
    clock, part, zone = reading.one(Clock), reading.one(DayPart), reading.one(Zone)
    if len(set(reading.all(DayPart))) > 1:
        raise contradiction(frame.phrase)
    if reading.has(EndOfDay):
        return None if clock or part or zone else day or frame.today
    if clock:
        return _at_hour(day, clock, part, zone, frame)
    if zone:
        return None
    if part:
        return _at_hour(day, Clock(USUAL_HOURS[part.name]), None, None, frame)
    if day and reading.has(Before):
        raise before_a_day(frame.phrase)
    return day


def _at_hour(
    day: date | None, clock: Clock, part: DayPart | None, zone: Zone | None, frame: Frame
) -> datetime | None:
    if clock.needs_day and not day and not part:
        return None
    utc = frame.now.astimezone(UTC)
    now = (utc + timedelta(minutes=zone.offset) if zone else frame.now).replace(tzinfo=None)
    local = _chosen(day, clock, part, now, frame)
    if zone:
        return (local - timedelta(minutes=zone.offset)).replace(tzinfo=UTC)
    return instant_at(local, frame.zone)


def _chosen(day: date | None, clock: Clock, part: DayPart | None, now: datetime, frame: Frame) -> datetime:
    """The likeliest of the hours that are still to come; without a day, tomorrow if all are past."""
    hours = hours_of(clock, part, frame, today=day == now.date())
    first = datetime.combine(day or now.date(), time())
    rest = timedelta(minutes=clock.minute + clock.shift, seconds=clock.second)
    choices = [first + timedelta(hours=hour) + rest for hour in hours]
    if day is not None and day != now.date():
        return choices[0]
    to_come = [choice for choice in choices if choice > now]
    if to_come:
        return to_come[0]
    return choices[0] if day else choices[0] + timedelta(days=1)
