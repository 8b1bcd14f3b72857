from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.due import Due, DueRefused, Grain, Unreadable, read_due
from tests.bot.domain.due_phrases.due_reading import ROME, WEDNESDAY_TEN, read, shown
from tests.rows import each_row

NEW_YORK = ZoneInfo("America/New_York")


def test_a_day_is_due_at_the_end_of_its_work_in_the_person_s_zone() -> None:
    due = read_due("tomorrow", now=WEDNESDAY_TEN, zone=NEW_YORK, end_of_day=time(18, 30))
    assert due == Due(datetime(2026, 11, 26, 23, 30, tzinfo=UTC), Grain.DAY)


def test_a_time_is_due_at_that_time_in_the_person_s_zone() -> None:
    due = read_due("tomorrow 17:00", now=WEDNESDAY_TEN, zone=NEW_YORK)
    assert due == Due(datetime(2026, 11, 26, 22, 0, tzinfo=UTC), Grain.TIME)


def test_today_is_the_day_that_the_person_s_clock_shows() -> None:
    late = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)  # half past midnight in Rome
    assert read_due("today", now=late, zone=ROME).at.astimezone(ROME).date() == date(2026, 11, 26)
    assert read_due("today", now=late, zone=NEW_YORK).at.astimezone(NEW_YORK).date() == date(2026, 11, 25)


def test_today_said_after_its_work_lasts_until_midnight() -> None:
    evening = datetime(2026, 11, 25, 18, 0, tzinfo=UTC)
    due = read_due("today", now=evening, zone=ROME)
    assert due == Due(datetime(2026, 11, 25, 22, 59, 59, tzinfo=UTC), Grain.DAY)


def test_this_week_said_at_the_weekend_lasts_until_sunday() -> None:
    saturday = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
    assert read("this week", now=saturday) == "Sun 29 Nov 2026"
    assert read("next week", now=saturday) == "Fri 4 Dec 2026"


@each_row(
    ("phrase", "due"),
    [
        ("monday", "Mon 30 Nov 2026"),
        ("wednesday", "Wed 2 Dec 2026"),
        ("this wednesday", "Wed 25 Nov 2026"),
        ("next monday", "Mon 30 Nov 2026"),
        ("next wednesday", "Wed 2 Dec 2026"),
        ("next sunday", "Sun 6 Dec 2026"),
        ("sunday after next", "Sun 6 Dec 2026"),
    ],
)
def test_a_bare_weekday_comes_after_today_and_a_next_one_in_the_next_week(phrase: str, due: str) -> None:
    assert read(phrase) == due


@each_row(
    ("phrase", "american", "other"),
    [
        ("3/4", date(2027, 3, 4), date(2027, 4, 3)),
        ("3/4/2027", date(2027, 3, 4), date(2027, 4, 3)),
        ("25/12", date(2026, 12, 25), date(2026, 12, 25)),
        ("12/25", date(2026, 12, 25), date(2026, 12, 25)),
        ("4.3.", date(2027, 3, 4), date(2027, 3, 4)),
        ("2027-03-04", date(2027, 3, 4), date(2027, 3, 4)),
    ],
)
def test_the_locale_says_whether_the_month_comes_first(phrase: str, american: date, other: date) -> None:
    locales = {"en-US": american, "en_US": american, "en-GB": other, "pl-PL": other, "it-IT": other}
    found = {each: read_due(phrase, now=WEDNESDAY_TEN, zone=ROME, locale=each).at.date() for each in locales}
    assert found == locales


def test_an_american_who_writes_italian_puts_the_day_first() -> None:
    due = read_due("venerdì 5/3/2027", now=WEDNESDAY_TEN, zone=ROME, locale="en-US")
    assert due.at.date() == date(2027, 3, 5)


@each_row("locale", ["en-US", "pl-PL", "it-IT", "de-DE", ""])
@each_row("phrase", ["next friday", "w przyszły piątek", "venerdì prossimo"])
def test_every_language_is_understood_in_every_locale(locale: str, phrase: str) -> None:
    due = read_due(phrase, now=WEDNESDAY_TEN, zone=ROME, locale=locale)
    assert due.at.date() == date(2026, 12, 4)


def test_working_days_are_the_person_s_without_the_holidays() -> None:
    sunday_to_tuesday = frozenset({6, 0, 1})
    holidays = {date(2026, 11, 26), date(2026, 11, 30)}
    phrase = "in 3 working days"
    assert read(phrase) == "Mon 30 Nov 2026"
    elsewhere = read_due(phrase, now=WEDNESDAY_TEN, zone=ROME, workdays=sunday_to_tuesday)
    assert shown(elsewhere) == "Tue 1 Dec 2026"
    assert shown(read_due(phrase, now=WEDNESDAY_TEN, zone=ROME, holidays=holidays)) == "Wed 2 Dec 2026"


def test_a_week_ends_on_its_last_working_day() -> None:
    due = read_due("next week", now=WEDNESDAY_TEN, zone=ROME, workdays=frozenset({0, 1, 2, 3}))
    assert shown(due) == "Thu 3 Dec 2026"


