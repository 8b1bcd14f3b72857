"""The direct message that gathers what needs a person."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.approvals.model import RequestStatus
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.attention.kinds import Kind
from bot.domain.people import Person
from bot.domain.tasks.task import Blocker, BlockerKind, Task, TaskStatus
from bot.messages.attention import nudges
from bot.messages.layout import Message
from bot.messages.reader import reader_for
from bot.services.attention.message import NudgesView, RequestItem, TaskItem
from tests.bot.messages.reading import alive, problems, shown
from tests.bot.services.approvals.asked import BY_GRACE, POSTERS
from tests.units import ANA, FRIDAY_FIVE, GRACE, LAUNCH, NOW, PIOTR, TEAM, a_task

FRIDAY_MORNING = FRIDAY_FIVE - timedelta(hours=8)
POSTERS_ASKED = ApprovalRequest(
    *(TEAM, 7, LAUNCH.id, ANA.id, POSTERS.title, (BY_GRACE,), NOW, NOW, NOW + timedelta(days=30)),
    money=POSTERS.money,
)


def item(task: Task, kind: Kind = Kind.DUE, to: Person = GRACE, **changes: Any) -> TaskItem:
    """Of what is theirs, unless it is blocked."""
    task = task if kind is Kind.BLOCKED else replace(task, owner_id=to.id)
    made = TaskItem(kind, task, to.id, FRIDAY_FIVE if kind is Kind.DUE else None)
    return replace(made, **changes)


def told(*items: TaskItem | RequestItem, to: Person = GRACE) -> Message:
    message = nudges.nudges(NudgesView(to, list(items)), reader_for(to, FRIDAY_MORNING))
    assert problems(message) == []
    return message


def labels(message: Message) -> list[str]:
    return [
        element["text"]["text"] if "text" in element else "…"
        for block in message.blocks
        if block["type"] == "actions"
        for element in block["elements"]
    ]


def test_one_thing_says_what_is_due_when_and_offers_the_ways_out() -> None:
    message = told(item(a_task()))
    due = ":alarm_clock: Due Fri 27 Nov 17:00 (in 8 hours)"
    assert message.text == f"{due}: T-12 Draft the launch brief"
    assert shown(message).startswith(f"{due}\n*T-12* Draft the launch brief")
    assert labels(message) == ["Done", "Tomorrow", "Next week", "…"]
    menu = message.blocks[1]["elements"][3]["options"]
    assert [option["value"] for option in menu] == ["pick T-12", "hand_over T-12", "stop T-12"]


def test_several_things_have_a_line_and_buttons_each_and_are_all_read_out() -> None:
    message = told(item(a_task()), item(a_task("Print", number=13)), RequestItem(POSTERS_ASKED))
    assert message.text.splitlines() == [
        "3 things that need you",
        "• :alarm_clock: Due Fri 27 Nov 17:00 (in 8 hours): T-12 Draft the launch brief",
        "• :alarm_clock: Due Fri 27 Nov 17:00 (in 8 hours): T-13 Print",
        "• :ballot_box_with_ballot: Waits for your decision: R-7 Posters for the launch",
    ]
    assert labels(message).count("Done") == 2
    assert "Approve" in labels(message)


def test_however_many_there_are_they_fit_and_none_is_left_out() -> None:
    message = told(*(item(a_task(f"Errand {number}", number=number)) for number in range(1, 60)))
    assert len(message.blocks) <= 50
    assert all(f"T-{number} Errand" in message.text for number in range(1, 60))
    assert all(f"Errand {number}" in shown(message) for number in range(1, 60))


def test_whoever_did_not_add_the_task_reads_who_did() -> None:
    assert "added by" not in shown(told(item(a_task())))
    assert "aggiunta da <@U0GRACE>" in shown(told(item(a_task(), to=ANA), to=ANA))


@pytest.mark.parametrize(
    ("task", "outcome"),
    [
        (a_task(status=TaskStatus.DONE), ":white_check_mark: done by <@U0PIOTR>"),
        (a_task(status=TaskStatus.DROPPED), ":wastebasket: dropped by <@U0PIOTR>"),
        (a_task(due_at=FRIDAY_FIVE + timedelta(days=3)), "moved to Mon 30 Nov 17:00"),
        (a_task(due_at=None), "no due date"),
    ],
    ids=["done", "dropped", "moved", "undated"],
)
def test_once_it_is_settled_it_says_how_and_has_no_buttons(task: Task, outcome: str) -> None:
    settled = told(item(task))
    assert shown(settled) == f"*T-12* Draft the launch brief\n{outcome}"
    assert settled.text == f"T-12 Draft the launch brief: {outcome}"
    assert labels(settled) == []


def test_a_request_that_is_decided_says_so() -> None:
    closed = replace(POSTERS_ASKED, status=RequestStatus.APPROVED, closed_at=NOW)
    message = told(RequestItem(closed))
    assert (message.text, labels(message)) == ("R-7 Posters for the launch: approved", [])


def test_a_deadline_that_has_passed_is_told_as_past() -> None:
    late = a_task(due_at=FRIDAY_FIVE - timedelta(days=2))
    message = told(item(late, Kind.OVERDUE, due_at=late.due_at))
    assert message.text.startswith(":alarm_clock: Was due Wed 25 Nov 17:00 (2 days ago): T-12")


@pytest.mark.parametrize(
    ("kind", "changes", "words"),
    [
        (Kind.STUCK, {}, "nothing changed for a while"),
        (Kind.UNASSIGNED, {"due_at": FRIDAY_FIVE}, "Nobody has it yet."),
        (Kind.OVERDUE, {"instead_of": PIOTR.id}, "I could not reach <@U0PIOTR>."),
        (Kind.OVERDUE, {"instead_of": PIOTR.id, "is_ignored": True}, "was nudged three times"),
    ],
)
def test_each_kind_says_why_it_is_there(kind: Kind, changes: dict[str, Any], words: str) -> None:
    task = a_task(
        owner=GRACE, due_at=FRIDAY_FIVE - timedelta(days=2) if words == "no buttons" else FRIDAY_FIVE
    )
    text = shown(told(item(task, kind, **changes)))
    assert (words if words != "no buttons" else "Was due Wed 25 Nov 17:00") in text


def test_of_a_task_that_is_not_theirs_people_read_what_was_said_to_them() -> None:
    edge = Blocker(BlockerKind.PERSON, GRACE.id, "the logo", ANA.id, NOW.isoformat())
    task = replace(a_task("Secret plan"), status=TaskStatus.BLOCKED, blockers=(edge,))
    message = told(item(task, Kind.BLOCKED, is_theirs=False))
    assert "Secret" not in shown(message) + message.text
    assert "the logo" in shown(message)
    assert labels(message) == []
    theirs = told(item(task, Kind.BLOCKED))
    assert "<@U0ANA> waits for you" in shown(theirs)
    assert "Still blocked?" in shown(told(item(replace(task, owner_id=GRACE.id), Kind.BLOCKED)))


@pytest.mark.parametrize("kind", [Kind.DUE, Kind.BLOCKED, Kind.STUCK, Kind.UNASSIGNED])
def test_what_people_typed_brings_nothing_to_life(kind: Kind) -> None:
    harmless, hostile = (
        told(item(a_task(title), kind)) for title in ("Draft", "<!channel> <@U1> & `x` *b* ```")
    )
    assert alive(hostile) == alive(harmless)
