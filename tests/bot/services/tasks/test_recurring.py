"""Tasks that come again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.due import Due, Grain
from bot.domain.people import Person
from bot.domain.recurrence.reading import read_recurrence
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import AssignTasks, MoveDeadline, NewTask
from bot.domain.tasks.task import TaskStatus
from bot.services.tasks import changing, recurring
from bot.services.tasks.keeping import CARD, PASSING
from storage import people, tasks, timers
from storage.timers import Due as Timer
from storage.unit import Unit
from tests.bot.services.tasks.work import BRIEF, MONDAYS, UNDATED, add, found, story
from tests.units import AFTER_EVERYTHING, ANA, FRIDAY_FIVE, GRACE, NOW, PIOTR, TEAM, UNSEEN, act, queued

WEEK = timedelta(days=7)
MONDAY_FIVE = datetime(2026, 11, 23, 22, tzinfo=UTC)
"""17:00 in New York, today."""


def series(phrase: str) -> str:
    return read_recurrence(phrase, locale="en-US", today=NOW.date()).text


def numbers(phrase: str = "every monday", **parts: object) -> NewTask:
    """A task of Grace's that comes again."""
    return replace(NewTask("Weekly numbers", GRACE.id, recurrence=series(phrase)), **parts)  # type: ignore[arg-type]  # as it comes


def passings(unit: Unit) -> dict[str, datetime]:
    due = timers.due_timers(unit, AFTER_EVERYTHING, 100)
    return {timer.subject: timer.next_run_at for timer in due if timer.kind == PASSING}


def let_pass(unit: Unit, number: int, now: datetime | None = None) -> None:
    """As the scheduler does when the day of a task is over."""
    at = passings(unit)[f"T-{number}"]
    recurring.pass_over(unit, Timer(TEAM, PASSING, f"T-{number}", at), now or at)


def dues(unit: Unit, *which: int) -> list[datetime | None]:
    return [found(unit, number).due_at for number in which]


@pytest.mark.parametrize(
    ("new", "by", "due"),
    [
        (numbers(), GRACE, MONDAY_FIVE),
        (numbers("every friday"), GRACE, FRIDAY_FIVE),
        (numbers(owner_id=ANA.id), GRACE, datetime(2026, 11, 23, 16, tzinfo=UTC)),
        (numbers(due=Due(FRIDAY_FIVE, Grain.TIME)), GRACE, FRIDAY_FIVE),
        (numbers("every monday until 24 november"), GRACE, MONDAY_FIVE),
    ],
    ids=["today", "a day to come", "the owner's end of work", "a deadline of its own", "the only one"],
)
def test_the_first_one_is_due_on_its_first_day(unit: Unit, new: NewTask, by: Person, due: datetime) -> None:
    assert add(unit, new, by=by).due_at == due


def test_once_work_has_ended_today_is_too_late_for_the_first_one(unit: Unit) -> None:
    assert add(unit, numbers(), now=MONDAY_FIVE).due_at == MONDAY_FIVE + WEEK


def test_a_series_that_ends_before_it_begins_is_refused(unit: Unit) -> None:
    with pytest.raises(Refusal, match="ends before it begins"):
        add(unit, numbers("every tuesday until 23 november"))


def test_done_is_followed_by_the_next_one_which_carries_the_series_on(unit: Unit) -> None:
    before = add(unit, replace(numbers(), labels=("launch",), assignees=(ANA.id,)))
    result = changing.finish(act(unit, GRACE), (1,))
    (following,) = result.following
    assert following == found(unit, 2)
    expected = replace(before, number=2, due_at=MONDAY_FIVE + WEEK, follows=1, thread_ts=None)
    assert following == expected
    assert (found(unit).status, found(unit).recurrence) == (TaskStatus.DONE, None)
    assert [message.subject for message in queued(unit) if message.content == CARD] == ["T-1", "T-2"]
    assert passings(unit) == {"T-2": datetime(2026, 12, 1, 5, tzinfo=UTC)}