def test_nobody_waits_for_a_working_day_that_never_comes() -> None:
    class Always:
        def __contains__(self, day: object) -> bool:
            return True

    with pytest.raises(DueRefused, match="years away"):
        read_due("in 1 working day", now=WEDNESDAY_TEN, zone=ROME, holidays=Always())


def test_somebody_without_working_days_counts_every_day() -> None:
    due = read_due("in 3 working days", now=WEDNESDAY_TEN, zone=ROME, workdays=frozenset())
    assert due.at.date() == date(2026, 11, 28)


@each_row(
    ("zone", "phrase", "utc"),
    [
        # 02:30 does not exist on 14 March 2027: the clocks go from 02:00 to 03:00.
        ("America/New_York", "2027-03-14 02:30", "2027-03-14 07:00"),
        ("America/New_York", "2027-11-07 01:30", "2027-11-07 05:30"),
        ("Australia/Lord_Howe", "2027-10-03 02:10", "2027-10-02 15:30"),
        ("Australia/Lord_Howe", "2027-04-04 01:45", "2027-04-03 14:45"),
        ("America/Santiago", "2027-09-05 00:30", "2027-09-05 04:00"),
        ("America/Santiago", "saturday 4 september 2027 at midnight", "2027-09-05 04:00"),
    ],
)
def test_a_skipped_time_is_the_first_after_it_and_a_repeated_one_the_first(
    zone: str, phrase: str, utc: str
) -> None:
    due = read_due(phrase, now=WEDNESDAY_TEN, zone=ZoneInfo(zone))
    assert f"{due.at:%Y-%m-%d %H:%M}" == utc


def test_hours_from_now_pass_through_a_clock_change() -> None:
    saturday_evening = datetime(2027, 3, 14, 0, 0, tzinfo=UTC)  # 19:00 in New York
    due = read_due("in 12 hours", now=saturday_evening, zone=NEW_YORK)
    assert f"{due.at.astimezone(NEW_YORK):%H:%M}" == "08:00"
    assert due.at - saturday_evening == timedelta(hours=12)


def test_a_named_zone_is_taken_literally() -> None:
    assert read("friday 5pm utc") == "Fri 27 Nov 2026 18:00"
    assert read("9am pst") == "Wed 25 Nov 2026 18:00"


def test_now_is_now() -> None:
    due = read_due("now", now=WEDNESDAY_TEN, zone=ROME)
    assert due == Due(WEDNESDAY_TEN, Grain.TIME)


@each_row(
    ("phrase", "when"),
    [
        ("yesterday", "2026-11-24"),
        ("last monday", "2026-11-23"),
        ("3 days ago", "2026-11-22"),
        ("2025-01-15", "2025-01-15"),
        ("jan 15 2025 at 9am", "2025-01-15 09:00:00+01:00"),
        ("today 9am", "2026-11-25 09:00:00+01:00"),
        ("this morning", "2026-11-25 09:00:00+01:00"),
    ],
)
def test_the_past_is_asked_back_unless_it_may_be_meant(phrase: str, when: str) -> None:
    with pytest.raises(DueRefused, match="past") as refused:
        read(phrase)
    assert str(refused.value.values["when"]) == when
    assert read_due(phrase, now=WEDNESDAY_TEN, zone=ROME, past_ok=True).at < WEDNESDAY_TEN


def test_a_refusal_repeats_the_words_and_gives_an_example() -> None:
    with pytest.raises(Unreadable) as unreadable:
        read("  by the second breakfast ")
    assert unreadable.value.values["phrase"] == "by the second breakfast"
    assert unreadable.value.example


def test_a_year_that_may_be_a_time_is_decided_by_the_weekday() -> None:
    now = datetime(2017, 10, 29, 18, tzinfo=UTC)
    assert read("thu 2 nov 2015", now=now) == "Thu 2 Nov 2017 20:15"
    assert read("fri 2 nov 2018", now=now) == "Fri 2 Nov 2018"
    assert read("2 nov 1815", now=now) == "Thu 2 Nov 2017 18:15"


def test_figures_with_a_dot_are_a_time_beside_a_date_and_a_date_elsewhere() -> None:
    assert read("1.12") == "Tue 1 Dec 2026"
    assert read("tuesday 1.12") == "Tue 1 Dec 2026"
    assert read("wednesday 1.12") == "Wed 2 Dec 2026 13:12"
    assert read("1.12. 10.30") == "Tue 1 Dec 2026 10:30"
    assert read("17.30") == "Wed 25 Nov 2026 17:30"


def test_a_phrase_too_long_to_be_one_is_not_even_tried() -> None:
    with pytest.raises(Unreadable):
        read("friday " * 2000)


def test_the_last_day_of_the_calendar_is_too_far_and_not_an_error() -> None:
    with pytest.raises(DueRefused):
        read_due("9999-12-31 23:59", now=WEDNESDAY_TEN, zone=NEW_YORK)
