"""A task is edited in a form: what several people change at the same time is all kept, or asked about."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import AssignTasks, BlockTasks, MoveDeadline, NewTask
from bot.domain.tasks.form import Field, digests, shown_fields
from bot.domain.tasks.task import BlockerKind, Priority, Task
from bot.services.act import Act
from bot.services.tasks import blocking, changing, editing
from bot.services.tasks.editing import SHOWN_AS, Clash
from storage.unit import Unit
from tests.bot.services.tasks.work import BRIEF, MONDAYS, UNDATED, add, found, story, told
from tests.units import (
    ANA,
    DAVID,
    DESIGN,
    FRIDAY_FIVE,
    GRACE,
    MEERA,
    NOW,
    PIOTR,
    SLACKBOT,
    ZOFIA_WHO_LEFT,
    act,
    looks_at,
    timers_set,
)

LATER = FRIDAY_FIVE + timedelta(days=7)
VALUES: dict[Field, tuple[Any, Any]] = {
    "title": ("Draft the brief", "Write the brief"),
    "owner": (PIOTR.id, DAVID.id),
    "others": ((GRACE.id,), (MEERA.id, GRACE.id)),
    "due": (LATER, LATER + timedelta(days=1)),
    "priority": (Priority.HIGH, Priority.LOW),
    "labels": (("launch",), ("web", "print")),
    "notes": ("A3", "A4"),
    "estimate": (60, 90),
    "recurrence": (MONDAYS, None),
    "after": ((2,), (2, 3)),
    "under": (2, 3),
}
"""Two values that two people may put into each field, neither of which is there in the beginning."""


def base_of(task: Task, editor: Person = GRACE) -> dict[Field, str]:
    """What the form remembers when it is opened."""
    return digests(shown_fields(task, editor, task.recurrence or ""))


def edit(act: Act, base: dict[Field, str], number: int = 1, **values: Any) -> Task | Clash:
    return editing.edit(act, number, base, values, lambda task: task.recurrence or "")


def saved(result: Task | Clash) -> Task:
    assert isinstance(result, Task)
    return result


@pytest.fixture
def brief(unit: Unit) -> Unit:
    """A unit with T-1, which is Ana's, and T-2 and T-3."""
    for new in (replace(BRIEF, recurrence="FREQ=DAILY keep schedule"), UNDATED, UNDATED):
        add(unit, new)
    return unit


@pytest.mark.parametrize("field", VALUES)
def test_each_field_can_be_changed_and_nothing_else_changes(brief: Unit, field: Field) -> None:
    before = found(brief)
    value = VALUES[field][0]
    task = saved(edit(act(brief, GRACE), base_of(before), **{field: value}))
    assert task == found(brief)
    assert getattr(task, SHOWN_AS[field]) == value
    follow = {"recurs_since"} if field == "recurrence" else set()
    changed = {name for name in SHOWN_AS.values() if getattr(task, name) != getattr(before, name)}
    assert changed - follow == {SHOWN_AS[field]}
    assert story(brief)[-1] == (GRACE.id, "task_edited")


@pytest.mark.parametrize("field", VALUES)
def test_where_two_change_the_same_field_the_second_is_told_and_nothing_is_stored(
    brief: Unit, field: Field
) -> None:
    base = base_of(found(brief))
    edit(act(brief, PIOTR), base_of(found(brief), PIOTR), **{field: VALUES[field][1]})
    between = found(brief)
    assert edit(act(brief, GRACE), base, **{field: VALUES[field][0]}) == Clash(between, [field], PIOTR.id)
    assert found(brief) == between


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    st.dictionaries(st.sampled_from(list(VALUES)), st.integers(0, 1), min_size=1),
    st.dictionaries(st.sampled_from(list(VALUES)), st.integers(0, 1), min_size=1),
)
def test_whatever_two_people_enter_both_changes_are_kept_or_the_second_is_told(
    brief: Unit, theirs: dict[Field, int], mine: dict[Field, int]
) -> None:
    brief.cursor.execute("SAVEPOINT example")
    base = base_of(found(brief))
    changes = {field: VALUES[field][which] for field, which in theirs.items()}
    edit(act(brief, PIOTR), base_of(found(brief), PIOTR), **changes)
    between = found(brief)
    result = edit(act(brief, GRACE), base, **{field: VALUES[field][which] for field, which in mine.items()})
    clashing = [field for field in mine if field in theirs and mine[field] != theirs[field]]
    if clashing:
        assert result == Clash(between, clashing, PIOTR.id)
        assert found(brief) == between
    else:
        kept = {SHOWN_AS[field]: VALUES[field][which] for field, which in (theirs | mine).items()}
        assert {name: getattr(result, name) for name in kept} == kept
    brief.cursor.execute("ROLLBACK TO SAVEPOINT example")
    brief.cursor.execute("RELEASE SAVEPOINT example")


def test_a_second_try_from_what_is_there_now_is_stored(brief: Unit) -> None:
    base = base_of(found(brief))
    edit(act(brief, PIOTR), base, title="Draft the brief")
    clash = edit(act(brief, GRACE), base, title="Write the brief")
    assert isinstance(clash, Clash)
    assert (
        saved(edit(act(brief, GRACE), base_of(clash.task), title="Write the brief")).title
        == "Write the brief"
    )


def test_two_who_enter_the_same_do_not_clash(brief: Unit) -> None:
    base = base_of(found(brief))
    for person in (PIOTR, GRACE):
        assert saved(edit(act(brief, person), base, title="Draft the brief")).title == "Draft the brief"
    assert story(brief)[1:] == [(PIOTR.id, "task_edited")]


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        (lambda act: changing.assign(act, AssignTasks((1,), (PIOTR.id,))), "owner", DAVID.id),
        (lambda act: changing.move_deadline(act, MoveDeadline((1,), None)), "due", LATER),
    ],
)
def test_a_command_clashes_as_a_form_does(brief: Unit, change: Any, field: Field, value: Any) -> None:
    base = base_of(found(brief))
    change(act(brief, DAVID))
    assert edit(act(brief, GRACE), base, **{field: value}) == Clash(found(brief), [field], DAVID.id)