def test_done_early_is_followed_by_the_one_after_its_own_day(unit: Unit) -> None:
    add(unit, numbers("every friday"))
    changing.finish(act(unit, GRACE), (1,))
    assert dues(unit, 2) == [FRIDAY_FIVE + WEEK]


def test_done_very_late_is_followed_by_one_to_come_and_not_by_all_that_were_missed(unit: Unit) -> None:
    add(unit, numbers("every day"))
    late = NOW + timedelta(days=30)
    changing.finish(act(unit, GRACE, now=late), (1,))
    assert dues(unit, 2) == [MONDAY_FIVE + timedelta(days=30)]


def test_what_counts_from_when_it_is_done_does_so(unit: Unit) -> None:
    add(unit, numbers("every 3 days after done"))
    assert passings(unit) == {}
    changing.finish(act(unit, GRACE, now=NOW + timedelta(days=10)), (1,))
    assert dues(unit, 2) == [MONDAY_FIVE + timedelta(days=13)]


def test_the_hour_of_the_day_stays_over_a_change_of_the_clocks(unit: Unit) -> None:
    """In New York the clocks change on the 14th of March 2027."""
    add(unit, numbers(due=Due(datetime(2027, 3, 8, 14, 15, tzinfo=UTC), Grain.TIME)))
    changing.finish(act(unit, GRACE), (1,))
    assert dues(unit, 2) == [datetime(2027, 3, 15, 13, 15, tzinfo=UTC)]


def test_holidays_of_the_owner_move_it_where_that_was_asked_for(unit: Unit) -> None:
    """On the 25th of December nobody works in Rome; on the 24th and the 28th people do."""
    christmas = Due(datetime(2026, 12, 18, 16, tzinfo=UTC), Grain.TIME)
    for phrase, day in (
        ("every friday", 25),
        ("every friday, or the working day before", 24),
        ("every friday, or the next working day", 28),
    ):
        task = add(unit, numbers(phrase, owner_id=ANA.id, due=christmas))
        (following,) = changing.finish(act(unit, ANA), (task.number,)).following
        assert following.due_at == datetime(2026, 12, day, 16, tzinfo=UTC)


def test_the_last_of_a_series_is_followed_by_none(unit: Unit) -> None:
    add(unit, numbers("every monday, 2 times"))
    assert len(changing.finish(act(unit, GRACE), (1,)).following) == 1
    assert changing.finish(act(unit, GRACE), (2,)).following == []
    assert found(unit, 2).status is TaskStatus.DONE


def test_dropping_ends_the_series_and_reopening_takes_it_up_again(unit: Unit) -> None:
    add(unit, numbers())
    assert changing.drop(act(unit, GRACE), (1,)).following == []
    assert passings(unit) == {}
    changing.reopen(act(unit, GRACE), (1,))
    assert list(passings(unit)) == ["T-1"]
    assert len(changing.finish(act(unit, GRACE), (1,)).following) == 1


def test_what_was_done_and_reopened_comes_only_once_again(unit: Unit) -> None:
    add(unit, numbers())
    changing.finish(act(unit, GRACE), (1,))
    changing.reopen(act(unit, GRACE), (1,))
    assert changing.finish(act(unit, GRACE), (1,)).following == []


def test_moving_one_deadline_leaves_the_rhythm_as_it_is(unit: Unit) -> None:
    add(unit, numbers("every other monday"))
    tuesday = Due(MONDAY_FIVE + timedelta(days=1), Grain.TIME)
    changing.move_deadline(act(unit, GRACE), MoveDeadline((1,), tuesday))
    assert passings(unit) == {"T-1": datetime(2026, 11, 25, 5, tzinfo=UTC)}
    changing.finish(act(unit, GRACE), (1,))
    assert dues(unit, 2) == [MONDAY_FIVE + 2 * WEEK]


def test_a_series_goes_on_from_one_whose_deadline_was_taken_away(unit: Unit) -> None:
    add(unit, numbers())
    changing.move_deadline(act(unit, GRACE), MoveDeadline((1,), None))
    assert passings(unit) == {}
    changing.finish(act(unit, GRACE), (1,))
    assert dues(unit, 2) == [MONDAY_FIVE + WEEK]


