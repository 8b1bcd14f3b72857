"""Rules for times of day."""

from bot.domain.due_phrases.parts import Clock, DayPart, Instant, Joint, Part, Style, Zone
from bot.domain.due_phrases.patterns import rule
from bot.domain.due_phrases.scan import parse_instant
from bot.domain.due_phrases.words import FIGURES, Kind, Word

_HALF_DAY = 12
_DAY = 24
_HOUR = 60
_TWO_FIGURES = 10
_MONTHS_IN_A_YEAR = 12
_LONGEST_MONTH = 31
_YEARS = range(1900, 2101)


def _clock(
    hour: int, minute: int, am_pm: Word | None, style: Style, *, second: int = 0, needs_day: bool = False
) -> Clock | None:
    if minute >= _HOUR or second >= _HOUR or hour > _DAY or (hour == _DAY and minute + second):
        return None
    if am_pm is None:
        return Clock(hour, minute, second, style, needs_day=needs_day)
    hour = hour % _HALF_DAY + am_pm.number if hour <= _HALF_DAY else hour
    return None if am_pm.number == 0 and hour >= _HALF_DAY else Clock(hour, minute, second)


def _in_figures(time: Word, am_pm: Word | None = None) -> Part | None:
    return _clock(time.number, time.other, am_pm, _style(time), second=time.third)


def _style(time: Word) -> Style:
    """03:20 and 3h20 can only be meant on the 24-hour clock."""
    return Style.SURE if time.text[0] == "0" or "h" in time.text else Style.WRITTEN


def _dotted(time: Word, am_pm: Word | None = None) -> Part | None:
    return _in_figures(time, am_pm) if _has_minutes(time) else None


def _dotted_hours(time: Word) -> Part | None:
    return _clock(time.number, time.other, None, Style.SURE) if _has_minutes(time) else None


def _dotted_alone(time: Word) -> Part | None:
    """9.12 and 9.25 may be dates, and are times only beside another one."""
    if not _has_minutes(time):
        return None
    in_either_order = time.number <= _MONTHS_IN_A_YEAR and 1 <= time.other <= _LONGEST_MONTH
    may_be_date = in_either_order or 1 <= time.other <= _MONTHS_IN_A_YEAR
    return _clock(time.number, time.other, None, _style(time), needs_day=may_be_date)


def _has_minutes(time: Word) -> bool:
    return len(time.text.rstrip(".").partition(".")[2]) == 2  # noqa: PLR2004 -- the figures of a minute


def _dashed(time: Word, am_pm: Word | None = None) -> Part | None:
    """A time only where it can be neither a range of hours nor a date."""
    return _clock(time.number, time.other, am_pm, Style.WRITTEN) if time.other > _LONGEST_MONTH else None


def _compact(time: Word, am_pm: Word | None = None) -> Part | None:
    style = Style.SURE if time.kind is Kind.FOUR_DIGITS else Style.SPOKEN
    return _clock(int(time.text[:-2]), int(time.text[-2:]), am_pm, style)


def _compact_alone(time: Word) -> Part | None:
    """What may be a year is a time only beside a day."""
    hour, minute = int(time.text[:-2]), int(time.text[-2:])
    return _clock(hour, minute, None, Style.SURE, needs_day=time.number in _YEARS)


def _hour(hour: Word, am_pm: Word | None = None) -> Part | None:
    """An ordinal is an hour in Polish only, and not in every case."""
    if hour.kind is Kind.ORDINAL and hour.text != "hour or day":
        return None
    return _clock(hour.number, 0, am_pm, Style.SPOKEN)


def _hour_minutes(hour: Word, minutes: Word, am_pm: Word | None = None) -> Part | None:
    return None if _is_one_figure(minutes) else _clock(hour.number, minutes.number, am_pm, Style.SPOKEN)


def _spelt_out(hour: Word, minutes: Word) -> Part | None:
    return _hour_minutes(hour, minutes) if minutes.number >= _TWO_FIGURES else None


def _hour_by(hour: Word) -> Part | None:
    """Without a day, the 5 of "by 5" may be one."""
    return _clock(hour.number, 0, None, Style.SPOKEN, needs_day=True) if hour.number else None


def _hour_letter(hour: Word) -> Part | None:
    return _clock(hour.number, 0, None, Style.SURE)


def _loose_hour(hour: Word) -> Part | None:
    return _clock(hour.number, 0, None, Style.LOOSE) if hour.number else None


def _named(named_hour: Word, number: Word | None = None) -> Part | None:
    return Clock(named_hour.number) if number is None or number.number == _HALF_DAY else None


def _shifted(moment: Word, minutes: int, am_pm: Word | None = None) -> Part | None:
    style = Style.SURE if moment.kind is Kind.NAMED_HOUR else Style.SPOKEN
    clock = _clock(moment.number, 0, am_pm, style)
    return clock and Clock(clock.hour, style=clock.style, shift=minutes)


