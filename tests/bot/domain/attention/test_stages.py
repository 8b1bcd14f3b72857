"""When a task asks for attention."""

from datetime import UTC, date, datetime, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.attention.hours import DaysOff
from bot.domain.attention.kinds import Kind
from bot.domain.attention.mornings import Mornings
from bot.domain.attention.stages import backing_off, current, due_stages, following, next_instant
from bot.domain.people import Person
from tests.bot.domain.attention.people import instants, offs, persons
from tests.units import ANA

FRIDAY_NOON = datetime(2026, 11, 27, 11, tzinfo=UTC)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
HERS = Mornings(ANA)


def days_of(kind: Kind, off: DaysOff, now: datetime) -> list[str]:
    stages = due_stages(FRIDAY_NOON, Mornings(ANA, off), now, LONG_AGO)
    return [stage.at.strftime("%a %d") for stage in stages if stage.kind is kind]


@pytest.mark.parametrize(
    ("off", "before", "last"),
    [
        (DaysOff(), "Thu 26", "Fri 27"),
        (DaysOff(frozenset({date(2026, 11, 27)})), "Wed 25", "Thu 26"),
        (DaysOff(leave=((date(2026, 11, 23), date(2026, 11, 27)),)), "Thu 19", "Fri 20"),
    ],
    ids=["as usual", "a holiday", "a week of leave"],
)
def test_the_last_morning_before_a_deadline_is_one_on_which_somebody_works(
    off: DaysOff, before: str, last: str
) -> None:
    assert days_of(Kind.BEFORE_DUE, off, FRIDAY_NOON) == [before]
    assert days_of(Kind.DUE, off, FRIDAY_NOON) == [last]


def test_what_is_overdue_asks_ever_more_rarely() -> None:
    late = FRIDAY_NOON + timedelta(days=15)
    assert days_of(Kind.OVERDUE, DaysOff(), late) == ["Mon 30", "Wed 02", "Mon 07", "Fri 11", "Fri 18"]


@given(persons, offs, instants, instants, st.integers(1, 5))
def test_steps_are_working_mornings_that_grow_apart(
    person: Person, off: DaysOff, since: datetime, now: datetime, first: int
) -> None:
    mornings = Mornings(person, off)
    stages = backing_off(Kind.STUCK, since, mornings, now, first)
    found = [at for at, _ in zip(mornings.after(since), range(400), strict=False)]
    places = [found.index(stage.at) + 1 for stage in stages]
    gaps = [later - earlier for earlier, later in pairwise(places)]
    assert places[:1] == [first]
    assert gaps == list(range(2, len(gaps) + 2))
    assert sum(stage.at > now for stage in stages) <= 1
    newest, coming = current(stages, now), following(stages, now)
    assert newest is None or newest.at <= now
    assert coming is None or coming.at > now


@given(persons, offs, st.lists(instants, min_size=1, max_size=4), st.integers(1, 30))
def test_a_morning_is_found_by_its_place_in_whichever_order_it_is_asked_for(
    person: Person, off: DaysOff, since: list[datetime], count: int
) -> None:
    mornings = Mornings(person, off)
    for instant in since:
        in_turn = list(islice(Mornings(person, off).after(instant), count))
        expected = in_turn[count - 1] if len(in_turn) == count else None
        assert mornings.nth_after(instant, count) == expected


@given(persons, offs, instants, instants)
def test_nobody_is_looked_at_too_late_for_the_first_stage(
    person: Person, off: DaysOff, due_at: datetime, now: datetime
) -> None:
    mornings = Mornings(person, off)
    looked = next_instant(due_at, mornings, now)
    coming = following(due_stages(due_at, mornings, now, LONG_AGO), now)
    assert looked >= now
    assert coming is None or looked <= coming.at