def test_a_day_is_over_at_midnight_where_its_owner_is(unit: Unit) -> None:
    add(unit, numbers())
    assert passings(unit) == {"T-1": datetime(2026, 11, 24, 5, tzinfo=UTC)}
    changing.assign(act(unit, GRACE), AssignTasks((1,), (PIOTR.id,)))
    assert passings(unit) == {"T-1": datetime(2026, 11, 23, 23, tzinfo=UTC)}


def test_when_its_day_has_passed_the_next_one_comes_and_the_missed_one_stays(unit: Unit) -> None:
    add(unit, numbers())
    let_pass(unit, 1)
    assert (found(unit, 1).status, found(unit, 1).recurrence) == (TaskStatus.OPEN, None)
    assert (dues(unit, 2), found(unit, 2).recurrence) == ([MONDAY_FIVE + WEEK], MONDAYS)
    assert story(unit, "T-1")[-1] == ("muster", "task_missed")
    assert list(passings(unit)) == ["T-2"]
    (_, card) = [message for message in queued(unit) if message.content == CARD]
    assert (card.subject, card.actor_id) == ("T-2", GRACE.id)


def test_of_two_missed_ones_the_older_is_dropped(unit: Unit) -> None:
    add(unit, numbers())
    let_pass(unit, 1)
    let_pass(unit, 2)
    assert [found(unit, number).status for number in (1, 2, 3)] == ["dropped", "open", "open"]
    assert (found(unit, 1).closed_by, story(unit, "T-1")[-1]) == ("muster", ("muster", "task_missed_twice"))


def test_a_missed_one_on_which_somebody_works_is_not_dropped(unit: Unit) -> None:
    add(unit, numbers())
    let_pass(unit, 1)
    changing.start(act(unit, GRACE), (1,))
    let_pass(unit, 2)
    assert [found(unit, number).status for number in (1, 2, 3)] == ["in_progress", "open", "open"]


def test_a_missed_one_that_is_done_later_is_followed_by_none(unit: Unit) -> None:
    add(unit, numbers())
    let_pass(unit, 1)
    assert changing.finish(act(unit, GRACE), (1,)).following == []


def test_a_day_that_passed_long_ago_is_followed_by_one_to_come(unit: Unit) -> None:
    add(unit, numbers("every day"))
    let_pass(unit, 1, NOW + timedelta(days=30))
    assert dues(unit, 2) == [MONDAY_FIVE + timedelta(days=30)]


def test_the_last_of_a_series_just_stays_open(unit: Unit) -> None:
    before = add(unit, numbers("every monday until 24 november"))
    let_pass(unit, 1)
    assert found(unit) == before
    assert passings(unit) == {}


def test_a_timer_that_comes_too_late_or_for_nothing_does_nothing(unit: Unit) -> None:
    add(unit, numbers())
    at = passings(unit)["T-1"]
    changing.finish(act(unit, GRACE), (1,))
    add(unit, BRIEF)
    for name in ("T-1", "T-3", "T-99"):
        recurring.pass_over(unit, Timer(TEAM, PASSING, name, at), at)
    assert tasks.find(unit, TEAM, 4) is None


def test_where_no_cards_can_be_posted_the_series_goes_on_without(unit: Unit) -> None:
    people.save_place(unit, UNSEEN)
    add(unit, numbers(), place=UNSEEN)
    let_pass(unit, 1)
    assert found(unit, 2).channel_id == UNSEEN.id
    assert queued(unit) == []


def test_a_series_counts_its_days_from_the_first_one(unit: Unit) -> None:
    add(unit, numbers("every other monday"))
    assert found(unit).recurs_since == date(2026, 11, 23)
    changing.finish(act(unit, GRACE), (1,))
    changing.finish(act(unit, GRACE), (2,))
    assert dues(unit, 2, 3) == [MONDAY_FIVE + 2 * WEEK, MONDAY_FIVE + 4 * WEEK]


def test_what_does_not_recur_is_followed_by_none(unit: Unit) -> None:
    add(unit, UNDATED)
    assert changing.finish(act(unit, GRACE), (1,)).following == []
