"""The card of a task in its channel."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.tasks.task import Blocker, BlockerKind, Priority, Task, TaskStatus
from bot.messages.layout import Message
from bot.messages.reader import reader_for
from bot.messages.tasks import actions, cards
from bot.services.tasks.views import CardView
from tests.bot.messages.reading import shown
from tests.rows import each_row
from tests.units import ANA, FRIDAY_FIVE, GRACE, NOW, PIOTR, a_task

HERS = reader_for(GRACE, NOW)
TOKEN = f"<!date^{int(FRIDAY_FIVE.timestamp())}^{{date_short_pretty}} {{time}}|Fri 27 Nov 17:00>"
EDGE = Blocker(BlockerKind.PERSON, PIOTR.id, "waiting for the logo", GRACE.id, NOW.isoformat())


def card(task: Task, parts: int = 0, done: int = 0) -> Message:
    return cards.card(CardView(task, ANA if task.owner_id else None, GRACE, parts, done), HERS)


def buttons(message: Message) -> list[tuple[str, str]]:
    return [
        (element["action_id"], element.get("value") or " ".join(o["value"] for o in element["options"]))
        for element in message.blocks[-1]["elements"]
    ]


def test_the_card_shows_what_whose_and_until_when() -> None:
    message = card(a_task())
    assert message.text == "T-12 Draft the launch brief · ana · due Fri 27 Nov 17:00"
    section = {
        "type": "mrkdwn",
        "text": f"*T-12* Draft the launch brief\n<@U0ANA> · due {TOKEN}",
        "verbatim": True,
    }
    assert message.blocks[0] == {"type": "section", "text": section}
    assert [block["type"] for block in message.blocks] == ["section", "actions"]


def test_a_card_without_owner_and_deadline_says_so() -> None:
    message = card(a_task(owner=None, due_at=None))
    assert message.text == "T-12 Draft the launch brief · nobody yet · no due date"
    assert "nobody yet · no due date" in shown(message)


def test_a_card_shows_everything_else_on_one_line() -> None:
    task = replace(
        a_task(),
        priority=Priority.URGENT,
        assignees=(PIOTR.id,),
        labels=("launch", "web"),
        estimate_minutes=570,
        recurrence="FREQ=WEEKLY;BYDAY=MO keep schedule",
        after=(3, 4),
        under=2,
        comments=5,
        permalink="https://a.example/p1",
    )
    message = card(task, parts=3, done=1)
    assert shown(message).startswith(
        ":rotating_light: *T-12* Draft the launch brief\n<@U0ANA>, <@U0PIOTR> · "
    )
    assert message.blocks[1]["elements"][0]["text"] == (
        "#launch · #web · ~1d1h30m · :repeat: every Monday · after T-3, T-4 · under T-2 · "
        "1 of 3 subtasks · :speech_balloon: 5 · <https://a.example/p1|from this message>"
    )


def test_a_blocked_card_says_what_is_in_the_way_who_can_help_and_since_when() -> None:
    message = card(replace(a_task(), status=TaskStatus.BLOCKED, blockers=(EDGE,)))
    assert ":no_entry: waiting for the logo (on <@U0PIOTR>, since Mon 23 Nov)" in shown(message)
    assert message.text == "T-12 Draft the launch brief · ana · due Fri 27 Nov 17:00"


@pytest.mark.parametrize(
    ("edge", "words"),
    [
        (replace(EDGE, reason=""), "on <@U0PIOTR> (since Mon 23 Nov)"),
        (replace(EDGE, kind=BlockerKind.TASK, subject="T-3", reason=""), "on T-3 (since Mon 23 Nov)"),
        (replace(EDGE, kind=BlockerKind.WORDS, subject=""), "waiting for the logo (since Mon 23 Nov)"),
        (replace(EDGE, since="2026-11-23T03:00:00+00:00"), "since Sun 22 Nov"),
    ],
    ids=["a person", "a task", "words", "on the reader's own calendar"],
)
def test_each_kind_of_blocker_has_its_words(edge: Blocker, words: str) -> None:
    assert words in shown(card(replace(a_task(), status=TaskStatus.BLOCKED, blockers=(edge,))))


@each_row(
    ("status", "pressed"),
    [
        (TaskStatus.OPEN, [actions.START, actions.DONE, actions.BLOCK]),
        (TaskStatus.IN_PROGRESS, [actions.DONE, actions.BLOCK]),
        (TaskStatus.BLOCKED, [actions.UNBLOCK, actions.DONE]),
        (TaskStatus.DONE, []),
        (TaskStatus.DROPPED, []),
    ],
)
def test_the_buttons_are_those_of_the_state(status: TaskStatus, pressed: list[str]) -> None:
    *found, (menu, _) = buttons(card(a_task(status=status)))
    assert found == [(name, "12") for name in pressed]
    assert menu == actions.MORE


@pytest.mark.parametrize(
    ("task", "offered"),
    [
        (a_task(), "task_show 12 task_edit 12 task_tomorrow 12 task_watch 12 task_drop 12"),
        (a_task(owner=None), "task_show 12 task_edit 12 task_tomorrow 12 task_take 12 task_drop 12"),
        (a_task(status=TaskStatus.DONE), "task_show 12 task_reopen 12"),
    ],
    ids=["somebody's", "nobody's", "closed"],
)
def test_the_menu_offers_what_makes_sense(task: Task, offered: str) -> None:
    assert buttons(card(task))[-1] == (actions.MORE, offered)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (TaskStatus.DONE, ":white_check_mark: done by <@U0PIOTR>"),
        (TaskStatus.DROPPED, ":wastebasket: dropped by <@U0PIOTR>"),
    ],
)
def test_the_card_of_a_closed_task_says_who_closed_it(status: TaskStatus, outcome: str) -> None:
    message = card(a_task(status=status))
    assert message.blocks[0]["text"]["text"] == f"*T-12* ~Draft the launch brief~\n{outcome}"
    assert message.text == f"T-12 Draft the launch brief · ana · {status}"


def test_what_was_closed_by_itself_was_closed_by_muster() -> None:
    assert "dropped by Muster" in shown(card(replace(a_task(status=TaskStatus.DROPPED), closed_by="muster")))


def test_a_card_reads_the_same_on_the_next_day() -> None:
    view = CardView(a_task(), ANA, GRACE)
    assert cards.card(view, HERS) == cards.card(view, reader_for(GRACE, NOW + timedelta(days=1)))
