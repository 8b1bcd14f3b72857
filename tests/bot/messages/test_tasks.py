"""Cards, confirmations, lists."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.tasks import TITLE_LIMIT, Task, TaskStatus
from bot.messages import tasks
from bot.messages.layout import Message
from bot.messages.reader import reader_for
from bot.services.tasks import Finished, TaskPage, TaskView
from tests.bot.messages.reading import alive, problems, shown
from tests.units import ANA, FRIDAY_FIVE, GRACE, NOW, PIOTR, a_task

HERS = reader_for(GRACE, NOW)
TOKEN = f"<!date^{int(FRIDAY_FIVE.timestamp())}^{{date_short_pretty}} {{time}}|Fri 27 Nov 17:00>"
BUTTON_DONE = {
    "type": "button",
    "text": {"type": "plain_text", "text": "Done", "emoji": True},
    "action_id": "task_done",
    "value": "12",
    "style": "primary",
}
HOSTILE = "<!channel> <@U0PIOTR> & `x` *b* @here ``` https://a.example"


def view(task: Task, *, has_card: bool = True) -> TaskView:
    return TaskView(task, ANA if task.owner_id else None, GRACE, has_card)


def page(listed: list[Task], *, everyone: bool = True, page: int = 1, pages: int = 1) -> Message:
    return tasks.page(TaskPage(listed, everyone, page, pages, len(listed)), HERS)


def every_layout(task: Task) -> list[Message]:
    closed = replace(task, status=TaskStatus.DONE, closed_at=NOW, closed_by=PIOTR.id)
    return [
        tasks.card(view(task), HERS),
        tasks.card(view(closed), HERS),
        tasks.card(view(replace(closed, status=TaskStatus.DROPPED)), HERS),
        tasks.added(view(task), HERS),
        tasks.added(view(task, has_card=False), HERS),
        tasks.finished(Finished([closed], []), HERS),
        tasks.finished(Finished([closed], [closed]), HERS),
        tasks.finished(Finished([], [closed]), HERS),
        tasks.changed(task, HERS),
        tasks.changed(closed, HERS),
        page([task], pages=2),
        page([task], everyone=False),
        page([]),
    ]


def test_the_card_shows_what_whose_and_until_when_with_a_button() -> None:
    assert tasks.card(view(a_task()), HERS).payload() == {
        "text": "T-12 Draft the launch brief · ana · due Fri 27 Nov 17:00",
        "blocks": [
            {
                "type": "section",
                "text": {
                    "type": "mrkdwn",
                    "text": f"*T-12* Draft the launch brief\n<@U0ANA> · due {TOKEN}",
                    "verbatim": True,
                },
            },
            {"type": "actions", "elements": [BUTTON_DONE]},
        ],
    }


def test_a_card_without_owner_and_deadline_says_so() -> None:
    card = tasks.card(view(a_task(owner=None, due_at=None)), HERS)
    assert card.text == "T-12 Draft the launch brief · nobody yet · no due date"
    assert "nobody yet · no due date" in shown(card)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (TaskStatus.DONE, ":white_check_mark: done by <@U0PIOTR>"),
        (TaskStatus.DROPPED, "dropped by <@U0PIOTR>"),
    ],
)
def test_the_card_of_a_closed_task_says_who_closed_it_and_has_no_button(
    status: TaskStatus, outcome: str
) -> None:
    card = tasks.card(view(a_task(status=status)), HERS)
    assert shown(card) == f"*T-12* ~Draft the launch brief~\n{outcome}"
    assert card.text == f"T-12 Draft the launch brief · ana · {status}"
    assert [block["type"] for block in card.blocks] == ["section"]


def test_a_card_reads_the_same_on_the_next_day() -> None:
    tomorrow = reader_for(GRACE, NOW + timedelta(days=1))
    assert tasks.card(view(a_task()), HERS) == tasks.card(view(a_task()), tomorrow)


def test_the_confirmation_shows_everything_resolved_and_offers_undo() -> None:
    added = tasks.added(view(a_task()), HERS)
    line = "*T-12* Draft the launch brief · <@U0ANA> · due Fri 27 Nov 17:00 (in 4 days)"
    assert added.blocks[0]["text"]["text"] == f":white_check_mark: {line}"
    assert added.text == "Added: T-12 Draft the launch brief · ana · due Fri 27 Nov 17:00 (in 4 days)"
    (undo,) = added.blocks[-1]["elements"]
    assert (undo["text"]["text"], undo["action_id"], undo["value"]) == ("Undo", tasks.DROP, "12")


def test_where_no_card_can_be_posted_the_confirmation_says_how_it_could() -> None:
    assert "/invite @muster" not in shown(tasks.added(view(a_task()), HERS))
    assert "`/invite @muster`" in shown(tasks.added(view(a_task(), has_card=False), HERS))


def test_one_finished_task_can_be_undone() -> None:
    done = a_task(status=TaskStatus.DONE)
    message = tasks.finished(Finished([done], []), HERS)
    assert message.text == "Done: T-12 Draft the launch brief"
    assert ":white_check_mark: *T-12* ~Draft the launch brief~" in shown(message)
    assert message.blocks[-1]["elements"][0]["action_id"] == tasks.REOPEN


def test_several_finished_tasks_are_named_and_those_closed_before_are_told_apart() -> None:
    done = [a_task(f"number {number}", number=number, status=TaskStatus.DONE) for number in (1, 2, 3)]
    message = tasks.finished(Finished(done[:2], done[2:]), HERS)
    assert (
        message.text == "Done: T-1 number 1, T-2 number 2\n*T-3* number 3 was closed already, by <@U0PIOTR>."
    )
    assert "*T-3* number 3 was closed already, by <@U0PIOTR>." in shown(message)
    assert [block["type"] for block in message.blocks] == ["section"]


def test_what_was_closed_before_is_not_called_done_now() -> None:
    message = tasks.finished(Finished([], [a_task(status=TaskStatus.DROPPED)]), HERS)
    assert message.text == "*T-12* Draft the launch brief was closed already, by <@U0PIOTR>."


@pytest.mark.parametrize(
    ("task", "line"),
    [
        (a_task(), "*T-12* Draft the launch brief · due Fri 27 Nov 17:00 (in 4 days)"),
        (a_task(due_at=None), "*T-12* Draft the launch brief · no due date"),
        (a_task(status=TaskStatus.DROPPED), "*T-12* ~Draft the launch brief~ · dropped"),
    ],
)
def test_after_a_change_the_task_is_shown_as_it_stands(task: Task, line: str) -> None:
    assert tasks.changed(task, HERS) == Message(line, [{"type": "section", "text": mrkdwn(line)}])


def mrkdwn(text: str) -> dict[str, object]:
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def test_a_list_of_the_channel_names_owners_and_mine_does_not() -> None:
    listed = [a_task(), a_task("Tidy up", number=13, owner=None, due_at=None)]
    first = "*T-12* Draft the launch brief · <@U0ANA> · due Fri 27 Nov 17:00 (in 4 days)"
    assert page(listed).text == f"Open tasks in this channel: 2\n{first}\n*T-13* Tidy up · nobody yet"
    assert page(listed, everyone=False).text.splitlines()[2] == "*T-13* Tidy up"
    assert shown(page(listed)).splitlines()[0] == "*Open tasks in this channel: 2*"


def test_what_is_overdue_is_marked_in_lists() -> None:
    late = a_task(due_at=NOW - timedelta(days=2))
    assert ":warning: due Sat 21 Nov 09:30 (2 days ago)" in page([late]).text


def test_an_empty_list_says_how_to_fill_it() -> None:
    assert page([]).text == "No open tasks in this channel."
    assert page([], everyone=False).text == "You have no open tasks."
    assert "/task add " in shown(page([]))


@pytest.mark.parametrize(
    ("everyone", "number", "following"), [(True, 1, "all 2"), (True, 2, "all 1"), (False, 2, "mine 1")]
)
def test_a_page_says_which_it_is_and_how_to_see_the_next(
    number: int, following: str, *, everyone: bool
) -> None:
    message = page([a_task()], everyone=everyone, page=number, pages=2)
    assert f"Page {number} of 2. Another one: `/task list {following}`" in shown(message)


def test_a_list_with_one_page_does_not_speak_of_pages() -> None:
    assert "Page" not in shown(page([a_task()]))


def test_twenty_tasks_with_the_longest_titles_fit_one_message() -> None:
    longest = [a_task("&" * TITLE_LIMIT, number=number) for number in range(1, 21)]
    closed = [replace(task, status=TaskStatus.DONE, closed_by=PIOTR.id) for task in longest]
    for message in (
        page(longest),
        tasks.finished(Finished(closed, []), HERS),
        tasks.finished(Finished([], closed), HERS),
    ):
        assert problems(message) == []
        assert shown(message).count("&amp;" * TITLE_LIMIT) == 20


@pytest.mark.parametrize("place", range(13))
def test_what_people_typed_brings_nothing_to_life(place: int) -> None:
    harmless, hostile = (every_layout(a_task(title))[place] for title in ("Draft", HOSTILE))
    assert problems(hostile) == []
    assert alive(hostile) == alive(harmless)
    assert "```" not in hostile.text + shown(hostile)


@settings(max_examples=20)
@given(st.text(min_size=1, max_size=TITLE_LIMIT))
def test_any_title_makes_a_message_that_slack_takes(title: str) -> None:
    for message in every_layout(a_task(title)):
        assert problems(message) == []


def test_a_right_to_left_title_keeps_the_order_of_what_stands_around_it() -> None:
    title = "כתיבת תקציר"
    for message in every_layout(a_task(title))[:-1]:
        for text in (message.text, shown(message)):
            assert text.count(title) == text.count(f"\u2068{title}\u2069") > 0


def test_people_read_it_in_their_own_language() -> None:
    assert tasks.added(view(a_task()), reader_for(PIOTR, NOW)).text.startswith("Dodano: T-12 ")
