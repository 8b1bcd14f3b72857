"""Which hour is meant: the parts of the day, and hours that could be before or after noon."""

from bot.domain.due_phrases.parts import Clock, DayPart, Frame, Small, Style
from bot.domain.due_phrases.refusals import contradiction, hour_or_day, which_half

# A deadline "in the morning" without an hour: when it is due.
USUAL_HOURS = {"morning": 9, "noon": 12, "afternoon": 15, "evening": 18, "night": 20}

_NOON = 12
_MIDNIGHT = 24
_BEFORE_NOON = 10
_SMALL = range(1, 7)
_LATE = range(1, 4)  # too late for an evening, too early for a morning
_LAST_OF_NIGHT = 5


def hours_of(clock: Clock, part: DayPart | None, frame: Frame, *, today: bool) -> tuple[int, ...]:
    """The hours a clock time may mean, the likeliest first. Raises Doubt where none can be chosen."""
    if part:
        return (_hour_in(part.name, clock.hour, frame, today=today),)
    if clock.style is Style.LOOSE:
        raise hour_or_day(frame.phrase)
    meaning = frame.small_hours.get(clock.style)
    if meaning is Small.UNKNOWN and clock.hour in _SMALL:
        raise which_half(frame.phrase)
    if meaning is not Small.AFTERNOON or not 1 <= clock.hour < _NOON:
        return (clock.hour,)
    late = clock.hour + _NOON
    return (late, clock.hour) if clock.hour in _SMALL else (clock.hour, late)


def _hour_in(part: str, hour: int, frame: Frame, *, today: bool) -> int:
    if hour > _NOON:
        if part == "morning":
            raise contradiction(frame.phrase)
        return hour
    match part:
        case "morning":
            return _in_the_morning(hour, frame)
        case "noon":
            return _around_noon(hour, frame)
        case "night":
            return _in_the_night(hour, frame, today=today)
        case _:
            return _after_noon(part, hour, frame)


def _around_noon(hour: int, frame: Frame) -> int:
    """Polish "o drugiej w południe": at two, in the middle of the day."""
    if hour in _LATE:
        return hour + _NOON
    if hour < _BEFORE_NOON:
        raise contradiction(frame.phrase)
    return hour


def _in_the_morning(hour: int, frame: Frame) -> int:
    if hour == _NOON:
        raise which_half(frame.phrase)
    return hour


def _after_noon(part: str, hour: int, frame: Frame) -> int:
    if hour == _NOON:
        return _NOON if part == "afternoon" else _MIDNIGHT
    if part == "evening" and hour in _LATE:
        raise which_half(frame.phrase)
    return hour + _NOON


def _in_the_night(hour: int, frame: Frame, *, today: bool) -> int:
    """Small hours; tonight's are ambiguous, for they belong to tomorrow."""
    if hour == _NOON:
        return _MIDNIGHT
    if hour > _LAST_OF_NIGHT:
        return hour + _NOON
    if today:
        raise which_half(frame.phrase)
    return hour
