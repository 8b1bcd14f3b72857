"""The direct message about a deadline."""

from datetime import datetime, timedelta

import pytest

from bot.domain.people import Person
from bot.domain.tasks.task import Task, TaskStatus
from bot.messages import nudges
from bot.messages.layout import Message
from bot.messages.reader import reader_for
from bot.services.nudges import NudgeView
from tests.bot.messages.reading import alive, problems, shown
from tests.units import ANA, FRIDAY_FIVE, GRACE, a_task

FRIDAY_MORNING = FRIDAY_FIVE - timedelta(hours=8)


def nudge(task: Task, recipient: Person = GRACE, now: datetime = FRIDAY_MORNING) -> Message:
    return nudges.due_nudge(NudgeView(task, recipient, FRIDAY_FIVE), reader_for(recipient, now))


def test_a_nudge_says_what_is_due_when_and_offers_the_ways_out() -> None:
    text = ":alarm_clock: Due Fri 27 Nov 17:00 (in 8 hours)"
    assert nudge(a_task()).payload() == {
        "text": f"{text}: T-12 Draft the launch brief",
        "blocks": [
            {
                "type": "section",
                "text": {
                    "type": "mrkdwn",
                    "text": f"{text}\n*T-12* Draft the launch brief",
                    "verbatim": True,
                },
            },
            {
                "type": "actions",
                "elements": [
                    {
                        "type": "button",
                        "text": {"type": "plain_text", "text": "Done", "emoji": True},
                        "action_id": "task_done",
                        "value": "12",
                        "style": "primary",
                    },
                    {
                        "type": "button",
                        "text": {"type": "plain_text", "text": "Tomorrow", "emoji": True},
                        "action_id": "task_tomorrow",
                        "value": "12",
                    },
                    {
                        "type": "button",
                        "text": {"type": "plain_text", "text": "Next week", "emoji": True},
                        "action_id": "task_next_week",
                        "value": "12",
                    },
                ],
            },
        ],
    }


def test_whoever_did_not_add_the_task_reads_who_did() -> None:
    assert "added by" not in shown(nudge(a_task(), GRACE))
    assert "aggiunta da <@U0GRACE>" in shown(nudge(a_task(), ANA))


def test_a_deadline_that_has_passed_is_told_as_past() -> None:
    late = nudge(a_task(), now=FRIDAY_FIVE + timedelta(days=1))
    assert late.text == ":alarm_clock: Was due Fri 27 Nov 17:00 (1 day ago): T-12 Draft the launch brief"


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
def test_once_it_is_settled_the_nudge_says_how_and_has_no_buttons(task: Task, outcome: str) -> None:
    settled = nudge(task)
    assert shown(settled) == f"*T-12* Draft the launch brief\n{outcome}"
    assert settled.text == f"T-12 Draft the launch brief: {outcome}"
    assert [block["type"] for block in settled.blocks] == ["section"]


@pytest.mark.parametrize("status", TaskStatus)
def test_what_people_typed_brings_nothing_to_life(status: TaskStatus) -> None:
    harmless, hostile = (
        nudge(a_task(title, status=status), ANA) for title in ("Draft", "<!channel> <@U1> & `x` *b* ```")
    )
    assert problems(hostile) == []
    assert alive(hostile) == alive(harmless)


def test_a_right_to_left_title_keeps_to_itself() -> None:
    title = "שלום עולם"
    for task in (a_task(title), a_task(title, due_at=None)):
        message = nudge(task)
        assert f"\u2068{title}\u2069" in message.text
        assert f"\u2068{title}\u2069" in shown(message)
