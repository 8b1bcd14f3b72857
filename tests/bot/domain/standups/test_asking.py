"""When people are asked: once per scheduled local day, in their hours, windows one after the other."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import available_timezones

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.people import Person
from bot.domain.public_holidays import holidays_of
from bot.domain.standups.absences import Absence, DayOff, Whose
from bot.domain.standups.asking import outcomes, reminder_at
from bot.domain.standups.definition import Schedule, Window
from bot.domain.standups.hours import days_between
from bot.domain.standups.slots import Slot, Spared
from bot.domain.working_time import next_at_work
from tests.rows import each_row

WEEKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR keep schedule"
EVERY_DAY = "FREQ=DAILY keep schedule"
ZONES = sorted(available_timezones() - {"localtime", "Factory"})
SINCE = date(2024, 1, 1)
TWO_WEEKS = timedelta(days=14)
EVENING_BEFORE = Window(until=time(10), days=1)

hours = st.sampled_from([time(hour, minute) for hour in range(24) for minute in (0, 30)])
windows = st.builds(Window, st.integers(1, 4 * 24 * 60)) | st.builds(
    Window, until=hours, days=st.integers(0, 3)
)
recurrences = st.sampled_from([WEEKDAYS, EVERY_DAY, "FREQ=WEEKLY;BYDAY=TU,SA keep schedule"])
first_days = st.dates(date(2024, 1, 1), date(2030, 12, 17))


def whose(
    zone: str,
    start: time = time(9),
    end: time = time(17),
    workdays: str = "12345",
    away: Sequence[tuple[date, date]] = (),
) -> Whose:
    person = Person("T", "U", "u", "en-US", zone, workdays, start, end)
    return Whose(person, holidays_of(person), tuple(Absence("U", *days) for days in away))


def at_hours(zone: str = "", at: time = time(9, 30), window: Window | None = None) -> Schedule:
    return Schedule(WEEKDAYS, SINCE, at, zone, window or Window())


def is_at_work(instant: datetime, who: Whose) -> bool:
    return next_at_work(instant, who.person, who) == instant


schedules = st.builds(Schedule, recurrences, st.just(SINCE), hours, st.sampled_from(["", *ZONES]), windows)
people = st.builds(
    lambda zone, work, workdays: whose(zone, work[0], work[1], workdays),
    st.sampled_from(ZONES),
    st.tuples(hours, hours).filter(lambda both: both[0] != both[1]),
    st.sampled_from(["12345", "1234567", "7", "", "135"]),
)


def every_day(at: time, window: Window, zone: str = "") -> Schedule:
    return Schedule(EVERY_DAY, SINCE, at, zone, window)


NIGHTS = (time(0), time(8), "1234567")


@settings(max_examples=120, deadline=None)
@given(schedules, people, first_days)
@example(every_day(time(2, 30), Window()), whose("America/New_York", *NIGHTS), date(2026, 3, 1))
@example(every_day(time(1, 30), Window(30)), whose("America/New_York", *NIGHTS), date(2026, 10, 25))
@example(every_day(time(0), Window(60)), whose("America/Santiago", *NIGHTS), date(2026, 9, 1))
@example(
    every_day(time(2), Window(20)),
    whose("Australia/Lord_Howe", time(2), time(2, 30), "1234567"),
    date(2026, 10, 1),
)
@example(every_day(time(9), Window(120), "Pacific/Kiritimati"), whose("Pacific/Apia"), SINCE)
@example(
    every_day(time(16), EVENING_BEFORE, "Pacific/Pago_Pago"),
    whose("Pacific/Kiritimati"),
    date(2030, 12, 1),
)
def test_everybody_is_asked_once_a_day_in_their_hours_and_windows_never_overlap(
    schedule: Schedule, who: Whose, first: date
) -> None:
    """Over all zones and the years 2024 to 2030."""
    last = first + TWO_WEEKS
    found = outcomes(schedule, who, first, last)
    assert [each.day for each in found] == days_between(schedule, first, last)
    slots = [each for each in found if isinstance(each, Slot)]
    for slot in slots:
        assert slot.ask_at < slot.due_at
        assert is_at_work(slot.ask_at, who)
        assert who.day_off(slot.work_day) is None
        remind_at = reminder_at(slot, 80, who)
        assert remind_at is None or (slot.ask_at < remind_at < slot.due_at and is_at_work(remind_at, who))
    for one, following in pairwise(slots):
        assert one.due_at <= following.ask_at


@each_row("zone", ZONES[:: len(ZONES) // 60])
def test_on_their_own_clock_nobody_loses_a_working_day_in_any_year(zone: str) -> None:
    """Sixty zones of all; the whole sweep is a benchmark."""
    who = Whose(Person("T", "U", "u", "en-US", zone))
    found = outcomes(at_hours(), who, date(2028, 3, 1), date(2028, 4, 15))
    assert [type(each) for each in found] == [Slot] * len(found)
    assert {_local(each, zone) for each in found if isinstance(each, Slot)} == {"09:30"}


def _local(slot: Slot, zone: str) -> str:
    return slot.ask_at.astimezone(Person("T", "U", "u", "en-US", zone).zone).strftime("%H:%M")


def shown(schedule: Schedule, who: Whose, first: date, last: date) -> list[str]:
    """ "Fri 16:00 - Mon 10:00" on the person's clock, or why not."""
    return [
        each.why.value
        if isinstance(each, Spared)
        else " - ".join(
            at.astimezone(who.person.zone).strftime("%a %H:%M") for at in (each.ask_at, each.due_at)
        )
        for each in outcomes(schedule, who, first, last)
    ]


MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)


def test_asked_on_friday_afternoon_and_due_on_monday_morning() -> None:
    schedule = at_hours("America/New_York", time(16), EVENING_BEFORE)
    assert shown(schedule, whose("America/New_York"), date(2026, 11, 19), FRIDAY) == [
        "Thu 16:00 - Fri 10:00",
        "Fri 16:00 - Mon 10:00",
    ]


def test_a_window_may_cross_midnight() -> None:
    schedule = at_hours("", time(22), Window(until=time(2)))
    night = whose("Europe/Rome", time(20), time(4))
    assert shown(schedule, night, MONDAY, MONDAY) == ["Mon 22:00 - Tue 02:00"]


def test_who_is_far_away_is_asked_in_the_morning_or_before_leaving() -> None:
    """9:30 in New York is half past eleven in the evening in Tokyo, and in Los Angeles half past six."""
    schedule = at_hours("America/New_York", window=Window(until=time(17)))
    assert shown(schedule, whose("Asia/Tokyo"), MONDAY, MONDAY) == ["Mon 16:30 - Tue 07:00"]
    assert shown(schedule, whose("America/Los_Angeles"), MONDAY, MONDAY) == ["Mon 09:00 - Mon 14:00"]
    assert shown(schedule, whose("Europe/Warsaw"), MONDAY, MONDAY) == ["Mon 15:30 - Mon 23:00"]


def test_a_fixed_time_before_somebody_begins_asks_them_the_same_day_and_their_window_moves_along() -> None:
    """9:15 in Warsaw is a quarter past three at night in New York, on Mondays, too."""
    schedule = at_hours("Europe/Warsaw", time(9, 15))
    grace = whose("America/New_York")
    assert shown(schedule, grace, MONDAY, date(2026, 11, 17)) == [
        "Mon 09:00 - Mon 13:00",
        "Tue 09:00 - Tue 13:00",
    ]


def test_a_begin_of_work_in_the_window_is_taken_where_there_is_time_enough_to_answer() -> None:
    ten = whose("Europe/Rome", time(10), time(18))
    quarter = at_hours("Europe/Rome", window=Window(45))
    assert shown(quarter, ten, MONDAY, MONDAY) == ["Mon 10:00 - Mon 10:45"]
    assert shown(at_hours("Europe/Rome", window=Window(60)), ten, MONDAY, MONDAY) == ["Mon 10:00 - Mon 10:30"]


