from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.recurrence.dates import first_date, next_date, series_start
from bot.domain.recurrence.english import ENGLISH
from bot.domain.recurrence.italian import ITALIAN
from bot.domain.recurrence.pattern import Pattern
from bot.domain.recurrence.polish import POLISH
from bot.domain.recurrence.reading import RecurrenceRefused, UnreadableRecurrence, read_recurrence
from bot.domain.recurrence.rule import Anchor, Holidays, Recurrence, describe
from bot.domain.refusal import Refusal
from tests.bot.domain.recurrence.recurrences import patterns, recurrences, scheduled
from tests.rows import each_row

DAY = timedelta(days=1)
FIGURES = "0 1 2 15 31 32 99 1000 15th 2nd 0th 15. 31. 15-go 24.12. 24.13. 1° - & / , 5pm 2027-01-15 ' %"

days = st.dates(date(2026, 1, 1), date(2030, 1, 1))
holidays = st.frozensets(st.dates(date(2026, 1, 1), date(2032, 1, 1)), max_size=60) | days.map(
    lambda start: frozenset(start + DAY * count for count in range(20))
)
workdays = st.frozensets(st.integers(0, 6))
known = st.sampled_from([ENGLISH, POLISH, ITALIAN]).flatmap(
    lambda words: st.sampled_from(sorted(words.entries))
)
phrases = st.lists(known | st.sampled_from(FIGURES.split()), min_size=1, max_size=8).map(" ".join)


@given(recurrences)
def test_what_is_stored_reads_back(recurrence: Recurrence) -> None:
    assert Recurrence.parse(recurrence.text) == recurrence
    assert "\n" not in recurrence.text


@given(patterns)
def test_a_pattern_is_known_by_its_rule(pattern: Pattern) -> None:
    assert Pattern.of(pattern.rule) == pattern


@each_row(
    "text",
    [
        "",
        "FREQ=DAILY",
        "FREQ=DAILY keep",
        "FREQ=DAILY never schedule",
        "FREQ=DAILY keep schedule more",
        "FREQ=HOURLY keep schedule",
        "FREQ=DAILY;BYHOUR=9 keep schedule",
        "FREQ=MONTHLY;BYMONTHDAY=1,31;BYSETPOS=-1 keep schedule",
        "INTERVAL=2 keep schedule",
        "FREQ=DAILY;UNTIL=tomorrow keep schedule",
    ],
)
def test_what_was_not_stored_by_us_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Recurrence.parse(text)


@given(recurrences, days, holidays, workdays)
def test_dates_come_one_after_the_other_and_the_first_is_not_past(
    recurrence: Recurrence, asked: date, free: frozenset[date], worked: frozenset[int]
) -> None:
    since = series_start(recurrence, on_or_after=asked)
    day = first_date(recurrence, on_or_after=asked, holidays=free, workdays=worked)
    assert day is None or (since is not None and day >= asked)
    for _ in range(5):
        if day is None or since is None:
            break
        following = next_date(recurrence, after=day, since=since, holidays=free, workdays=worked)
        assert following is None or following > day
        day = following


def first_day(recurrence: Recurrence, day: date) -> date:
    """A day that all months have, for a rule that takes its day: else we keep the last, the standard none."""
    pattern = describe(recurrence).pattern
    return day.replace(day=min(day.day, 28)) if pattern.is_plain else day


@given(scheduled, days, st.integers(0, 3000))
def test_dates_that_are_kept_are_those_of_the_standard(
    recurrence: Recurrence, since: date, later: int
) -> None:
    since = first_day(recurrence, since)
    kept = Recurrence(recurrence.rule)
    after = since - DAY + DAY * later
    series = rrulestr(kept.rule, dtstart=datetime.combine(since, time()))
    expected = series.after(datetime.combine(after, time()))
    found = next_date(kept, after=after, since=since, holidays=(), workdays=())
    assert found == (expected.date() if expected else None)


@settings(max_examples=60)
@given(scheduled, days, holidays, workdays)
def test_moving_skips_no_date_and_doubles_none(
    recurrence: Recurrence, since: date, free: frozenset[date], worked: frozenset[int]
) -> None:
    """The dates one after the other are all dates of the standard, each moved by itself."""
    since = first_day(recurrence, since)
    found: list[date] = []
    day: date | None = since - DAY
    while day and len(found) < 6:
        day = next_date(recurrence, after=day, since=since, holidays=free, workdays=worked)
        found += [day] if day else []
    start = datetime.combine(since, time())
    series = rrulestr(recurrence.rule, dtstart=start).between(start, start + DAY * 1000, inc=True)
    alone = (moved_alone(recurrence, each.date(), free, worked) for each in series)
    expected = sorted({each for each in alone if each and each >= since})[:6]
    until = since + DAY * 900
    assert [day for day in found if day < until] == [day for day in expected if day < until]


def moved_alone(
    recurrence: Recurrence, day: date, free: frozenset[date], worked: frozenset[int]
) -> date | None:
    pattern = describe(recurrence).pattern
    is_working = pattern.weekdays == (0, 1, 2, 3, 4)
    asked = set() if is_working else set(pattern.weekdays)
    if not is_working and (pattern.rule == "FREQ=DAILY" or recurrence.holidays is Holidays.SKIP):
        asked = set(range(7))
    working = (worked or set(range(7))) | asked
    if recurrence.holidays is Holidays.KEEP:
        return day
    step = -DAY if recurrence.holidays is Holidays.BEFORE else DAY
    while day in free or day.weekday() not in working:
        if recurrence.holidays is Holidays.SKIP:
            return None
        day += step
    return day


@given(
    phrase=st.text(max_size=200) | phrases,
    locale=st.sampled_from(["en-US", "pl-PL", "it-IT", "", "x"]),
    today=days,
)
def test_any_text_is_a_recurrence_or_one_of_two_refusals(phrase: str, locale: str, today: date) -> None:
    answer = answer_to(phrase, locale, today)
    if isinstance(answer, Refusal):
        assert type(answer) in {UnreadableRecurrence, RecurrenceRefused}
        assert answer.sentence.format(**answer.values)
        assert answer.example
    else:
        assert Recurrence.parse(answer.text) == answer
        start = series_start(answer, on_or_after=today)
        assert start is None or start >= today


def answer_to(phrase: str, locale: str, today: date) -> Recurrence | Refusal:
    try:
        return read_recurrence(phrase, locale=locale, today=today)
    except Refusal as refusal:
        return refusal


@given(recurrences, days)
def test_counted_from_completion_only_the_day_it_was_done_matters(recurrence: Recurrence, done: date) -> None:
    if recurrence.anchor is Anchor.COMPLETION:
        found = {
            next_date(recurrence, after=done, since=since, holidays=(), workdays=())
            for since in (date(2000, 1, 1), done, date(2040, 1, 1))
        }
        assert len(found) == 1
