"""Dates as tools and people write them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.exchange.calendars import Calendar, fitted
from bot.domain.exchange.dates import Order, read_moment
from bot.domain.exchange.due_cells import Reading, read_cell
from tests.bot.domain.exchange.reading import ROME, at, day
from tests.rows import each_row
from tests.units import NOW

ITALIAN = Calendar(ROME, "it-IT", NOW)
AMERICAN = Calendar(ROME, "en-US", NOW)


@each_row(
    "text",
    [
        *("2026-11-27", "2026/11/27", "2026.11.27", "2026-11-27 00:00", "2026-11-27T00:00:00.000"),
        *("27/11/2026", "27.11.2026", "27-11-26", "27.11.26", "11/27/2026"),
        *("27/Nov/26 12:00 AM", "27/lis/26", "27/nov/26 12:00 am", "27-Nov-2026", "27 Nov 2026"),
        *("27. listopada 2026", "27 novembre 2026", "Friday, 27 November 2026", "27th Nov, 2026"),
        *("Nov 27, 2026", "November 27 2026", "Fri, Nov 27th, 2026", "Nov. 27, 2026"),
        *("2026-11-16 to 2026-11-27", "Nov 16, 2026 - Nov 27, 2026", "16/11/2026 – 27/11/2026"),  # noqa: RUF001
    ],
)
def test_a_day_is_read_in_the_forms_of_all_tools(text: str) -> None:
    assert read_moment(text, ROME, Order.DAY_FIRST) == day("2026-11-27")


@each_row(
    "text",
    [
        *(
            "2026-11-27T16:00:00.000Z",
            "2026-11-27 17:00",
            "2026-11-27T17:00:00+01:00",
            "2026-11-27 16:00:00 UTC",
        ),
        *("27/11/2026 17:00", "27/11/2026, 5:00 PM", "27/Nov/26 5:00 PM", "Nov 27, 2026 5:00 p.m."),
        *("27 Nov 2026 at 17:00", "27.11.2026 17.00", "Nov 27 2026 17:00:00", "2026-11-27T11:00-0500"),
    ],
)
def test_a_time_is_read_on_the_zones_clock_or_with_its_own_offset(text: str) -> None:
    assert read_moment(text, ROME, Order.DAY_FIRST) == at("2026-11-27T16:00:00+00:00")


def test_midnight_with_an_offset_is_an_instant_and_no_day() -> None:
    assert read_moment("2026-11-27T00:00:00Z", ROME, Order.DAY_FIRST) == at("2026-11-27T00:00:00+00:00")


def test_noon_and_midnight_of_the_twelve_hour_clock_are_not_mixed_up() -> None:
    assert read_moment("27/Nov/26 12:30 PM", ROME, Order.DAY_FIRST) == at("2026-11-27T11:30:00+00:00")
    assert read_moment("27/Nov/26 12:30 AM", ROME, Order.DAY_FIRST) == at("2026-11-26T23:30:00+00:00")


@each_row(
    "text",
    [
        *("", "soon", "31/02/2026", "2026-02-30", "2026-13-01", "32/13/2026", "27/Foo/26", "12"),
        *("2026-11-27 25:00", "2026-11-27 13:00 PM", "2026-11-27 0:00 am", "2026-11-27 noonish"),
        *("1899-12-30", "9999-12-31", "1/2/3", "27/11-2026", "46353", "2026-11-27 5", "27-11"),
    ],
)
def test_what_is_no_date_is_not_made_one(text: str) -> None:
    assert read_moment(text, ROME, Order.DAY_FIRST) is None


@given(st.dates(date(1970, 1, 1), date(2199, 12, 31)), st.sampled_from(Order))
def test_every_day_is_read_as_it_was_written_in_each_order(written: date, order: Order) -> None:
    form = "%d/%m/%Y" if order is Order.DAY_FIRST else "%m/%d/%Y"
    assert read_moment(f"{written:{form}}", ROME, order) == written
    assert read_moment(written.isoformat(), ROME, order) == written


@given(st.datetimes(datetime(1971, 1, 1), datetime(2199, 1, 1), timezones=st.just(ZoneInfo("Etc/UTC"))))  # noqa: DTZ001 -- hypothesis adds the zone
def test_every_instant_is_read_as_it_was_written(instant: datetime) -> None:
    assert read_moment(instant.isoformat(), ROME, Order.DAY_FIRST) == instant


@given(st.text(max_size=40) | st.text("0123456789/-.: TZ+novPMam", max_size=25))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    reading = read_cell(text, ITALIAN)
    assert reading.moment or reading.recurrence or reading.remarks


def doubts(text: str, calendar: Calendar) -> list[str]:
    return [each.sentence.format(**each.values) for each in read_cell(text, calendar).remarks]


def test_the_locale_decides_where_no_date_shows_the_order_and_the_doubt_is_told() -> None:
    column = ["3/4/2027", "5/5/2027"]
    ours, theirs = fitted(ITALIAN, column), fitted(AMERICAN, column)
    assert read_cell("3/4/2027", ours).moment == day("2027-04-03")
    assert read_cell("3/4/2027", theirs).moment == day("2027-03-04")
    assert doubts("3/4/2027", theirs) == [
        "“3/4/2027” was read as 2027-03-04; it could have been meant the other way round."
    ]
    assert doubts("5/5/2027", theirs) == []


@pytest.mark.parametrize(
    ("column", "moment"),
    [(["3/4/2027", "25/12/2026"], "2027-04-03"), (["3/4/2027", "12/25/2026"], "2027-03-04")],
)
@pytest.mark.parametrize("calendar", [ITALIAN, AMERICAN])
def test_a_day_beyond_twelve_shows_the_order_whatever_the_locale(
    column: list[str], moment: str, calendar: Calendar
) -> None:
    reading = read_cell("3/4/2027", fitted(calendar, column))
    assert (reading.moment, reading.remarks) == (day(moment), ())


def test_another_column_of_the_file_shows_the_order_too() -> None:
    reading = read_cell("3/4/2027", fitted(ITALIAN, ["3/4/2027"], ["12/25/2026"]))
    assert (reading.moment, reading.remarks) == (day("2027-03-04"), ())


def test_dates_that_contradict_each_other_show_nothing() -> None:
    calendar = fitted(ITALIAN, ["3/4/2027", "25/12/2026", "12/25/2026"])
    assert not calendar.is_sure
    assert read_cell("12/25/2026", calendar).moment == day("2026-12-25")


def test_with_dots_the_day_always_comes_first() -> None:
    calendar = fitted(AMERICAN, ["3.4.2027", "25.12.2026"])
    assert read_cell("3.4.2027", calendar) == Reading(day("2027-04-03"))


@pytest.mark.parametrize("text", ["every friday", "ogni venerdì", "weekly on friday", "each friday"])
def test_what_repeats_is_kept_as_a_recurrence(text: str) -> None:
    assert read_cell(text, ITALIAN) == Reading(recurrence="FREQ=WEEKLY;BYDAY=FR keep schedule")


def test_of_what_repeats_in_a_way_unknown_to_us_the_next_day_is_taken() -> None:
    assert read_cell("every friday at 17:00", ITALIAN).moment == at("2026-11-27T16:00:00+00:00")
    assert doubts("every friday at 17:00", ITALIAN) == [
        "“every friday at 17:00” repeats in a way I cannot keep; only its next day is taken over."
    ]
    assert doubts("every blue moon", ITALIAN) == ["“every blue moon” repeats in a way I cannot keep."]
