"""Rules for times of day."""

from bot.domain.due_parts import Clock, DayPart, Instant, Part, Style, Zone
from bot.domain.due_patterns import rule
from bot.domain.due_scan import parse_instant
from bot.domain.due_words import Word

_HALF_DAY = 12
_DAY = 24
_HOUR = 60
_LONGEST_MONTH = 31


def _clock(
    hour: int, minute: int, ampm: Word | None, style: Style, *, second: int = 0, needs_day: bool = False
) -> Clock | None:
    if minute >= _HOUR or second >= _HOUR or hour > _DAY or (hour == _DAY and minute + second):
        return None
    if ampm:
        hour = hour % _HALF_DAY + ampm.number if hour <= _HALF_DAY else hour
        style, needs_day = Style.SURE, False
        if ampm.number == 0 and hour >= _HALF_DAY:
            return None
    return Clock(hour, minute, second, style, needs_day=needs_day)


def _written_style(text: str) -> Style:
    """03:20 and 3h20 can only be meant on the 24-hour clock."""
    return Style.SURE if text[0] == "0" or "h" in text else Style.WRITTEN


def _written(time: Word, ampm: Word | None) -> Part | None:
    return _clock(time.number, time.other, ampm, _written_style(time.text), second=time.third)


def _dotted(time: Word, ampm: Word | None = None) -> Part | None:
    return _written(time, ampm) if _has_minutes(time) else None


def _dotted_beside_day(time: Word) -> Part | None:
    if not _has_minutes(time):
        return None
    return _clock(time.number, time.other, None, _written_style(time.text), needs_day=True)


def _dotted_hours(time: Word) -> Part | None:
    return _clock(time.number, time.other, None, Style.SURE) if _has_minutes(time) else None


def _has_minutes(time: Word) -> bool:
    return len(time.text.rstrip(".").partition(".")[2]) == 2  # noqa: PLR2004 -- figures of a minute


def _dashed(time: Word, ampm: Word | None) -> Part | None:
    """5-59 pm: a time where it can be neither a range of hours nor a date."""
    return _clock(time.number, time.other, ampm, Style.WRITTEN) if time.other > _LONGEST_MONTH else None


def _compact(time: Word, ampm: Word | None) -> Part | None:
    """730 pm, at 1925"""
    style = Style.SURE if time.code == "y" else Style.SPOKEN
    return _clock(int(time.text[:-2]), int(time.text[-2:]), ampm, style)


def _compact_beside_day(time: Word) -> Part | None:
    return _clock(int(time.text[:-2]), int(time.text[-2:]), None, Style.SURE, needs_day=True)


def _hour(hour: Word, ampm: Word | None = None) -> Part | None:
    return _clock(hour.number, 0, ampm, Style.SPOKEN)


def _hour_minutes(hour: Word, minutes: Word, ampm: Word | None = None) -> Part | None:
    """at three twenty, at 12 15"""
    if minutes.code in "nk" and len(minutes.text.rstrip(".")) == 1:
        return None
    return _clock(hour.number, minutes.number, ampm, Style.SPOKEN)


def _hour_letter(hour: Word, letter: Word) -> Part | None:
    """15h"""
    return _clock(hour.number, 0, None, Style.SURE) if letter.text == "hour" else None


def _loose_hour(hour: Word) -> Part | None:
    return _clock(hour.number, 0, None, Style.LOOSE) if hour.number else None


def _named(hour: Word) -> Part:
    return Clock(hour.number)


def _named_twelve(number: Word, hour: Word) -> Part | None:
    """12 noon"""
    return Clock(hour.number) if number.number == _HALF_DAY else None


def _shifted(hour: Word, ampm: Word | None, minutes: int) -> Part | None:
    style = Style.SURE if hour.code == "m" else Style.SPOKEN
    clock = _clock(hour.number, 0, ampm, style)
    return clock and Clock(clock.hour, style=clock.style, shift=minutes)


def _offset(offset: Word, hour: Word, ampm: Word | None) -> Part | None:
    """half past 4, quarter to 5 pm"""
    return _shifted(hour, ampm, offset.number)