def test_a_fixed_time_after_work_asks_half_an_hour_before_leaving_as_near_to_it_as_can_be() -> None:
    evening = at_hours("Europe/Rome", time(18), Window(120))
    assert shown(evening, whose("Europe/Rome"), MONDAY, MONDAY) == ["Mon 16:30 - Mon 20:00"]
    mornings = whose("Europe/Rome", time(9), time(12))
    assert shown(at_hours("Europe/Rome", time(15)), mornings, MONDAY, MONDAY) == ["Mon 11:30 - Mon 19:00"]


def test_whose_weekend_begins_before_a_window_over_it_is_asked_on_monday() -> None:
    schedule = at_hours("America/New_York", time(16), EVENING_BEFORE)
    assert shown(schedule, whose("Europe/Warsaw"), date(2026, 11, 19), FRIDAY) == [
        "Fri 09:00 - Fri 16:00",
        "Mon 09:00 - Mon 16:00",
    ]


def test_on_ones_own_clock_the_window_moves_to_the_begin_of_work() -> None:
    late = whose("Europe/Rome", time(11), time(19))
    assert shown(at_hours(), late, MONDAY, MONDAY) == ["Mon 11:00 - Mon 15:00"]
    early = whose("Europe/Rome", time(6), time(14))
    assert shown(at_hours(at=time(16)), early, MONDAY, MONDAY) == ["Mon 13:30 - Mon 20:00"]


def test_nobody_is_asked_on_days_off_holidays_and_leave() -> None:
    """26 November 2026 is Thanksgiving."""
    away = [(date(2026, 11, 24), date(2026, 11, 25))]
    who = whose("America/New_York", workdays="1234", away=away)
    found = outcomes(at_hours("Europe/Rome", time(15, 30)), who, date(2026, 11, 23), date(2026, 11, 27))
    assert [each.why for each in found if isinstance(each, Spared)] == [
        DayOff.AWAY,
        DayOff.AWAY,
        DayOff.HOLIDAY,
        DayOff.WEEKDAY,
    ]
    assert isinstance(found[0], Slot)


@each_row(
    ("zone", "at", "day", "expected"),
    [
        ("America/New_York", time(2, 30), date(2026, 3, 8), datetime(2026, 3, 8, 7, tzinfo=UTC)),
        ("America/New_York", time(1, 30), date(2026, 11, 1), datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
        ("America/Santiago", time(0), date(2026, 9, 6), datetime(2026, 9, 6, 4, tzinfo=UTC)),
        ("Australia/Lord_Howe", time(2, 15), date(2026, 10, 4), datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
        ("Pacific/Apia", time(9, 30), date(2026, 11, 23), datetime(2026, 11, 22, 20, 30, tzinfo=UTC)),
        ("Pacific/Kiritimati", time(9, 30), date(2026, 11, 23), datetime(2026, 11, 22, 19, 30, tzinfo=UTC)),
    ],
)
def test_changing_clocks_neither_lose_a_day_nor_repeat_one(
    zone: str, at: time, day: date, expected: datetime
) -> None:
    """Night workers, so that the hour of the change is theirs."""
    schedule = Schedule(EVERY_DAY, SINCE, at, "", Window(60))
    who = whose(zone, time(22), time(10), "1234567")
    bare = Whose(who.person)
    found = outcomes(schedule, bare, day - timedelta(days=1), day + timedelta(days=1))
    asked = [each.ask_at for each in found if isinstance(each, Slot)]
    assert len(asked) == 3
    assert asked[1] == expected


def test_daily_windows_that_are_too_long_end_when_the_next_one_begins() -> None:
    schedule = at_hours("Europe/Rome", window=Window(3 * 24 * 60))
    assert shown(schedule, whose("Europe/Rome"), MONDAY, MONDAY) == ["Mon 09:30 - Tue 09:30"]


def test_a_reminder_comes_after_its_share_of_the_working_time() -> None:
    who = whose("America/New_York")
    schedule = at_hours("America/New_York", time(16), EVENING_BEFORE)
    slot = outcomes(schedule, who, FRIDAY, FRIDAY)[0]
    assert isinstance(slot, Slot)
    assert reminder_at(slot, 50, who) == datetime(2026, 11, 23, 14, tzinfo=UTC)
    assert reminder_at(slot, 75, who) == datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
    assert reminder_at(slot, 0, who) is None
