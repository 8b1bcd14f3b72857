"""What changed between two states of a task, and the way back."""

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.tasks.history import UNCOUNTED, difference, restored, stands_as
from bot.domain.tasks.task import Blocker, BlockerKind, Priority, Task, TaskStatus
from tests.units import ANA, NOW, PIOTR, a_task

ids = st.sampled_from(["U0ANA", "U0PIOTR", "U0GRACE", "U0DAVID"])
several = st.lists(ids, unique=True, max_size=3).map(tuple)
numbers = st.integers(1, 99)
instants = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- hypothesis adds the zone
blockers = st.builds(
    Blocker,
    st.sampled_from(BlockerKind),
    st.sampled_from(["", "U0ANA", "T-3"]),
    st.text(max_size=5),
    ids,
    instants.map(lambda at: at.isoformat()),
    st.booleans(),
)


def states(number: int = 12) -> st.SearchStrategy[Task]:
    """A task in any state it can get into: what never changes is the same in all."""
    return st.builds(
        Task,
        workspace_id=st.just("T1"),
        number=st.just(number),
        channel_id=st.just("C1"),
        title=st.text(min_size=1, max_size=10),
        status=st.sampled_from(TaskStatus),
        owner_id=st.none() | ids,
        creator_id=st.just("U0GRACE"),
        due_at=st.none() | instants,
        thread_ts=st.none() | st.just("1.2"),
        created_at=st.just(NOW),
        closed_at=st.none() | instants,
        closed_by=st.none() | ids,
        priority=st.sampled_from(Priority),
        estimate_minutes=st.none() | numbers,
        notes=st.text(max_size=5),
        assignees=several,
        watchers=several,
        labels=st.lists(st.sampled_from(["web", "print"]), unique=True).map(tuple),
        after=st.lists(numbers, unique=True, max_size=3).map(tuple),
        under=st.none() | numbers,
        blockers=st.lists(blockers, max_size=2).map(tuple),
        recurrence=st.none() | st.just("FREQ=DAILY keep schedule"),
        recurs_since=st.none() | st.dates(date(2020, 1, 1)),
        follows=st.none() | numbers,
        permalink=st.none() | st.just("https://a.example"),
        comments=st.integers(0, 9),
        version=st.integers(1, 9),
    )


@given(states(), states())
def test_the_way_back_leads_to_the_very_same_task(was: Task, now: Task) -> None:
    noted = json.loads(json.dumps(difference(was, now)))
    before = restored(now, noted["was"])
    assert replace(before, **{name: getattr(was, name) for name in UNCOUNTED}) == was
    assert stands_as(now, noted["now"])
    assert restored(before, noted["now"]) == now


@given(states(), states())
def test_only_what_differs_is_noted(was: Task, now: Task) -> None:
    noted = difference(was, now)
    differing = {field.name for field in fields(Task) if getattr(was, field.name) != getattr(now, field.name)}
    assert set(noted["was"]) == set(noted["now"]) == differing - UNCOUNTED
    assert stands_as(was, noted["now"]) is (not noted["now"])


def test_what_is_noted_is_plain() -> None:
    edge = Blocker(BlockerKind.TASK, "T-3", "", PIOTR.id, "2026-11-23T14:30:00+00:00", was_started=True)
    was = a_task()
    now = replace(was, status=TaskStatus.BLOCKED, blockers=(edge,), assignees=(ANA.id,), due_at=None)
    assert difference(was, now) == {
        "was": {"status": "open", "due_at": "2026-11-27T22:00:00+00:00", "assignees": [], "blockers": []},
        "now": {
            "status": "blocked",
            "due_at": None,
            "assignees": ["U0ANA"],
            "blockers": [
                {
                    "kind": "task",
                    "subject": "T-3",
                    "reason": "",
                    "by": "U0PIOTR",
                    "since": "2026-11-23T14:30:00+00:00",
                    "was_started": True,
                }
            ],
        },
    }