def test_a_clash_names_who_changed_the_field_and_not_who_came_last(brief: Unit) -> None:
    base = base_of(found(brief))
    edit(act(brief, PIOTR), base, title="Draft the brief")
    changing.start(act(brief, ANA), (1,))
    result = edit(act(brief, GRACE), base, title="Write the brief")
    assert isinstance(result, Clash)
    assert result.by_id == PIOTR.id


def test_what_a_task_goes_through_meanwhile_does_not_disturb_the_form(brief: Unit) -> None:
    base = base_of(found(brief))
    blocking.block(act(brief, PIOTR), BlockTasks((1,), BlockerKind.WORDS, "", "rain"))
    task = saved(edit(act(brief, GRACE), base, title="Draft the brief"))
    assert (task.status, task.title) == ("blocked", "Draft the brief")


def test_deadlines_are_told_on_the_editors_own_clock(brief: Unit) -> None:
    base = base_of(found(brief), ANA)
    assert edit(act(brief, ANA), base, due=LATER) == found(brief)
    assert found(brief).due_at == LATER


def test_whoever_gets_it_hears_so_and_the_timers_move_along(brief: Unit) -> None:
    edit(
        act(brief, GRACE),
        base_of(found(brief)),
        owner=PIOTR.id,
        others=(DAVID.id,),
        due=LATER,
        recurrence=None,
    )
    assert told(brief) == [(PIOTR.id, "T-1", "given"), (DAVID.id, "T-1", "given")]
    assert looks_at(brief)[PIOTR.id] < LATER


def test_the_owner_is_not_among_the_others_as_well(brief: Unit) -> None:
    task = saved(edit(act(brief, GRACE), base_of(found(brief)), owner=PIOTR.id, others=(PIOTR.id, DAVID.id)))
    assert (task.owner_id, task.assignees) == (PIOTR.id, (DAVID.id,))


@pytest.mark.parametrize("nobody", [ZOFIA_WHO_LEFT, SLACKBOT])
@pytest.mark.parametrize("field", ["owner", "others"])
def test_whoever_left_or_is_a_bot_gets_nothing(brief: Unit, nobody: Person, field: Field) -> None:
    before = found(brief)
    value: Any = nobody.id if field == "owner" else (nobody.id,)
    with pytest.raises(Refusal):
        edit(act(brief, GRACE), base_of(before), **{field: value})
    assert found(brief) == before


@pytest.mark.parametrize(
    ("values", "way"),
    [
        ({"after": (1,)}, "T-1 → T-1"),
        ({"after": (3,)}, "T-1 → T-3 → T-2 → T-1"),
        ({"under": 1}, "T-1 → T-1"),
        ({"under": 2}, "T-1 → T-2 → T-1"),
    ],
)
def test_no_task_waits_for_itself_or_is_part_of_itself(unit: Unit, values: dict[str, Any], way: str) -> None:
    add(unit, UNDATED)
    add(unit, NewTask("Two", after=(1,), under=1))
    add(unit, NewTask("Three", after=(2,)))
    with pytest.raises(Refusal) as caught:
        edit(act(unit, GRACE), base_of(found(unit)), **values)
    assert caught.value.values == {"way": way}


@pytest.mark.parametrize("values", [{"after": (99,)}, {"under": 99}])
def test_no_task_waits_for_or_is_part_of_what_is_not_there(brief: Unit, values: dict[str, Any]) -> None:
    with pytest.raises(Refusal, match="There is no T-"):
        edit(act(brief, GRACE), base_of(found(brief)), **values)


def test_a_new_series_begins_with_its_deadline_or_sets_the_first_one(unit: Unit) -> None:
    for new in (UNDATED, replace(BRIEF, owner_id=None)):
        add(unit, new)
    undated = saved(edit(act(unit, GRACE), base_of(found(unit, 1)), 1, recurrence=MONDAYS))
    assert (undated.due_at, undated.recurs_since) == (NOW.replace(hour=22, minute=0), date(2026, 11, 23))
    dated = saved(edit(act(unit, GRACE), base_of(found(unit, 2)), 2, recurrence=MONDAYS))
    assert (dated.due_at, dated.recurs_since) == (FRIDAY_FIVE, date(2026, 11, 27))
    over = saved(edit(act(unit, GRACE), base_of(dated), 2, recurrence=None))
    assert (over.recurrence, over.recurs_since, over.due_at) == (None, None, FRIDAY_FIVE)


def test_another_deadline_moves_one_instance_and_not_the_rhythm(unit: Unit) -> None:
    add(unit, replace(BRIEF, recurrence="FREQ=WEEKLY;INTERVAL=2;BYDAY=FR keep schedule"))
    moved = saved(edit(act(unit, GRACE), base_of(found(unit)), due=FRIDAY_FIVE + timedelta(days=1)))
    assert moved.recurs_since == date(2026, 11, 27)


def test_a_deadline_can_be_taken_away_from_a_series_too(brief: Unit) -> None:
    task = saved(edit(act(brief, GRACE), base_of(found(brief)), due=None))
    assert (task.due_at, task.recurrence) == (None, "FREQ=DAILY keep schedule")
    assert timers_set(brief) == {}


def test_nobody_edits_what_they_cannot_see(unit: Unit) -> None:
    with pytest.raises(Refusal, match="There is no T-"):
        edit(act(unit, GRACE, DESIGN), {}, 1, title="Mine")