def _offset(offset: Word, moment: Word, am_pm: Word | None = None) -> Part | None:
    return _shifted(moment, offset.number, am_pm)


def _minutes_from(
    minutes: Word, direction: Word, moment: Word, unit: Word | None = None, am_pm: Word | None = None
) -> Part | None:
    """A plain "10 to 12" may be a range of hours."""
    if minutes.number >= _HOUR or (unit and unit.text != "minute"):
        return None
    if unit is None and direction.number < 0 and minutes.kind in FIGURES and minutes.number <= _HALF_DAY:
        return None
    return _shifted(moment, direction.number * minutes.number, am_pm)


def _quarter_to(quarter: Word, moment: Word) -> Part | None:
    return _shifted(moment, -quarter.number) if quarter.text != "quarter" else None


def _minutes_to(minutes: Word, moment: Word, unit: Word | None = None) -> Part | None:
    fits = minutes.number < _HOUR and (unit is None or unit.text == "minute")
    return _shifted(moment, -minutes.number) if fits else None


def _and_minutes(moment: Word, minutes: Word) -> Part | None:
    return None if _is_one_figure(minutes) or minutes.number >= _HOUR else _shifted(moment, minutes.number)


def _is_one_figure(number: Word) -> bool:
    return number.kind in FIGURES and len(number.text.rstrip(".")) == 1


def _part_of_day(part: Word) -> Part:
    return DayPart(part.text)


def _zone(zone: Word) -> Part:
    return Zone(zone.number)


def _instant(instant: Word) -> Part | None:
    at = parse_instant(instant.text)
    return Instant(at) if at else None


CLOCK_RULES = (
    rule("(instant)", _instant),
    rule("(time) hour_letter? oclock? (am_pm)?", _in_figures),  # 17:30, 5:30 pm
    rule("(time:dotted) hour_letter", _dotted_hours),  # 17.30 h
    rule("(time:dotted) (am_pm)", _dotted),  # 5.30 pm
    rule("at (time:dotted)", _dotted),  # at 5.30
    rule("(time:dotted) (?=part_of_day)", _dotted),  # 5.30 in the afternoon
    rule("(time:dotted)", _dotted_alone),  # 17.30
    rule("(time:dashed) (am_pm)?", _dashed),  # 5-59 pm
    rule("(time:compact) (am_pm)", _compact),  # 530 pm
    rule("at (time:compact) (am_pm)?", _compact),  # at 1730
    rule("(time:four_digits) hour_letter", _compact),  # 1730h
    rule("(time:four_digits)", _compact_alone),  # 1730
    rule("(offset) at? (moment) oclock? (am_pm)?", _offset),  # half past 5
    rule("(offset:half) (moment:number) oclock? (am_pm)?", _offset),  # British half five
    rule(
        "(minutes:number) (unit)? (direction:from) at? (moment) oclock? (am_pm)?", _minutes_from
    ),  # 20 past 5
    rule("(quarter) at (moment)", _quarter_to),  # un quarto alle 5
    rule("in (quarter) at? (moment)", _quarter_to),  # za kwadrans piata
    rule("(minutes:number) (unit) at (moment)", _minutes_to),  # dieci minuti alle 5
    rule("in (minutes:number) (moment:hour_ordinal)", _minutes_to),  # za dziesiec piata
    rule("(moment) and_minutes (minutes)", _and_minutes),  # tre e venti
    rule("(moment) minus (minutes:minutes)", _minutes_to),  # le cinque meno un quarto
    rule("(hour) oclock (minutes:number) (am_pm)?", _hour_minutes),
    rule("(hour) oclock (am_pm)?", _hour),  # 5 o'clock
    rule("oclock (hour) (minutes:number)", _hour_minutes),
    rule("oclock (hour)", _hour),  # ore 17
    rule("(hour) (minutes:number) (am_pm)", _hour_minutes),  # five thirty pm
    rule("(hour) in? (am_pm)", _hour),  # 5 pm
    rule("at (hour) (minutes:number)", _hour_minutes),  # at five thirty
    rule("at (hour)", _hour),
    rule("(hour:number) hour_letter", _hour_letter),  # 17h
    rule("(number) (named_hour)", _named),  # 12 noon
    rule("(named_hour)", _named),
    rule("(hour:hour_ordinal) (minutes:number)", _hour_minutes),  # siedemnasta trzydziesci
    rule("(hour:hour_ordinal)", _hour),
    rule("(hour:number_word) (minutes:number_word)", _spelt_out),  # five thirty
    rule("by (hour:number)", _hour_by),  # tomorrow by 5
    rule("oclock (?=time|dotted)", Joint),  # ore 17:30
    rule("(hour:number)", _loose_hour),
    rule("(part:part_of_day)", _part_of_day),
    rule("(zone)", _zone),
)