def _half(half: Word, hour: Word, ampm: Word | None) -> Part | None:
    """British "half three": 3:30"""
    return _shifted(hour, ampm, half.number)


def _minutes_from(
    minutes: Word, unit: Word | None, direction: Word, hour: Word, ampm: Word | None
) -> Part | None:
    """20 past 3, 15 minutes to noon; "10 to 12" alone might be a range of hours."""
    if minutes.number >= _HOUR or (unit and unit.text != "minute"):
        return None
    if unit is None and direction.number < 0 and minutes.code in "nk" and minutes.number <= _HALF_DAY:
        return None
    return _shifted(hour, ampm, direction.number * minutes.number)


def _quarter_to(quarter: Word, hour: Word) -> Part | None:
    """un quarto alle 5, za kwadrans piata"""
    return _shifted(hour, None, -quarter.number) if quarter.text != "quarter" else None


def _minutes_to(minutes: Word, unit: Word, hour: Word) -> Part | None:
    """dieci minuti alle 5"""
    return _shifted(hour, None, -minutes.number) if unit.text == "minute" else None


def _in_minutes_hour(minutes: Word, hour: Word) -> Part | None:
    """za dziesiec piata"""
    return _shifted(hour, None, -minutes.number) if minutes.number < _HOUR else None


def _hour_and(hour: Word, minutes: Word) -> Part | None:
    """tre e venti, mezzogiorno e mezza"""
    return _shifted(hour, None, minutes.number) if minutes.number < _HOUR else None


def _hour_less(hour: Word, minutes: Word) -> Part | None:
    """le cinque meno un quarto"""
    return _shifted(hour, None, -minutes.number) if minutes.number < _HOUR else None


def _part_of_day(part: Word) -> Part:
    return DayPart(part.text)


def _zone(zone: Word) -> Part:
    return Zone(zone.number)


def _instant(word: Word) -> Part | None:
    at = parse_instant(word.text)
    return Instant(at) if at else None


CLOCK_RULES = (
    rule("(instant)", _instant),
    rule("(time) h? oclock? (am_pm)?", _written),
    rule("(dotted) h", _dotted_hours),
    rule("(dotted) (am_pm)", _dotted),
    rule("at (dotted)", _dotted),
    rule("(dotted) (?=part_of_day)", _dotted),
    rule("(dotted)", _dotted_beside_day),
    rule("(dashed) (am_pm)?", _dashed),
    rule("(compact) (am_pm)", _compact),
    rule("at (compact) (am_pm)?", _compact),
    rule("(four_digits) h?", _compact_beside_day),
    rule("(offset) at? (moment) oclock? (am_pm)?", _offset),
    rule("(half) (number) oclock? (am_pm)?", _half),
    rule("(number) (unit)? (from) at? (moment) oclock? (am_pm)?", _minutes_from),
    rule("(quarter) at (moment)", _quarter_to),
    rule("in (quarter) at? (moment)", _quarter_to),
    rule("(number) (unit) at (moment)", _minutes_to),
    rule("in (number) (hour_ordinal)", _in_minutes_hour),
    rule("(moment) and (minutes)", _hour_and),
    rule("(moment) minus (minutes)", _hour_less),
    rule("(hour) oclock (number) (am_pm)?", _hour_minutes),
    rule("(hour) oclock (am_pm)?", _hour),
    rule("oclock (hour) (number)", _hour_minutes),
    rule("oclock (hour)", _hour),
    rule("(hour) (number) (am_pm)", _hour_minutes),
    rule("(hour) (am_pm)", _hour),
    rule("at (hour) (number)", _hour_minutes),
    rule("at (hour)", _hour),
    rule("(number) (h)", _hour_letter),
    rule("(number) (named_hour)", _named_twelve),
    rule("(named_hour)", _named),
    rule("(hour_ordinal) (number)", _hour_minutes),
    rule("(hour_ordinal)", _hour),
    rule("(number)", _loose_hour),
    rule("(part_of_day)", _part_of_day),
    rule("(zone)", _zone),
)
